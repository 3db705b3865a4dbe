import type { Context } from '../context.ts';
import type { ArticleRow, EntityRow, SourceRow } from '../store/rows.ts';
import type { HitRow, Search } from '../store/search/search.ts';
import { tellBadQuery } from './bad-query.ts';
import { builder } from './builder.ts';
import { Connection, type Page, resolveConnection } from './connection.ts';
import { defineConnection } from './define-connection.ts';
import { type HighlightOf, highlightArticle, highlightEntity, highlightSource } from './highlights.ts';
import { pageArgs } from './page-args.ts';
import { Article, Entity, Source, Span } from './types.ts';

type Found =
  | (ArticleRow & { readonly __typename: 'Article' })
  | (EntityRow & { readonly __typename: 'Entity' })
  | (SourceRow & { readonly __typename: 'Source' });

/** What was found, with the search that found it. */
type Hit = Found & { readonly hit: HitRow; readonly search: Search };

const SearchKind = builder.enumType('SearchKind', {
  description: 'What is searched.',
  values: {
    ARTICLE: { description: 'Titles and texts.' },
    ENTITY: { description: 'Names of entities.' },
    SOURCE: { description: 'Names of sources.' },
  },
});

const SearchMode = builder.enumType('SearchMode', {
  description:
    'How the words that a query asks for match. Each mode finds all that the one before it finds; excluded words are always matched FOLDED.',
  values: {
    EXACT: { description: 'The very characters, between word boundaries.' },
    FOLDED: { description: 'Whatever the case, diacritics and quotation marks; the default.' },
    ALIAS: { description: 'Also by any other name of an entity that the query names.' },
  },
});

const SearchResult = builder.unionType('SearchResult', {
  description: 'What a search can find.',
  types: [Article, Entity, Source],
  resolveType: (value) => (value as unknown as Found).__typename,
});

const HighlightRange = builder.objectRef<{ start: number; end: number }>('HighlightRange').implement({
  description: 'A stretch of a fragment that matched.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'First UTF-16 code unit in the fragment, from 0.' }),
    end: t.exposeInt('end', { description: 'First UTF-16 code unit behind it.' }),
  }),
});

const Highlight = builder.objectRef<HighlightOf>('Highlight').implement({
  description: 'A fragment of what was found, with the places that matched.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field of the result that matched: `title`, `text` or `name`.' }),
    fragment: t.exposeString('fragment', { description: 'Plain text, not markup.' }),
    ranges: t.field({
      type: [HighlightRange],
      description: 'Offsets into the fragment.',
      resolve: ({ ranges }) => [...ranges],
    }),
    span: t.field({
      type: Span,
      nullable: true,
      description: "Where the fragment stands in the article's first appearance. Null for names.",
      resolve: ({ span }) => span,
    }),
  }),
});

const SearchResultConnection = defineConnection<Hit>({
  name: 'SearchResult',
  plural: 'search results',
  node: SearchResult as never,
  edgeFields: (t) => ({
    score: t.float({
      description: 'Higher is better. To be compared within one answer only.',
      resolve: ({ node }) => node.hit.score,
    }),
    highlights: t.field({
      type: [Highlight],
      description: 'What matched, in the order of the text.',
      resolve: ({ node }, _args, context) => {
        if (node.__typename === 'Article') return highlightArticle(node, node.search, context);
        return node.__typename === 'Entity'
          ? highlightEntity(node, node.search, context)
          : highlightSource(node, node.search);
      },
    }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: SearchResultConnection,
    description:
      'Full-text search over articles (title and text), names of entities and names of sources, best match first. Words must all match; `"a phrase"` matches in order; `OR` stands between alternatives; `-word` excludes; `word*` matches a beginning of two letters or more.',
    args: {
      query: t.arg.string({ required: true, description: 'What to look for.' }),
      in: t.arg({ type: [SearchKind], description: 'What to search; everything unless given.' }),
      mode: t.arg({ type: SearchMode, description: 'How words match; FOLDED unless given.' }),
      ...pageArgs(t),
    },
    resolve: async (_root, args, context, info) => {
      const kinds = args.in ?? ['ARTICLE', 'ENTITY', 'SOURCE'];
      const search = await context.store.search(args.query, kinds, args.mode ?? 'FOLDED').catch(tellBadQuery);
      const hits = resolveConnection<HitRow>({ args, context, info, list: () => search.hits, isPassing: true });
      return new Connection<Hit>(
        () => hits.page().flatMap((page) => loadHits(page, search, context)),
        () => hits.count(),
      );
    },
  }),
);

/** Deferred until the rows are there. */
function loadHits(page: Page<HitRow>, search: Search, { batches }: Context): Promise<Page<Hit>> {
  const found = page.edges.map(async (edge) => {
    const row = await load(edge.node, batches);
    return edge.withNode({ ...row, hit: edge.node, search } as Hit);
  });
  return Promise.all(found).then((edges) => ({ ...page, edges }));
}

async function load(
  { kind, id }: HitRow,
  batches: { article: Loader<ArticleRow>; entity: Loader<EntityRow>; source: Loader<SourceRow> },
): Promise<Found> {
  if (kind === 'ARTICLE') return { ...(await batches.article.load(id)), __typename: 'Article' };
  if (kind === 'ENTITY') return { ...(await batches.entity.load(id)), __typename: 'Entity' };
  return { ...(await batches.source.load(id)), __typename: 'Source' };
}

interface Loader<Row> {
  load(id: number): Promise<Row>;
}
