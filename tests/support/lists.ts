import { schema } from '@sourcebook/server';
import type { TestArchive } from './archive.ts';
import { type ConnectionField, findConnections } from './connections.ts';

export interface Edge {
  readonly cursor: string;
  readonly node: object;
}

export interface Page {
  readonly edges: readonly Edge[];
  readonly nodes: readonly object[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A list of an archive: where it hangs, and what stands beside its page arguments. */
export interface List {
  readonly place: string;
  readonly field: ConnectionField;
  readonly args: string;
}

/** For each parent type: what leads to one. Of some there are several, of which lists may be short or empty. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** Every field that gives a connection. */
export const fields = findConnections(schema);

const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Places in an archive of invented pages. */
export async function findPlaces(archive: TestArchive): Promise<Places> {
  const { articles, captures } = await archive.ask<{
    articles: { nodes: { id: string }[] };
    captures: { nodes: { sha256: string; appearances: { nodes: { id: string }[] } }[] };
  }>('{ articles(first: 3) { nodes { id } } captures(first: 2) { nodes { sha256 appearances { nodes { id } } } } }');
  const appearances = captures.nodes.flatMap((capture) => capture.appearances.nodes.slice(0, 2));
  return {
    Query: ['{ HERE }'],
    Archive: ['{ archive { HERE } }'],
    Source: ['alpha', 'delta'].map((slug) => `{ source(by: { slug: "${slug}" }) { HERE } }`),
    Capture: captures.nodes.map(({ sha256 }) => `{ capture(by: { sha256: "${sha256}" }) { HERE } }`),
    Article: articles.nodes.map(({ id }) => `{ article(by: { id: "${id}" }) { HERE } }`),
    Appearance: appearances.map(({ id }) => `{ node(id: "${id}") { ... on Appearance { HERE } } }`),
    Entity: ['harbour-board', 'dunmere'].map((slug) => `{ entity(by: { slug: "${slug}" }) { HERE } }`),
    EntityName: ['{ entity(by: { slug: "harbour-board" }) { names(first: 1) { nodes { HERE } } } }'],
    CoMentionEdge: ['{ entity(by: { slug: "harbour-board" }) { coMentions(first: 1) { edges { HERE } } } }'],
    RelatedArticleEdge: [
      `{ article(by: { id: "${articles.nodes[0]?.id}" }) { related(first: 1) { edges { HERE } } } }`,
    ],
  };
}

export function listsOf(places: Places, field: ConnectionField): List[] {
  const query = field.name === 'Query.search' ? 'query: "then OR market OR harbour", ' : '';
  const there = places[field.parent];
  if (!there) throw new Error(`Nothing leads to ${field.parent}.`);
  return there.flatMap((place, index) =>
    field.variants
      .slice(0, index === 0 ? undefined : 1)
      .map((variant) => ({ place, field, args: `${query}${variant}` })),
  );
}

/** The first connection in an answer. */
export function findPage(value: unknown): Page {
  if (typeof value !== 'object' || value === null) throw new Error('The answer holds no connection.');
  if ('totalCount' in value) return value as Page;
  return findPage(Object.values(value)[0]);
}

/** A page of a list: `page` is its page arguments. */
export async function askPage(archive: TestArchive, list: List, page: string): Promise<Page> {
  const { place, field, args } = list;
  const asked = `${field.field}(${[args, page].filter(Boolean).join(', ')})`;
  const nodes = field.selection;
  return findPage(
    await archive.ask(
      place.replace('HERE', `${asked} { edges { cursor node { ${nodes} } } nodes { ${nodes} } ${PAGE} }`),
    ),
  );
}

/** All of a list, forward in the largest pages. */
export async function readWhole(archive: TestArchive, list: List): Promise<Edge[]> {
  const edges: Edge[] = [];
  for (let after = ''; ; ) {
    const page = await askPage(archive, list, `first: 100${after}`);
    edges.push(...page.edges);
    if (!page.pageInfo.hasNextPage) {
      if (edges.length !== page.totalCount)
        throw new Error(`${list.field.name} counts ${page.totalCount}, shows ${edges.length}.`);
      return edges;
    }
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
}
