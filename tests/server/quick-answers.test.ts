import { createHash } from 'node:crypto';
import { createArchiveServer, listen, openArchive } from '@sourcebook/server';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listening } from '../../packages/server/src/listen.ts';
import type { ServerOptions } from '../../packages/server/src/server-options.ts';
import { ingestFiles, type TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

const PERSISTED = '{ articles(first: 2) { nodes { id title } totalCount } }';
const HASH = createHash('sha256').update(PERSISTED).digest('hex');

let archive: TestArchive;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  archive = await ingestFiles(inventPages(4));
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
  await archive.close();
});

async function serve(options: ServerOptions = {}): Promise<Listening> {
  const reader = await openArchive(archive.file);
  const server = createArchiveServer(reader, {
    persistedDocuments: new Map([[HASH, PERSISTED]]),
    log: () => {},
    ...options,
  });
  const listening = await listen({ server, host: '127.0.0.1', port: 0 });
  opened.push(
    () => reader.close(),
    () => listening.close(),
  );
  return listening;
}

function post({ url }: Listening, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text });
}

function read({ url }: Listening, query = PERSISTED_PARAMS, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}?${query}`, init);
}

const PERSISTED_PARAMS = new URLSearchParams({
  extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: HASH } }),
}).toString();

/** Everything of an answer but what belongs to the one request. */
async function whole(response: Response) {
  const {
    date: _,
    connection: __,
    'keep-alive': ___,
    'x-request-id': id,
    ...headers
  } = Object.fromEntries(response.headers);
  const body = (await response.text()).replaceAll(id ?? '', '');
  return { status: response.status, headers: { ...headers, id: typeof id }, body };
}

describe('GraphQL over HTTP, on a socket', () => {
  // The first time the document is new, then it is known.
  for (const round of ['first', 'again']) {
    let listening: Listening;
    beforeAll(async () => {
      listening ??= await serve();
    });
    const fetchFn = (_: string, init: RequestInit) =>
      fetch(listening.url + _.slice('http://audit/graphql'.length), init);
    for (const audit of serverAudits({ url: 'http://audit/graphql', fetchFn: fetchFn as never })) {
      test(`${round}: ${audit.id} ${audit.name}`, async () => {
        if (round === 'again') await audit.fn();
        const result = await audit.fn();
        expect(result, 'reason' in result ? result.reason : '').toMatchObject({ status: 'ok' });
      });
    }
  }
});

test.each([
  { query: '{ entities(first: 3) { edges { cursor node { id name articles(first: 2) { totalCount } } } } }' },
  { query: 'query ($n: Int) { articles(first: $n) { nodes { id } } }', variables: { n: 2 } },
  { query: 'query A { __typename } query B { archive { articleCount } }', operationName: 'B' },
  { query: 'query A { __typename } query B { archive { articleCount } }' },
  { query: 'query A { __typename } query B { archive { articleCount } }', operationName: 'C' },
  { query: '{ node(id: "no ID") { id } archive { articleCount } }' },
  { query: '{ articles(first: 2000) { nodes { id } } }' },
  { query: 'query ($n: Int) { articles(first: $n) { nodes { id } } }', variables: { n: 'x' } },
  { query: 'query ($n: Int) { articles(first: $n) { nodes { id } } }', variables: [1] },
  { query: '{ nothing }' },
  { query: '{' },
  { query: PERSISTED, extensions: { more: true } },
  { extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } },
  { extensions: { persistedQuery: { version: 1, sha256Hash: 'none' } } },
  { query: '{ __typename }', nonsense: 1 },
  '[]',
  '{"query": ',
  '"text"',
])('%j is answered the same way at first, again and from the cache', async (body) => {
  for (const accept of ['*/*', 'application/graphql-response+json', 'application/json; charset=utf-8', 'text/plain']) {
    const [cached, uncached] = [await serve(), await serve({ cacheBytes: 0 })];
    const first = await whole(await post(cached, body, { accept }));
    for (const listening of [cached, cached, uncached, uncached]) {
      expect(await whole(await post(listening, body, { accept }))).toEqual(first);
    }
  }
});

test('an answer is never given for another version of the archive', async () => {
  const changing = await ingestFiles(inventPages(2));
  const reader = await openArchive(changing.file);
  const listening = await listen({ server: createArchiveServer(reader), host: '127.0.0.1', port: 0 });
  const query = { query: '{ archive { revision articleCount problems { totalCount } } }' };
  const ask = async () => ((await (await post(listening, query)).json()) as { data: { archive: object } }).data.archive;
  const seen = [await ask(), await ask(), await ask()];
  expect(seen[2]).toEqual(seen[0]);
  changing.write(inventPages(3, 2, 'more'));
  await changing.ingest();
  const more = await ask();
  expect(more).not.toEqual(seen[0]);
  expect(await ask()).toEqual(more);
  // A problem is no part of the revision.
  changing.write({ 'empty.txt': '' });
  await changing.ingest();
  expect(await ask()).toMatchObject({ ...more, problems: { totalCount: 1 } });
  await listening.close();
  await reader.close();
  await changing.close();
});

test('variables are told apart by what they say, and not by their order', async () => {
  const listening = await serve();
  const query =
    'query ($a: Int, $b: Int) { a: articles(first: $a) { nodes { id } } b: articles(first: $b) { nodes { id } } }';
  const count = async (variables: string) => {
    const { data } = (await (
      await post(listening, `{"query":${JSON.stringify(query)},"variables":${variables}}`)
    ).json()) as {
      data: Record<'a' | 'b', { nodes: object[] }>;
    };
    return [data.a.nodes.length, data.b.nodes.length];
  };
  for (let time = 0; time < 3; time++) {
    expect(await count('{"a":1,"b":2}')).toEqual([1, 2]);
    expect(await count('{"b":2,"a":1}')).toEqual([1, 2]);
    expect(await count('{"a":2,"b":1}')).toEqual([2, 1]);
    expect(await count('{"a":"1","b":2}').catch(() => 'refused')).toBe('refused');
  }
});

describe('an answer to GET', () => {
  test('has a strong entity tag, by which it is not sent twice', async () => {
    const listening = await serve();
    const [, known] = [await read(listening), await read(listening)];
    const etag = known.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(known.headers.get('cache-control')).toBe('public, no-cache');
    expect(known.headers.get('vary')).toBe('accept');
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await read(listening, undefined, { headers: { 'if-none-match': tag } });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(await response.text()).toBe('');
    }
    const other = await read(listening, undefined, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
    const uncached = await serve({ cacheBytes: 0 });
    await read(uncached);
    expect((await read(uncached)).headers.get('etag')).toBe(etag);
  });

  test('is the same to HEAD, without its body', async () => {
    const listening = await serve();
    await read(listening);
    const { body: _, ...asked } = await whole(await read(listening));
    const { body, ...headed } = await whole(await read(listening, undefined, { method: 'HEAD' }));
    expect(headed).toEqual(asked);
    expect(body).toBe('');
  });

  test('has no entity tag where it tells of an error, and POST has none at all', async () => {
    const listening = await serve();
    const query = new URLSearchParams({ query: '{ node(id: "x") { id } }' }).toString();
    for (let time = 0; time < 3; time++) {
      const response = await read(listening, query);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_ID' } }] });
      expect(response.headers.get('etag')).toBeNull();
      expect(response.headers.get('cache-control')).toBe('no-store');
      const posted = await post(listening, { query: PERSISTED }, { 'if-none-match': '*' });
      expect(posted.status).toBe(200);
      expect(posted.headers.get('etag')).toBeNull();
      expect(posted.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('varies by origin where pages of other origins may read it', async () => {
    const listening = await serve({ origins: ['https://page.example'] });
    const [, known] = [await read(listening), await read(listening)];
    expect(known.headers.get('vary')).toBe('accept, origin');
    const crossed = await read(listening, undefined, { headers: { origin: 'https://page.example' } });
    expect(crossed.headers.get('access-control-allow-origin')).toBe('https://page.example');
  });
});

test('who sends no token is given no answer that was kept for who did', async () => {
  const listening = await serve({ token: 'correct horse' });
  const authorization = 'Bearer correct horse';
  for (let time = 0; time < 3; time++) {
    expect((await post(listening, { query: PERSISTED }, { authorization })).status).toBe(200);
    const known = await read(listening, undefined, { headers: { authorization } });
    expect(known.status).toBe(200);
    if (time > 0) expect(known.headers.get('cache-control')).toBe('private, no-cache');
    expect((await post(listening, { query: PERSISTED })).status).toBe(401);
    expect((await read(listening)).status).toBe(401);
    expect((await read(listening, undefined, { headers: { 'if-none-match': '*' } })).status).toBe(401);
  }
});

test('a server of persisted documents refuses a known text that comes without its hash', async () => {
  const listening = await serve({ persistedOnly: true });
  for (let time = 0; time < 3; time++) {
    expect((await read(listening)).status).toBe(200);
    expect((await post(listening, { extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } })).status).toBe(
      200,
    );
    expect((await post(listening, { query: PERSISTED }, { accept: 'application/graphql-response+json' })).status).toBe(
      403,
    );
  }
});

test('each request counts once, for the rate and in the metrics', async () => {
  const listening = await serve({ rateLimit: { requests: 6, seconds: 3600 }, metrics: true });
  const statuses: number[] = [];
  for (let time = 0; time < 5; time++) statuses.push((await post(listening, { query: '{ __typename }' })).status);
  const metrics = await (await fetch(new URL('/metrics', listening.url))).text();
  statuses.push((await post(listening, { query: '{ __typename }' })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  expect(metrics).toContain('sourcebook_http_requests_total{status="200"} 5');
  expect(metrics).toMatch(/^sourcebook_http_requests_waiting 1$/m);
});
