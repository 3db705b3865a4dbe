import { createClient, isSourcebookError, type Pages, SourcebookError } from '@sourcebook/sdk';
import { graphql, type ResultOf } from '@sourcebook/sdk/graphql';
import { subscribe } from '@sourcebook/sdk/sse';
import { fakeFetch } from '@sourcebook/sdk/testing';

declare const console: { log(text: string): void };

const fetch = fakeFetch({
  select: { data: { entity: { name: 'Ada', articles: { edges: [{ mentionCount: 2, node: { title: null } }] } } } },
});
const client = createClient({ fetch, retries: 0 });

const answer = await client.select({
  entity: {
    $args: { by: { name: 'Ada' } },
    name: true,
    articles: { $args: { first: 1 }, edges: { mentionCount: true, node: { title: true } } },
  },
});
const title: string | null | undefined = answer.entity?.articles.edges[0]?.node.title;
const count: number | undefined = answer.entity?.articles.edges[0]?.mentionCount;
// @ts-expect-error a field that was not selected
answer.entity?.kind;
// @ts-expect-error an argument of the wrong type
const wrong = () => client.select({ entity: { $args: { by: { name: 1 } }, name: true } });

// What is exported is written into declarations, which must be able to name its types.
export const readKinds = () =>
  client.select({
    entities: { nodes: { kind: true } },
    search: { $args: { query: 'a' }, nodes: { on: { Entity: { kind: true } } } },
  });
export const brief = graphql('fragment Brief on Entity { name kind }');
export const pasted = graphql('query select($name: String!) { entity(by: { name: $name }) { ...Brief } }', [brief]);
const entity: ResultOf<typeof pasted>['entity'] = (await client.request(pasted, { name: 'Ada' })).entity;
const kind: 'EVENT' | 'ORGANIZATION' | 'PERSON' | 'PLACE' | 'WORK' | undefined = entity?.kind;
// @ts-expect-error a field that the schema lacks
graphql('{ archive { articleCuont } }');
// @ts-expect-error a variable that is missing
const less = () => client.request(pasted);

const articles: Pages<{ readonly title: string | null }, unknown> = client.articles();
const events: AsyncIterable<{ readonly tick: number }> = subscribe<{ readonly tick: number }>(
  client,
  'subscription { tick }',
);

const error: unknown = await client.archive().catch((reason: unknown) => reason);
const known = isSourcebookError(error) && error instanceof SourcebookError && error.code;
if (title !== null || count !== 2 || known !== 'BAD_INPUT' || !articles || !events || !wrong || !less || kind) {
  throw new Error(`kind ${kind}, title ${title}, count ${count}, code ${known}`);
}
console.log('ESM runs');
