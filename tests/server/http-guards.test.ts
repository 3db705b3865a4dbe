import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSchema } from 'graphql-yoga';
import { describe, expect, test } from 'vitest';
import { listen } from '../../packages/server/src/listen.ts';
import { LOOPBACK_HOSTS } from '../../packages/server/src/routes/require-host.ts';
import { createServer, type Server } from '../../packages/server/src/server.ts';
import type { ServerOptions } from '../../packages/server/src/server-options.ts';
import { httpSchema } from './http-schema.ts';

const url = 'http://localhost/graphql?query={greeting}';

function start(options: ServerOptions): Server {
  return createServer({ schema: httpSchema, context: () => ({}), options });
}

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  };
}

async function codeOf(response: Response): Promise<string | undefined> {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

describe('a token', () => {
  const server = start({ token: 'correct horse', metrics: true });
  const ask = (authorization?: string, address = url) =>
    server.fetch(address, authorization === undefined ? {} : { headers: { authorization } });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    'Bearer correct hors',
    'Bearer correct horse!',
    'Basic correct horse',
    'correct horse',
  ])('%j does not open the API', async (authorization) => {
    const response = await ask(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await codeOf(response)).toBe('UNAUTHENTICATED');
  });

  test('opens the API', async () => {
    expect((await ask('Bearer correct horse')).status).toBe(200);
    expect((await ask('bearer correct horse')).status).toBe(200);
  });

  test('closes every other address too, but not health', async () => {
    expect((await ask(undefined, 'http://localhost/metrics')).status).toBe(401);
    expect((await ask(undefined, 'http://localhost/nothing')).status).toBe(401);
    expect((await ask(undefined, 'http://localhost/health')).status).toBe(200);
    expect((await ask(undefined, 'http://localhost/ready')).status).toBe(200);
  });
});

describe('host names', () => {
  const server = start({ hosts: [...LOOPBACK_HOSTS, 'Archive.example'] });
  test.each([
    ['http://localhost/graphql?query={greeting}', 200],
    ['http://127.0.0.1:4000/graphql?query={greeting}', 200],
    ['http://[::1]:4000/graphql?query={greeting}', 200],
    ['http://ARCHIVE.example/graphql?query={greeting}', 200],
    ['http://other.example:4000/graphql?query={greeting}', 421],
    ['http://localhost.other.example/graphql', 421],
    ['http://archive.example@other.example/graphql', 421],
    ['http://other.example/health', 200],
  ])('%s: %i', async (address, status) => {
    const { host, pathname, search } = new URL(address);
    expect((await server.fetch(`http://${host}${pathname}${search}`)).status).toBe(status);
  });

  test('are read from the Host header', async () => {
    const listening = await listen({ server: start({ hosts: LOOPBACK_HOSTS }), host: '127.0.0.1', port: 0 });
    expect((await fetch(`${listening.url}?query={greeting}`)).status).toBe(200);
    const status = await new Promise((resolve) => {
      const { port } = new URL(listening.url);
      get({ host: '127.0.0.1', port, path: '/graphql', headers: { host: 'other.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(421);
    await listening.close();
  });
});

describe('a rate limit', () => {
  function limited(trustProxy: boolean) {
    const clock = { now: 0 };
    const server = start({ rateLimit: { requests: 2, seconds: 10, trustProxy, now: () => clock.now } });
    const ask = (forwarded?: string) =>
      server.fetch(url, forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } });
    return { clock, server, ask };
  }

  test('refuses what is too much, says how long to wait, and opens again', async () => {
    const { clock, server, ask } = limited(false);
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    clock.now = 7_500;
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3');
    expect(await codeOf(refused)).toBe('RATE_LIMITED');
    expect((await server.fetch('http://localhost/health')).status).toBe(200);
    clock.now = 10_000;
    expect((await ask()).status).toBe(200);
  });

  test('does not believe X-Forwarded-For unless told', async () => {
    const { ask } = limited(false);
    for (const address of ['192.0.2.1', '192.0.2.2']) expect((await ask(address)).status).toBe(200);
    expect((await ask('192.0.2.3')).status).toBe(429);
  });

  test('told so, believes the entry that the proxy wrote, and counts each client for itself', async () => {
    const { ask } = limited(true);
    for (const address of ['192.0.2.1', '198.51.100.9, 192.0.2.1']) expect((await ask(address)).status).toBe(200);
    expect((await ask('203.0.113.5, 192.0.2.1')).status).toBe(429);
    expect((await ask('192.0.2.2')).status).toBe(200);
  });

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', 429],
    ['2001:db8::1', '2001:db8:0:0:9::', 429],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 200],
    ['::ffff:192.0.2.1', '192.0.2.1', 429],
    ['::1', '::2', 429],
  ])('takes %s and %s for one network: %i', async (first, second, status) => {
    const { ask } = limited(true);
    await ask(first);
    await ask(first);
    expect((await ask(second)).status).toBe(status);
  });
});

describe('persisted documents', () => {
  const document = 'query Greeting($name: String!) { greeting(name: $name) }';
  const sha256Hash = createHash('sha256').update(document).digest('hex');
  const server = start({ persistedDocuments: new Map([[sha256Hash, document]]), persistedOnly: true });
  const ask = (body: unknown) => server.fetch('http://localhost/graphql', post(body));

  test('are answered by their hash', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const response = await ask({ variables: { name: 'reader' }, extensions });
    expect(await response.json()).toMatchObject({ data: { greeting: 'Hello reader' } });
  });

  test.each([
    [{ query: '{ greeting }' }, 403, 'PERSISTED_DOCUMENT_REQUIRED'],
    [
      { query: document, extensions: { persistedQuery: { version: 1, sha256Hash } } },
      403,
      'PERSISTED_DOCUMENT_REQUIRED',
    ],
    [{}, 403, 'PERSISTED_DOCUMENT_REQUIRED'],
    [{ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }, 404, 'NOT_FOUND'],
    [{ extensions: { persistedQuery: { version: 1, sha256Hash: 'constructor' } } }, 404, 'NOT_FOUND'],
  ])('nothing else is: %j', async (body, status, code) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
  });
});

describe('introspection switched off', () => {
  const server = start({ introspection: false });
  const ask = async (query: string) => (await server.fetch('http://localhost/graphql', post({ query }))).json();

  test.each(['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }'])('refuses %s', async (query) => {
    const answer = (await ask(query)) as { errors: { extensions: { code: string } }[] };
    expect(answer).not.toHaveProperty('data');
    expect(answer.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('gives no names away, and answers the rest', async () => {
    expect(JSON.stringify(await ask('{ greetin }'))).not.toContain('greeting');
    expect(await ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
  });
});

describe('closing', () => {
  let hasBegun = (): void => {};
  const begun = new Promise<void>((resolve) => {
    hasBegun = resolve;
  });
  const slow = () => {
    hasBegun();
    return sleep(300, true);
  };
  const schema = createSchema({ typeDefs: 'type Query { slow: Boolean }', resolvers: { Query: { slow } } });

  test('finishes what is under way, refuses what is new, and leaves no connection', async () => {
    const server = createServer({ schema, context: () => ({}) });
    const listening = await listen({ server, host: '127.0.0.1', port: 0 });
    const underWay = fetch(`${listening.url}?query={slow}`);
    const kept = connect(Number(new URL(listening.url).port), '127.0.0.1');
    await Promise.all([begun, once(kept, 'connect')]);
    const started = performance.now();
    const closed = listening.close();
    expect((await server.fetch('http://localhost/health')).status).toBe(200);
    expect((await server.fetch('http://localhost/ready')).status).toBe(503);
    const refused = await server.fetch('http://localhost/graphql?query={slow}');
    expect(refused.status).toBe(503);
    expect(await codeOf(refused)).toBe('UNAVAILABLE');
    expect(await (await underWay).json()).toMatchObject({ data: { slow: true } });
    await closed;
    expect(performance.now() - started).toBeLessThan(3_000);
    await expect(fetch(listening.url)).rejects.toThrow();
    kept.destroy();
  });
});

describe('readiness', () => {
  test.each<[string, () => boolean | Promise<boolean>, number]>([
    ['well', () => true, 200],
    ['unwell', () => false, 503],
    ['unable to say', () => Promise.reject(new Error('gone')), 503],
  ])('%s', async (_, isReady, status) => {
    expect((await start({ isReady }).fetch('http://localhost/ready')).status).toBe(status);
  });
});

describe('metrics', () => {
  test('are not there unless asked for', async () => {
    expect((await start({}).fetch('http://localhost/metrics')).status).toBe(404);
  });

  test('count answers and errors, and their labels do not grow with what clients write', async () => {
    const server = start({ metrics: true });
    const read = async () => (await server.fetch('http://localhost/metrics')).text();
    await server.fetch(url);
    for (let i = 0; i < 50; i++) await server.fetch(`http://localhost/nothing${i}?query=${i}`);
    await server.fetch('http://localhost/graphql', post({ query: 'query A { nothing }' }));
    await server.fetch('http://localhost/graphql', post({ query: '{ refused }' }));
    const text = await read();
    expect(text).toContain('sourcebook_http_requests_total{status="404"} 50');
    expect(text).toContain('sourcebook_http_requests_total{status="400"} 1');
    expect(text).toContain('sourcebook_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1');
    expect(text).toContain('sourcebook_graphql_errors_total{code="BAD_INPUT"} 1');
    expect(text).toContain('sourcebook_http_requests_waiting 1');
    expect(text).not.toContain('nothing');
    const series = text.split('\n').filter((line) => line.startsWith('sourcebook_')).length;
    expect(series).toBeLessThan(30);
  });
});
