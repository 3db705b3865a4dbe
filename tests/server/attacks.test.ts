import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createArchiveServer, openArchive } from '@sourcebook/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '../../packages/server/src/errors.ts';
import { type Listening, listen } from '../../packages/server/src/listen.ts';
import type { ArchiveReader } from '../../packages/server/src/store/store.ts';
import { ingestFiles, type TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

let archive: TestArchive;
let reader: ArchiveReader;
let listening: Listening;
let hidden: Listening;
const log: string[] = [];

beforeAll(async () => {
  archive = await ingestFiles(inventPages(3));
  reader = await openArchive(archive.file);
  const start = (options: object) =>
    listen({
      server: createArchiveServer(reader, { log: (line) => log.push(line), ...options }),
      host: '127.0.0.1',
      port: 0,
    });
  listening = await start({ hosts: ['127.0.0.1'] });
  hidden = await start({ introspection: false, graphiql: false });
});
afterAll(async () => {
  await listening.close();
  await hidden.close();
  await reader.close();
  await archive.close();
});

const HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  return {
    method: 'POST',
    headers: { ...HEADERS, ...headers },
    body: isRaw ? (body as BodyInit) : JSON.stringify(body),
  };
}

const query = (text: string, variables: object = {}) => post({ query: text, variables });

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly data: unknown;
  readonly codes: readonly string[];
}

async function send(init: RequestInit, path = '', to = listening): Promise<Answered> {
  const response = await fetch(to.url + path, init);
  const text = await response.text();
  const body = text.startsWith('{') ? JSON.parse(text) : {};
  const codes = (body.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
  return { status: response.status, text, data: body.data, codes };
}

/** What no answer to an attack may hold. */
const LEAKS = /node_modules|\n\s+at |SQLITE|sqlite|select |\/tmp\/|INTERNAL_SERVER_ERROR/;

function expectNoLeak(text: string): void {
  expect(text).not.toMatch(LEAKS);
  expect(log).toEqual([]);
}

const times = (count: number, piece: (index: number) => string) => Array.from({ length: count }, (_, i) => piece(i));
const long = 'x'.repeat(900_000);
/** Encoded, still within the limit of a body. */
const longId = 'x'.repeat(600_000);

describe('refused before anything runs', () => {
  test.each<[attack: string, init: RequestInit, code: ErrorCode, path?: string]>([
    // Work for little: graphql-cop and the lists of OWASP.
    ['aliases', query(`{ ${times(101, (i) => `a${i}: __typename`).join(' ')} }`), 'LIMIT_EXCEEDED'],
    ['directives', query(`{ __typename ${'@skip(if: false) '.repeat(51)} }`), 'LIMIT_EXCEEDED'],
    ['unknown directives', query(`{ __typename ${'@aa '.repeat(500)} }`), 'LIMIT_EXCEEDED'],
    ['duplicate fields', query(`{ ${'__typename '.repeat(5_000)} }`), 'LIMIT_EXCEEDED'],
    ['tokens', query(`{ ${'a '.repeat(400_000)} }`), 'LIMIT_EXCEEDED'],
    ['levels', query('{a'.repeat(100_000)), 'LIMIT_EXCEEDED'],
    ['lists of lists in an argument', query(`{ nodes(ids: ${'['.repeat(50_000)}) { id } }`), 'LIMIT_EXCEEDED'],
    [
      'pages within pages',
      query(
        '{ articles(first: 100) { nodes { entities(first: 100) { nodes { articles(first: 100) { totalCount nodes { id } } } } } } }',
      ),
      'LIMIT_EXCEEDED',
    ],
    [
      'an object of 80,000 fields that are none',
      query('query($f: ArticleFilter) { articles(filter: $f) { totalCount } }', {
        f: Object.fromEntries(times(80_000, (i) => `k${i}`).map((key) => [key, 1])),
      }),
      'BAD_INPUT',
    ],
    [
      '300,000 IDs that are none',
      query('query($i: [ID!]!) { nodes(ids: $i) { id } }', { i: Array(300_000).fill({}) }),
      'BAD_INPUT',
    ],
    ['many IDs', query('query($i: [ID!]!) { nodes(ids: $i) { id } }', { i: Array(201).fill('x') }), 'LIMIT_EXCEEDED'],
    [
      'circular introspection',
      query('{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }'),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['introspection many times', query(`{ ${times(60, (i) => `a${i}: __schema { description }`)} }`), 'LIMIT_EXCEEDED'],
    [
      'fragments in a circle',
      query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a fragment that is spread in itself',
      query('{ ...A } fragment A on Query { ...A }'),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a batch', post([{ query: '{ __typename }' }, { query: '{ __typename }' }]), 'BAD_REQUEST'],
    ['a long batch', post(Array(10_000).fill({ query: '{ __typename }' })), 'BAD_REQUEST'],
    ['a large body', post(' '.repeat(1_100_000)), 'REQUEST_TOO_LARGE'],
    ['deferral', query('{ ... @defer { __typename } }'), 'GRAPHQL_VALIDATION_FAILED'],
    ['streaming', query('{ articles { nodes @stream { id } } }'), 'GRAPHQL_VALIDATION_FAILED'],
    // Writing, where there is nothing to write.
    ['a mutation', query('mutation { __typename }'), 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', query('subscription { __typename }'), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a mutation by GET',
      { headers: { accept: HEADERS.accept } },
      'METHOD_NOT_ALLOWED',
      '?query=mutation%7B__typename%7D',
    ],
    ['PUT', { ...query('{ __typename }'), method: 'PUT' }, 'METHOD_NOT_ALLOWED'],
    ['DELETE', { method: 'DELETE', headers: { accept: HEADERS.accept } }, 'METHOD_NOT_ALLOWED'],
    // From a page of another site, which may send these without asking first.
    [
      'a form',
      { method: 'POST', headers: { accept: HEADERS.accept }, body: new URLSearchParams({ query: '{ __typename }' }) },
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['plain text', post({ query: '{ __typename }' }, { 'content-type': 'text/plain' }), 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'plain text that says it is JSON',
      post({ query: '{ __typename }' }, { 'content-type': 'text/plain; application/json' }),
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a form with files', upload(), 'UNSUPPORTED_MEDIA_TYPE'],
    // Bodies.
    ['a packed body', post(gzipSync('{}'), { 'content-encoding': 'gzip' }), 'UNSUPPORTED_MEDIA_TYPE'],
    ['bytes that are no UTF-8', post(bytes('{"query":"{ __typename } #', [0xff, 0xc0, 0x80], '"}')), 'BAD_REQUEST'],
    ['an overlong slash', post(bytes('{"query":"{ a(b: \\"', [0xc0, 0xaf], '\\") }"}')), 'BAD_REQUEST'],
    ['half a surrogate in UTF-8', post(bytes('{"query":"#', [0xed, 0xa0, 0x80], '"}')), 'BAD_REQUEST'],
    ['UTF-16', post(Buffer.from('{"query":"{ __typename }"}', 'utf16le')), 'BAD_REQUEST'],
    ['null bytes', post('\0'.repeat(1_000)), 'BAD_REQUEST'],
    ['a number', post('5'), 'BAD_REQUEST'],
    ['a string', post('"{ __typename }"'), 'BAD_REQUEST'],
    ['200,000 brackets', post('['.repeat(200_000)), 'BAD_REQUEST'],
    ['objects in 100,000 levels', post('{"a":'.repeat(100_000) + 1 + '}'.repeat(100_000)), 'BAD_REQUEST'],
    ['a query that is a document already', post({ query: { kind: 'Document', definitions: [] } }), 'BAD_REQUEST'],
    ['a list of queries', post({ query: ['{ __typename }'] }), 'BAD_REQUEST'],
    ['another parameter', post({ query: '{ __typename }', debug: true }), 'BAD_REQUEST'],
    ['variables that are text', post({ query: '{ __typename }', variables: '{}' }), 'BAD_REQUEST'],
    ['extensions that are text', post({ query: '{ __typename }', extensions: 'x' }), 'BAD_REQUEST'],
    // The names that every object of JavaScript has.
    ['__proto__ among the parameters', post('{"query":"{ __typename }","__proto__":{"query":"{ a }"}}'), 'BAD_REQUEST'],
    [
      '__proto__ in a filter',
      post(
        '{"query":"query($f: ArticleFilter) { articles(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{}}}}',
      ),
      'BAD_INPUT',
    ],
    [
      'toString in a filter',
      query('query($f: ArticleFilter) { articles(filter: $f) { totalCount } }', { f: { toString: 1 } }),
      'BAD_INPUT',
    ],
    [
      'an operation named __proto__',
      post({ query: 'query A { __typename }', operationName: '__proto__' }),
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a persisted document named __proto__',
      post({ extensions: { persistedQuery: { version: 1, sha256Hash: '__proto__' } } }),
      'NOT_FOUND',
    ],
    [
      'a kind named constructor',
      query('{ entities(filter: { kinds: [constructor] }) { totalCount } }'),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    // Numbers.
    ...['99999999999', '2147483648', '-2147483649', '1e400', '1.5', '"1"', 'true', '[1]', '{}'].map(
      (number): [string, RequestInit, ErrorCode] => [
        `the page size ${number} in a variable`,
        post(`{"query":"query($n: Int) { articles(first: $n) { totalCount } }","variables":{"n":${number}}}`),
        'BAD_INPUT',
      ],
    ),
    ...['99999999999', '1e400', '1.5', '"1"', '0x10', '1_000', '-'].map((number): [string, RequestInit, ErrorCode] => [
      `the page size ${number}`,
      query(`{ articles(first: ${number}) { totalCount } }`),
      /^(0x10|1_000|-)$/.test(number) ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED',
    ]),
    // Text.
    [
      'half a surrogate in a document',
      post('{"query":"{ search(query: \\"\\\\uD800\\") { totalCount } }"}'),
      'GRAPHQL_PARSE_FAILED',
    ],
    ['a document of a million signs', query('{}'.repeat(400_000)), 'LIMIT_EXCEEDED'],
    ['a name of 900 kB', query(`{ ${long} }`), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a value of 900 kB',
      query('query($k: [EntityKind!]) { entities(filter: { kinds: $k }) { totalCount } }', { k: [long] }),
      'BAD_INPUT',
    ],
    ['nothing but a comment', query('#'), 'GRAPHQL_PARSE_FAILED'],
    ['a schema in the place of a query', query('type A { a: Int }'), 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s', async (_, init, code, path) => {
    const { status, codes, data, text } = await send(init, path);
    expect({ status, code: codes[0], data }).toEqual({ status: ERROR_STATUS[code], code, data: undefined });
    expect(text.length).toBeLessThan(6_000);
    expectNoLeak(text);
  });
});

describe('answered as any other question, with what there is', () => {
  const SEARCH =
    'query($q: String!) { search(query: $q) { totalCount } articles(filter: { text: $q }) { totalCount } }';
  test.each([
    ...['NEAR(a b)', 'title:harbour', '{title text}: a', '^harbour', 'harbour AND', 'harbour NOT lake', 'a + b'],
    ...[
      "harbour' or '1'='1",
      "'; drop table article; --",
      '(((harbour',
      'harbour"lake"',
      '\\harbour',
      'a\0b',
      'a\udc00',
    ],
    ...['%harbour%', 'har_our', '\u202eharbour', '{{harbour}}', '<script>a</script>', '../../etc/passwd'],
  ])('a search for %j', async (text) => {
    const { status, codes, text: answer } = await send(query(SEARCH, { q: text }));
    expect({ status, codes }).toEqual({ status: 200, codes: [] });
    expectNoLeak(answer);
  });

  test.each(shown(['"', '"""', '*', '**', '-', '--', '-harbour', 'a*', '\ud800', '\0', '', ' ', long]))(
    'a search for %s, which asks for nothing, is BAD_INPUT',
    async (_, text) => {
      const {
        status,
        codes,
        text: answer,
      } = await send(query('query($q: String!) { search(query: $q) { totalCount } }', { q: text }));
      expect({ status, codes }).toEqual({ status: 200, codes: ['BAD_INPUT'] });
      expectNoLeak(answer);
    },
  );

  test.each(
    shown([
      ...['Entity:1', 'Query:1', ':', '', '\0', '\ud800', '__proto__', 'Entity:', 'Article:../..', longId],
      ...["Entity:1' or '1'='1", `Mention:${'0'.repeat(64)}:1e3:2:0`, `Appearance:${'0'.repeat(64)}:-1:5`],
    ]),
  )('the ID %s, as it is and encoded, is nobody’s', async (_, id) => {
    for (const given of [id, Buffer.from(id).toString('base64'), Buffer.from(id).toString('base64url')]) {
      const { status, codes, data, text } = await send(query('query($i: ID!) { node(id: $i) { id } }', { i: given }));
      expect(status).toBe(200);
      expect(data).toEqual({ node: null });
      for (const code of codes) expect(code).toBe('BAD_ID');
      expect(text.length).toBeLessThan(1_000);
      expectNoLeak(text);
    }
  });

  test.each(
    shown([
      '',
      'x',
      'e30=',
      'W10=',
      'eyJfX3Byb3RvX18iOjF9',
      '\0',
      '\ud800',
      'null',
      '-1',
      'YXJyYXljb25uZWN0aW9uOjA=',
      long,
    ]),
  )('the cursor %s is none', async (_, cursor) => {
    const { codes, text } = await send(
      query('query($c: String) { articles(after: $c) { nodes { id } } }', { c: cursor }),
    );
    expect(codes).toEqual(['BAD_CURSOR']);
    expect(text.length).toBeLessThan(1_000);
    expectNoLeak(text);
  });

  test('a name of JavaScript as an alias', async () => {
    const { data } = await send(query('{ __proto__: __typename constructor: __typename toString: __typename }'));
    expect(Object.entries(data as object)).toEqual([
      ['__proto__', 'Query'],
      ['constructor', 'Query'],
      ['toString', 'Query'],
    ]);
  });

  test('a header or parameter that asks for traces, a debugger or another method', async () => {
    const plain = await send(query('{ __typename }'));
    for (const headers of [
      { 'x-apollo-tracing': '1', 'apollo-federation-include-trace': 'ftv1' },
      { 'x-http-method-override': 'DELETE' },
      { 'x-debug': '1', cookie: 'XDEBUG_SESSION=1', 'x-forwarded-host': 'other.example' },
    ])
      expect(await send(post({ query: '{ __typename }' }, headers))).toEqual(plain);
    expect(await send(query('{ __typename }'), '?query=%7Bnothing%7D&debug=1&__proto__=1')).toEqual(plain);
  });
});

describe('a server that keeps its schema to itself', () => {
  test.each([
    ['the schema', '{ __schema { types { name } } }'],
    ['a type', '{ __type(name: "Article") { fields { name } } }'],
    ['the schema within a fragment', '{ ...A } fragment A on Query { __schema { description } }'],
    ['a name nearly right', '{ artcles { nodes { id } } }'],
    ['an argument nearly right', '{ articles(frst: 1) { totalCount } }'],
    ['a value nearly right', '{ entities(filter: { kinds: [PERSN] }) { totalCount } }'],
  ])('tells nothing of it when asked for %s', async (_, text) => {
    const answer = await send(query(text), '', hidden);
    expect(answer).toMatchObject({ status: 400, data: undefined });
    expect(new Set(answer.codes)).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
    expect(answer.text).not.toMatch(/Did you mean|articles"|PERSON|first"/);
  });

  test('and has no page to ask from', async () => {
    const answer = await send({ headers: { accept: 'text/html' } }, '', hidden);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('<');
  });
});

describe('what is no HTTP, or hardly', () => {
  const host = 'host: 127.0.0.1\r\n';
  const json = 'content-type: application/json\r\n';
  const ask = '/graphql?query=%7B__typename%7D';
  const end = 'connection: close\r\n\r\n';
  test.each<[attack: string, bytes: string, status: number | null]>([
    ['TRACE', `TRACE /graphql HTTP/1.1\r\n${host}${end}`, 405],
    ['CONNECT', `CONNECT other.example:443 HTTP/1.1\r\n${host}${end}`, null],
    [
      'a WebSocket',
      `GET /graphql HTTP/1.1\r\n${host}upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-key: x\r\n\r\n`,
      400,
    ],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['a header of 20 kB', `GET /health HTTP/1.1\r\n${host}x: ${'a'.repeat(20_000)}\r\n${end}`, 431],
    ['3,000 headers', `GET /health HTTP/1.1\r\n${host}${times(3_000, (i) => `a${i}: 1\r\n`).join('')}${end}`, 431],
    ['two hosts', `GET /health HTTP/1.1\r\n${host}host: other.example\r\n${end}`, 400],
    ['a host that is empty', `GET /health HTTP/1.1\r\nhost:\r\n${end}`, 400],
    ...[
      'a/b',
      'a@127.0.0.1',
      '127.0.0.1#a',
      '127.0.0.1?',
      '127.0.0.1, a',
      '127.0.0.1\\a',
      '127.0.0.1 a',
      '127.0.0.1:99999',
    ].map((name): [string, string, number] => [
      `the host ${name}`,
      `GET /health HTTP/1.1\r\nhost: ${name}\r\n${end}`,
      400,
    ]),
    ['another host', `GET ${ask} HTTP/1.1\r\nhost: other.example\r\n${end}`, 421],
    ['another host in the target', `GET http://other.example${ask} HTTP/1.1\r\n${host}${end}`, 421],
    ['a user in the target', `GET http://a:b@127.0.0.1${ask} HTTP/1.1\r\n${host}${end}`, 400],
    ['a target that is a whole address', `GET http://127.0.0.1${ask} HTTP/1.1\r\n${host}${end}`, 200],
    ['no address and no host', 'HEAD * HTTP/1.0\r\n\r\n', 404],
    ['a target without a slash', `GET graphql HTTP/1.1\r\n${host}${end}`, 400],
    ['the password file', `GET /graphiql/%2e%2e%2f%2e%2e%2f/etc/passwd HTTP/1.1\r\n${host}${end}`, 404],
    ['HTTP/0.9', 'GET /graphql\r\n\r\n', 400],
    ['cleartext HTTP/2', `GET ${ask} HTTP/1.1\r\n${host}upgrade: h2c\r\nconnection: upgrade, close\r\n\r\n`, 200],
    ['a header without a colon', `GET /health HTTP/1.1\r\n${host}x\r\n${end}`, 400],
    ['a header without a name', `GET /health HTTP/1.1\r\n${host}: x\r\n${end}`, 400],
    ['a header with NUL', `GET /health HTTP/1.1\r\n${host}x: a\0b\r\n${end}`, 400],
    [
      '15,000 commas for media types',
      `POST /graphql HTTP/1.1\r\n${host}accept: ${','.repeat(15_000)}\r\n${json}${end}`,
      406,
    ],
    ...['+5', '0x5', '5, 5', '', '99999999999999999999'].map((length): [string, string, number] => [
      `the length "${length}"`,
      `POST /graphql HTTP/1.1\r\n${host}content-length: ${length}\r\n\r\n`,
      400,
    ]),
    [
      'a body that is packed and chunked',
      `POST /graphql HTTP/1.1\r\n${host}transfer-encoding: gzip, chunked\r\n${json}${end}`,
      400,
    ],
    [
      'a coding with a space before its colon',
      `POST /graphql HTTP/1.1\r\n${host}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      'two codings',
      `POST /graphql HTTP/1.1\r\n${host}transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      'a chunk with 20 kB beside its size',
      `POST /graphql HTTP/1.1\r\n${host}${json}transfer-encoding: chunked\r\n${end}1;${'x'.repeat(20_000)}\r\n`,
      413,
    ],
    ['a folded header', `GET /health HTTP/1.1\r\n${host}x: a\r\n b\r\n${end}`, 400],
    ['lines that end in LF', 'GET /health HTTP/1.1\nhost: 127.0.0.1\nconnection: close\n\n', 400],
    ['a header with CR', `GET /health HTTP/1.1\r\n${host}x: a\rb\r\n${end}`, 400],
    ['a length that is negative', `POST /graphql HTTP/1.1\r\n${host}content-length: -5\r\n\r\n`, 400],
    ['two lengths', `POST /graphql HTTP/1.1\r\n${host}content-length: 5\r\ncontent-length: 6\r\n\r\n`, 400],
    [
      'a length and chunks',
      `POST /graphql HTTP/1.1\r\n${host}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['an unknown coding', `POST /graphql HTTP/1.1\r\n${host}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
    ['a chunk of no size', `POST /graphql HTTP/1.1\r\n${host}transfer-encoding: chunked\r\n\r\nZZ\r\n`, 400],
    ['an expectation', `POST /graphql HTTP/1.1\r\n${host}expect: x\r\ncontent-length: 0\r\n${end}`, 417],
  ])('%s', async (_, sent, status) => {
    const answer = await converse(sent);
    if (status === null) expect(answer).toBe('');
    else expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expectNoLeak(answer);
    expect(await send(query('{ __typename }'))).toMatchObject({ status: 200 });
  });
});

test('what is sent behind a request is the next one, and what is its body is none', async () => {
  const health = 'GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n';
  const get = (length: number) =>
    `GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: ${length}\r\n\r\n`;
  const body = '{"query":"{ __typename }"}';
  const post = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  const hidden = health.replace('/health', '/ready');
  const answer = await converse(get(hidden.length) + hidden + post + get(0).repeat(3) + health);
  expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(6);
  expect(answer.match(/"__typename":"Query"/g)).toHaveLength(5);
  expect(answer.match(/"status":"ok"/g)).toHaveLength(1);
});

test('hundreds of streams that are left at once, and connections that say nothing, keep nobody from being answered', async () => {
  const silent = times(300, () => '').map(() => connect(Number(new URL(listening.url).port), '127.0.0.1'));
  const text = '{ articles(first: 50) { nodes { mentions(first: 50) { nodes { text } } } } }';
  const streams = times(300, () => text).map(async (asked, index) => {
    const leaving = new AbortController();
    const streaming = fetch(listening.url, {
      ...post({ query: asked }, { accept: 'text/event-stream' }),
      signal: leaving.signal,
    });
    setTimeout(() => leaving.abort(), index % 50);
    return streaming.then((response) => response.text()).catch(() => null);
  });
  expect(await send(query('{ __typename }'))).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  await Promise.all(streams);
  for (const socket of silent) socket.destroy();
  expect(await send(query('{ __typename }'))).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  expect(log).toEqual([]);
});

test('a client that goes away in the midst of its body is no fault of the server’s', async () => {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(log).toEqual([]);
});

/** Each with a title that a person can read. */
function shown(values: readonly string[]): [title: string, value: string][] {
  return values.map((value) => [JSON.stringify(value).slice(0, 40), value]);
}

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Buffer.from(part as string)));
}

function upload(): RequestInit {
  const form = new FormData();
  form.set('operations', '{"query":"{ __typename }"}');
  form.set('map', '{}');
  return { method: 'POST', headers: { accept: HEADERS.accept }, body: form };
}

/** What the server answers to these very bytes, until it closes the connection or has said enough. */
function converse(sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1', () => socket.write(sent, 'latin1'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}
