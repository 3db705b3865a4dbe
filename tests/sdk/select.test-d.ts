import { composeQuery, createBareClient, createClient, type Selection, select } from '@sourcebook/sdk';
import { expectType } from './expect-type.ts';

// What the compiler accepts of a composed query, and what it knows of the answer. Nothing here runs.

const client = createClient();

export async function answersAreTypedToTheLeaf() {
  const answer = await client.select({
    entity: {
      $args: { by: { name: 'A' } },
      kind: true,
      articles: {
        $args: { first: 2, orderBy: { field: 'TITLE', direction: 'ASC' } },
        totalCount: true,
        edges: { mentionCount: true, node: { title: true, source: { name: true, articles: { totalCount: true } } } },
      },
    },
  });
  const { entity } = answer;
  if (!entity) return;
  expectType<'EVENT' | 'ORGANIZATION' | 'PERSON' | 'PLACE' | 'WORK'>()(entity.kind);
  expectType<number>()(entity.articles.totalCount);
  const [edge] = entity.articles.edges;
  if (!edge) return;
  expectType<number>()(edge.mentionCount);
  expectType<string | null>()(edge.node.title);
  expectType<string>()(edge.node.source.name);
  expectType<number>()(edge.node.source.articles.totalCount);
  // @ts-expect-error It was not asked for.
  edge.node.wordCount;
  // @ts-expect-error An answer is read, not written.
  edge.mentionCount = 2;
}

export async function aliasesAreTyped() {
  const answer = await client.select({
    'all:articles': { totalCount: true },
    'titled:articles': {
      $args: { filter: { titled: true }, first: 1 },
      totalCount: true,
      nodes: { 'headline:title': true },
    },
  });
  expectType<number>()(answer.all.totalCount);
  expectType<number>()(answer.titled.totalCount);
  const [article] = answer.titled.nodes;
  if (article) expectType<string | null>()(article.headline);
  // @ts-expect-error The field has another name here.
  answer.articles;
  // @ts-expect-error Only one of the two asks for nodes.
  answer.all.nodes;
}

export async function membersAreToldApart() {
  const answer = await client.select({
    search: {
      $args: { query: 'harbour', in: ['ARTICLE', 'ENTITY'] },
      nodes: { on: { Article: { title: true }, Entity: { name: true } } },
    },
    node: { $args: { id: 'A' }, id: true, on: { Capture: { path: true } } },
  });
  const [found] = answer.search.nodes;
  if (found?.__typename === 'Article') expectType<string | null>()(found.title);
  if (found?.__typename === 'Entity') expectType<string>()(found.name);
  if (found) expectType<'Article' | 'Entity' | 'Source'>()(found.__typename);
  // @ts-expect-error Not every member has it.
  found?.title;
  const { node } = answer;
  if (node) expectType<string>()(node.id);
  if (node?.__typename === 'Capture') expectType<string>()(node.path);
  // @ts-expect-error Only a capture was asked for it.
  node?.path;
}

const brief = { name: true, articleCount: true } as const satisfies Selection<'Entity'>;
const page = { totalCount: true, nodes: brief } satisfies Selection<'EntityConnection'>;

export async function piecesCanBeReused() {
  const answer = await client.select({
    'people:entities': { $args: { first: 1, filter: { kinds: ['PERSON'] } }, ...page },
    entity: { $args: { by: { slug: 'a' } }, ...brief, coMentions: { nodes: brief } },
  });
  const [person] = answer.people.nodes;
  if (person) expectType<{ readonly name: string; readonly articleCount: number }>()(person);
  const other = answer.entity?.coMentions.nodes[0];
  if (other) expectType<string>()(other.name);
  if (answer.entity) expectType<number>()(answer.entity.articleCount);
}

// @ts-expect-error A piece is checked where it is written.
export const misspelt = { nmae: true } satisfies Selection<'Entity'>;

export async function theOtherWaysAreTypedAlike() {
  const answer = await select(createBareClient(), { archive: { revision: true } });
  expectType<string>()(answer.archive.revision);
  const { query } = composeQuery({ archive: { revision: true } });
  expectType<string>()(query);
  // @ts-expect-error No such field.
  await select(createBareClient(), { archive: { revison: true } });
  // @ts-expect-error No such field.
  composeQuery({ archive: { revison: true } });
}

export const refused = [
  // @ts-expect-error No such field, at the first level.
  client.select({ archiv: { revision: true } }),
  // @ts-expect-error At the second.
  client.select({ archive: { revison: true } }),
  // @ts-expect-error At the third.
  client.select({ articles: { edges: { nod: { title: true } } } }),
  // @ts-expect-error At the fourth.
  client.select({ articles: { edges: { node: { titel: true } } } }),
  // @ts-expect-error At the fifth.
  client.select({ articles: { edges: { node: { source: { nam: true } } } } }),
  // @ts-expect-error Beside one that there is.
  client.select({ archive: { revision: true, articleCuont: true } }),
  // @ts-expect-error In one of several fields.
  client.select({ archive: { revision: true }, articles: { totalCuont: true } }),
  // @ts-expect-error Under an alias.
  client.select({ 'old:articles': { totalCuont: true } }),
  // @ts-expect-error An alias of no field.
  client.select({ 'old:artikles': { totalCount: true } }),
  // @ts-expect-error An alias of no value.
  client.select({ archive: { 'now:revison': true } }),
  // @ts-expect-error No such argument.
  client.select({ articles: { $args: { frist: 5 }, totalCount: true } }),
  // @ts-expect-error An argument of another type.
  client.select({ articles: { $args: { first: '5' }, totalCount: true } }),
  // @ts-expect-error No such value of the enum.
  client.select({ articles: { $args: { orderBy: { field: 'TITEL', direction: 'ASC' } }, totalCount: true } }),
  // @ts-expect-error No such value in a list.
  client.select({ search: { $args: { query: 'a', in: ['ARTICEL'] }, totalCount: true } }),
  // @ts-expect-error No such field of an input.
  client.select({ articles: { $args: { filter: { titeld: true } }, totalCount: true } }),
  // @ts-expect-error Of an input within an input.
  client.select({ articles: { $args: { filter: { sources: [{ slugg: 'a' }] } }, totalCount: true } }),
  // @ts-expect-error Exactly one of them names an entity.
  client.select({ entity: { $args: { by: { name: 'a', slug: 'b' } }, name: true } }),
  // @ts-expect-error Which entity?
  client.select({ entity: { $args: {}, name: true } }),
  // @ts-expect-error Which entity? There are no arguments at all.
  client.select({ entity: { name: true } }),
  // @ts-expect-error A search for what? Its alias changes nothing.
  client.select({ 'hits:search': { $args: { first: 1 }, totalCount: true } }),
  // @ts-expect-error A value that takes no arguments.
  client.select({ articles: { nodes: { title: { $args: { first: 1 } } } } }),
  // @ts-expect-error Arguments of a field that takes none.
  client.select({ archive: { $args: { first: 1 }, revision: true } }),
  // @ts-expect-error A value has no parts.
  client.select({ articles: { nodes: { title: { length: true } } } }),
  // @ts-expect-error What is not wanted is left out.
  client.select({ articles: { nodes: { title: false } } }),
  // @ts-expect-error An object is not selected whole.
  client.select({ archive: true }),
  // @ts-expect-error No member of the union.
  client.select({ search: { $args: { query: 'a' }, nodes: { on: { Artcle: { title: true } } } } }),
  // @ts-expect-error A type, but no member of this union.
  client.select({ search: { $args: { query: 'a' }, nodes: { on: { Capture: { path: true } } } } }),
  // @ts-expect-error No such field of a member.
  client.select({ search: { $args: { query: 'a' }, nodes: { on: { Article: { titel: true } } } } }),
  // @ts-expect-error A field of members, outside of `on`.
  client.select({ search: { $args: { query: 'a' }, nodes: { title: true } } }),
  // @ts-expect-error An object can be nothing else.
  client.select({ archive: { on: { Archive: { revision: true } } } }),
];
