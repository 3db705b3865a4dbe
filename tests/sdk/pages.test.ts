import { createClient, listPages } from '@sourcebook/sdk';
import { afterEach, expect, test } from 'vitest';
import { type AnsweringServer, sendJson, serveAnswers } from './answering-server.ts';

let server: AnsweringServer | undefined;
afterEach(() => server?.close());

function page(nodes: readonly string[], endCursor: string | null) {
  const nodesWithIds = nodes.map((id) => ({ id }));
  return { totalCount: 5, nodes: nodesWithIds, pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}

const LIST: Readonly<Record<string, ReturnType<typeof page>>> = {
  '': page(['a', 'b'], '2'),
  2: page(['c', 'd'], '4'),
  4: page(['e'], null),
};

async function connect(answer: (after: string) => unknown) {
  server = await serveAnswers((response, { body }) => {
    const { after } = body.variables as { after: string | null };
    sendJson(response, { data: { articles: answer(after ?? '') } });
  });
  return { client: createClient({ url: server.url }), received: server.received };
}

test('nothing is asked before it is read, and each reading starts anew', async () => {
  const { client, received } = await connect((after) => LIST[after]);
  const articles = client.articles();
  expect(received).toHaveLength(0);
  for (let reading = 1; reading <= 2; reading++) {
    const ids: string[] = [];
    for await (const { id } of articles) ids.push(id);
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(received).toHaveLength(3 * reading);
  }
});

test('a page is asked for only when the one before it has been read', async () => {
  const { client, received } = await connect((after) => LIST[after]);
  for await (const { id } of client.articles()) if (id === 'b') break;
  expect(received).toHaveLength(1);
});

test.each([
  [0, 0, []],
  [1, 1, ['a']],
  [2, 1, ['a', 'b']],
  [3, 2, ['a', 'b', 'c']],
  [9, 3, ['a', 'b', 'c', 'd', 'e']],
])('the first %i take %i requests', async (max, requests, ids) => {
  const { client, received } = await connect((after) => LIST[after]);
  expect((await client.articles().toArray({ max })).map(({ id }) => id)).toEqual(ids);
  expect(received).toHaveLength(requests);
});

test('reading goes on from a cursor', async () => {
  const { client } = await connect((after) => LIST[after]);
  expect(await client.articles({ after: '4' }).toArray()).toEqual([{ id: 'e' }]);
});

test.each([
  ['the same cursor again', () => page(['a'], '2')],
  ['two cursors in turn', (after: string) => page(['a'], after === '2' ? '4' : '2')],
  ['the cursor that was asked for', () => page(['a'], '')],
  ['no cursor', () => ({ ...page(['a'], null), pageInfo: { hasNextPage: true, endCursor: null } })],
])('a server that gives %s does not hold a program forever', async (_, answer) => {
  const { client, received } = await connect(answer);
  await expect(client.articles().toArray()).rejects.toMatchObject({ code: 'GRAPHQL' });
  expect(received.length).toBeLessThanOrEqual(3);
});

test('a server that repeats the cursor it was given is found at once', async () => {
  const { client, received } = await connect(() => page(['a'], '4'));
  await expect(client.articles({ after: '4' }).toArray()).rejects.toMatchObject({ code: 'GRAPHQL' });
  expect(received).toHaveLength(1);
});

test('an empty page in the middle is no end', async () => {
  const { client } = await connect((after) => (after === '' ? page([], '2') : LIST[after]));
  expect(await client.articles().toArray()).toHaveLength(3);
});

test('abort ends iteration, also between items that are there already', async () => {
  const { client, received } = await connect((after) => LIST[after]);
  const controller = new AbortController();
  const ids: string[] = [];
  const reading = (async () => {
    for await (const { id } of client.articles({}, { signal: controller.signal })) {
      ids.push(id);
      controller.abort();
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  expect(ids).toEqual(['a']);
  expect(received).toHaveLength(1);
});

test('nested connections page the same way, by nodes or by edges', async () => {
  const { client, received } = await connect((after) => LIST[after]);
  const document = 'query nested($after: String) { articles(after: $after) { nodes { id } } }';
  const load = async (after: string | null) => {
    const { articles } = await client.request<{ articles: ReturnType<typeof page> }>(document, { after });
    return articles;
  };
  expect(await listPages(load).toArray()).toHaveLength(5);
  expect(received).toHaveLength(3);
  const edges = await listPages(async (after) => {
    const { nodes, ...rest } = await load(after);
    return { ...rest, edges: nodes.map((node) => ({ node })) };
  }).toArray({ max: 3 });
  expect(edges.map(({ node }) => node.id)).toEqual(['a', 'b', 'c']);
});

test('a list of something that is not there is empty', async () => {
  expect(await listPages(async () => null).toArray()).toEqual([]);
});
