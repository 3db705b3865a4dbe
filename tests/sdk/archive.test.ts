import { createClient, SourcebookError } from '@sourcebook/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestSample, type TestArchive } from '../support/archive.ts';
import { type ServedArchive, serveArchive } from './serve-archive.ts';

let archive: TestArchive;
let served: ServedArchive;
let requests: { method: string; url: string }[] = [];

beforeAll(async () => {
  archive = await ingestSample();
  served = await serveArchive(archive);
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

function connect(options: { persisted?: boolean; url?: string } = {}) {
  requests = [];
  return createClient({
    url: served.url,
    ...options,
    fetch: (url, init) => {
      requests.push({ method: init.method, url });
      return fetch(url, init);
    },
  });
}

test('every ready-made operation is answered', async () => {
  const client = connect();
  const { articleCount, captureCount, appearanceCount } = await client.archive();
  expect({ articleCount, captureCount, appearanceCount }).toEqual({
    articleCount: 37,
    captureCount: 5,
    appearanceCount: 41,
  });

  const [first, second] = await client.articles({ first: 2 }).toArray({ max: 2 });
  expect((await client.article({ by: { id: first?.id ?? '' } }))?.text).toBe(first?.text);
  expect((await client.node({ id: first?.id ?? '' }))?.__typename).toBe('Article');
  const ids = [first?.id ?? '', second?.id ?? ''];
  expect((await client.nodes({ ids })).map((node) => node?.id)).toEqual(ids);

  const captures = await client.captures().toArray();
  expect(captures).toHaveLength(5);
  expect((await client.capture({ by: { path: captures[0]?.path ?? '' } }))?.sha256).toBe(captures[0]?.sha256);

  const [source] = await client.sources().toArray();
  expect((await client.source({ by: { slug: source?.slug ?? '' } }))?.name).toBe(source?.name);

  const [entity] = await client.entities().toArray({ max: 1 });
  expect((await client.entity({ by: { name: entity?.name ?? '' } }))?.articleCount).toBe(entity?.articleCount);

  const [mention] = await client.mentions().toArray({ max: 1 });
  expect(mention?.span.exact).toBe(mention?.text);

  const [hit] = await client.search({ query: entity?.name ?? '' }).toArray({ max: 1 });
  expect(hit?.highlights.length).toBeGreaterThan(0);
});

test('what is not there is null', async () => {
  expect(await connect().entity({ by: { name: 'Zzyzx Qwfp' } })).toBeNull();
});

test('a query of five levels is one HTTP request', async () => {
  const client = connect();
  const [entity] = await client.entities().toArray({ max: 1 });
  requests = [];
  const answer = await client.select({
    entity: {
      $args: { by: { name: entity?.name ?? '' } },
      name: true,
      articles: {
        $args: { first: 3 },
        edges: { mentionCount: true, node: { 'heading:title': true, source: { name: true, slug: true } } },
      },
    },
  });
  expect(requests).toHaveLength(1);
  expect(answer.entity?.name).toBe(entity?.name);
  const edges = answer.entity?.articles.edges ?? [];
  expect(edges).toHaveLength(3);
  for (const { mentionCount, node } of edges) {
    expect(mentionCount).toBeGreaterThan(0);
    expect(node.source.name.length).toBeGreaterThan(0);
    expect(Object.keys(node).sort()).toEqual(['heading', 'source']);
  }
});

test('pages reach every article once, and can be read page by page', async () => {
  const client = connect();
  const ids: string[] = [];
  for await (const article of client.articles({ first: 10 })) ids.push(article.id);
  expect(ids).toHaveLength(37);
  expect(new Set(ids).size).toBe(37);
  expect(requests).toHaveLength(4);

  const sizes: number[] = [];
  for await (const { nodes, totalCount } of client.articles({ first: 10 }).pages()) {
    expect(totalCount).toBe(37);
    sizes.push(nodes.length);
  }
  expect(sizes).toEqual([10, 10, 10, 7]);

  requests = [];
  expect(await client.articles({ first: 10 }).toArray({ max: 12 })).toHaveLength(12);
  expect(requests).toHaveLength(2);
});

test('persisted operations go as GET, and their answers are the same', async () => {
  const plain = await connect().entities({ first: 3 }).toArray({ max: 3 });
  expect(await connect({ persisted: true }).entities({ first: 3 }).toArray({ max: 3 })).toEqual(plain);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.method).toBe('GET');
  expect(new URL(requests[0]?.url ?? '').searchParams.get('query')).toBeNull();
});

test('a server that does not know the hash is sent the text, and no hash again', async () => {
  const other = await serveArchive(archive, { persistedDocuments: new Map() });
  try {
    const client = connect({ persisted: true, url: other.url });
    expect((await client.archive()).articleCount).toBe(37);
    expect((await client.archive()).articleCount).toBe(37);
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
  } finally {
    await other.close();
  }
});

test('a server that answers persisted documents only answers the ready-made ones', async () => {
  const strict = await serveArchive(archive, { persistedOnly: true });
  try {
    expect((await connect({ persisted: true, url: strict.url }).archive()).articleCount).toBe(37);
    await expect(connect({ url: strict.url }).archive()).rejects.toMatchObject({ code: 'AUTH' });
  } finally {
    await strict.close();
  }
});

test('a token lets in, and is in no message where it does not', async () => {
  const closed = await serveArchive(archive, { token: 'open-sesame-123' });
  try {
    expect((await createClient({ url: closed.url, token: 'open-sesame-123' }).archive()).articleCount).toBe(37);
    const error = await createClient({ url: closed.url, token: 'wrong-word-456' })
      .archive()
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(SourcebookError);
    expect(error.code).toBe('AUTH');
    expect(error.message).not.toContain('456');
  } finally {
    await closed.close();
  }
});

test('errors of the real server have codes and name the operation', async () => {
  const client = connect();
  await expect(client.search({ query: '' }).toArray()).rejects.toMatchObject({
    code: 'BAD_INPUT',
    operation: 'search',
  });
  await expect(client.articles({ after: 'no cursor' }).toArray()).rejects.toMatchObject({ code: 'BAD_INPUT' });
  await expect(client.request('{ nothing }')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  await expect(client.request('{')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  await expect(client.articles({ first: 'many' as never }).toArray()).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('data of a partly failed query stays with the error', async () => {
  const error = await connect()
    .request('{ archive { articleCount } node(id: "malformed") { id } }')
    .catch((reason: SourcebookError) => reason);
  expect(error).toBeInstanceOf(SourcebookError);
  expect(error).toHaveProperty('data', { archive: { articleCount: 37 }, node: null });
  expect(error).toHaveProperty('errors.0.path', ['node']);
});
