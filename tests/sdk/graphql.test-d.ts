import { type ArticleFilter, createClient } from '@sourcebook/sdk';
import { graphql, type ResultOf, type VariablesOf } from '@sourcebook/sdk/graphql';
import { subscribe } from '@sourcebook/sdk/sse';
import { expectType } from './expect-type.ts';

// What the compiler knows of a query by its text. Nothing here runs.

const client = createClient();

const named = graphql(`
  # As GraphiQL has it, words and all.
  query named($name: String!, $first: Int = 5, $filter: ArticleFilter) {
    entity(by: { name: $name }) {
      kind
      authorityId
      articles(first: $first, filter: $filter) {
        totalCount
        edges { mentionCount node { heading: title publishedAt } }
      }
    }
  }
`);

export async function answersAndVariablesAreTyped() {
  const { entity } = await client.request(named, { name: 'A', filter: { titled: true } });
  if (!entity) return;
  expectType<'EVENT' | 'ORGANIZATION' | 'PERSON' | 'PLACE' | 'WORK'>()(entity.kind);
  expectType<string | null>()(entity.authorityId);
  expectType<number>()(entity.articles.totalCount);
  const [edge] = entity.articles.edges;
  if (!edge) return;
  expectType<number>()(edge.mentionCount);
  expectType<string | null>()(edge.node.heading);
  // A DateTime is the text that the composer answers, too.
  expectType<string | null>()(edge.node.publishedAt);
  // @ts-expect-error It was not asked for.
  edge.node.wordCount;
}

declare const variables: VariablesOf<typeof named>;
expectType<string>()(variables.name);
expectType<number | null | undefined>()(variables.first);
expectType<ArticleFilter | null | undefined>()(variables.filter);

export const refused = [
  // @ts-expect-error A variable that is required.
  client.request(named),
  // @ts-expect-error Among others.
  client.request(named, { first: 1 }),
  // @ts-expect-error Of another type.
  client.request(named, { name: 1 }),
  // @ts-expect-error No such variable.
  client.request(named, { name: 'A', frist: 1 }),
  // @ts-expect-error No such field of an input.
  client.request(named, { name: 'A', filter: { titeld: true } }),
  // @ts-expect-error The same for subscriptions.
  subscribe(client, named),
  // @ts-expect-error No such field, at the first level.
  graphql('{ archiv { revision } }'),
  // @ts-expect-error At the second.
  graphql('{ archive { revison } }'),
  // @ts-expect-error In a list.
  graphql('{ articles(first: 1) { edges { node { titel } } } }'),
  // @ts-expect-error In a member of a union.
  graphql('{ search(query: "a") { nodes { ... on Article { titel } } } }'),
  // @ts-expect-error In a fragment, which the query uses.
  graphql('{ archive { ...Counts } } fragment Counts on Archive { articleCuont }'),
  // @ts-expect-error A field of members, of all of them.
  graphql('{ search(query: "a") { nodes { title } } }'),
  // @ts-expect-error No such type.
  graphql('{ search(query: "a") { nodes { ... on Artcle { title } } } }'),
  // @ts-expect-error Nor for a fragment.
  graphql('fragment Teaser on Artcle { title }'),
  // @ts-expect-error No such argument.
  graphql('{ articles(frist: 1) { totalCount } }'),
  // @ts-expect-error Of a field that takes none.
  graphql('{ archive { revision(first: 1) } }'),
  // @ts-expect-error Which entity?
  graphql('{ entity { name } }'),
  // @ts-expect-error A value has no parts.
  graphql('{ archive { revision { length } } }'),
  // @ts-expect-error Nothing is written.
  graphql('mutation { ingest }'),
  // @ts-expect-error Nothing is selected of an object.
  graphql('{ archive }'),
  // @ts-expect-error A brace too few.
  graphql('{ archive { revision }'),
  // @ts-expect-error No GraphQL.
  graphql('archive'),
  // @ts-expect-error A text that only the program knows.
  graphql(String(client)),
  // @ts-expect-error A fragment that is not given.
  graphql('{ archive { ...Counts } }'),
];

const brief = graphql('fragment Brief on Entity { name articleCount }');
const teaser = graphql('fragment Teaser on Article { title entities(first: 3) { nodes { ...Brief } } }', [brief]);
const mixed = graphql(
  '{ search(query: "a") { nodes { __typename ...Brief ...Teaser ... on Source { slug } } } entities { nodes { ...Brief } } }',
  [brief, teaser],
);

export function fragmentsAreWhatTheySelect(answer: ResultOf<typeof mixed>, entity: ResultOf<typeof brief>) {
  expectType<number>()(entity.articleCount);
  expectType<ResultOf<typeof brief> | undefined>()(answer.entities.nodes[0]);
  const [found] = answer.search.nodes;
  if (found?.__typename === 'Entity') expectType<string>()(found.name);
  else if (found?.__typename === 'Article') expectType<number | undefined>()(found.entities.nodes[0]?.articleCount);
  else if (found) expectType<string>()(found.slug);
  // @ts-expect-error Not every member has it.
  found?.name;
}

const within = graphql(`
  query within($deep: Boolean!) { archive { ...Counts revision @include(if: $deep) } }
  fragment Counts on Archive { articleCount entityCount }
`);

export async function aFragmentCanStandInTheText() {
  const { archive } = await client.request(within, { deep: false });
  expectType<number>()(archive.entityCount);
  expectType<string | undefined>()(archive.revision);
}
