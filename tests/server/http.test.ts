import { describe, expect, test } from 'vitest';
import { ERROR_STATUS } from '../../packages/server/src/errors.ts';
import { createServer } from '../../packages/server/src/server.ts';
import type { ServerOptions } from '../../packages/server/src/server-options.ts';
import { httpSchema } from './http-schema.ts';

const log: string[] = [];

function start(options: ServerOptions = {}) {
  return createServer({
    schema: httpSchema,
    context: () => ({}),
    options: { log: (line) => log.push(line), ...options },
  });
}

const server = start();

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions: { code: string } }[];
  };
}

async function ask(path: string, init: RequestInit = {}, to = server): Promise<Answer> {
  const response = await to.fetch(`http://localhost${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const code = (answer: Answer) => answer.body.errors?.[0]?.extensions.code;

describe('addresses', () => {
  test.each([
    '/x/graphql',
    '/graphql/',
    '/graphql/x',
    '/x?y=/graphql',
    '/x/health',
    '/favicon.ico',
    '/graphiql/manifest.json',
    '/graphiql/..%2f..%2fpackage.json',
    '/',
  ])('%s is not found', async (path) => {
    const answer = await ask(path, post({ query: '{ greeting }' }));
    expect(answer.status).toBe(404);
    expect(code(answer)).toBe('NOT_FOUND');
  });

  test('health is one exact address and no part of another', async () => {
    expect(await ask('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await ask('/graphql?query={greeting}&x=/health')).body.data).toEqual({ greeting: 'Hello you' });
    expect((await ask('/health', { method: 'POST' })).status).toBe(405);
  });

  test('the root leads a browser to the endpoint', async () => {
    const answer = await ask('/', { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/graphql');
  });
});

describe('a request that asks nothing GraphQL can answer', () => {
  test.each<[string, string, RequestInit, keyof typeof ERROR_STATUS]>([
    ['variables that are no JSON', '/graphql?query={greeting}&variables=notjson', {}, 'BAD_REQUEST'],
    ['extensions that are no JSON', '/graphql?query={greeting}&extensions={', {}, 'BAD_REQUEST'],
    ['variables that are a list', '/graphql', post({ query: '{ greeting }', variables: [] }), 'BAD_REQUEST'],
    ['a body that is no JSON', '/graphql', post('{'), 'BAD_REQUEST'],
    ['an empty body', '/graphql', post(''), 'BAD_REQUEST'],
    ['null', '/graphql', post('null'), 'BAD_REQUEST'],
    ['no query', '/graphql', post({}), 'BAD_REQUEST'],
    ['a batch', '/graphql', post([{ query: '{ greeting }' }]), 'BAD_REQUEST'],
    ['a form', '/graphql', form('application/x-www-form-urlencoded'), 'UNSUPPORTED_MEDIA_TYPE'],
    ['plain text', '/graphql', form('text/plain'), 'UNSUPPORTED_MEDIA_TYPE'],
    ['multipart', '/graphql', form('multipart/form-data; boundary=x'), 'UNSUPPORTED_MEDIA_TYPE'],
    ['no content type', '/graphql', { method: 'POST' }, 'UNSUPPORTED_MEDIA_TYPE'],
    ['PUT', '/graphql', { ...post({ query: '{ greeting }' }), method: 'PUT' }, 'METHOD_NOT_ALLOWED'],
    ['OPTIONS', '/graphql', { method: 'OPTIONS' }, 'METHOD_NOT_ALLOWED'],
    ['a mutation by GET', '/graphql?query=mutation{forget}', {}, 'METHOD_NOT_ALLOWED'],
    ['a syntax error', '/graphql', post({ query: '{' }), 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '/graphql', post({ query: '{ nothing }' }), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an unknown operation',
      '/graphql',
      post({ query: '{ greeting }', operationName: 'X' }),
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a variable of a wrong type',
      '/graphql',
      post({ query: 'query($n: Int!) { count(of: $n) }', variables: { n: 'x' } }),
      'BAD_INPUT',
    ],
    [
      'a body of more than 1 MB',
      '/graphql',
      post({ query: `{ greeting } #${'x'.repeat(1_000_000)}` }),
      'REQUEST_TOO_LARGE',
    ],
    ['20,000 levels', '/graphql', post({ query: '{a'.repeat(20_000) + '}'.repeat(20_000) }), 'LIMIT_EXCEEDED'],
    ['5,000 times a field', '/graphql', post({ query: `{${'greeting '.repeat(5_000)}}` }), 'LIMIT_EXCEEDED'],
    [
      'deeply nested variables',
      '/graphql',
      post(
        `{"query":"query($n: Int!) { count(of: $n) }","variables":{"n":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      ),
      'BAD_INPUT',
    ],
    ['an answer in a picture', '/graphql', post({ query: '{ greeting }' }, { accept: 'image/png' }), 'NOT_ACCEPTABLE'],
  ])('%s', async (_, path, init, expected) => {
    const answer = await ask(path, {
      ...init,
      headers: { accept: 'application/graphql-response+json', ...init.headers },
    });
    expect(code(answer)).toBe(expected);
    expect(answer.status).toBe(ERROR_STATUS[expected]);
    expect(answer.headers.get('content-type')).toMatch(/json/);
    expect(log).toEqual([]);
  });

  test('a body that is too large is refused even when it does not say how large it is', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(100_000));
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => (sent++ < 20 ? controller.enqueue(chunk) : controller.close()),
    });
    const answer = await ask('/graphql', { ...post(''), body, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
    expect(code(answer)).toBe('REQUEST_TOO_LARGE');
  });
});

function form(type: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': type }, body: 'query=mutation{forget}' };
}

describe('errors', () => {
  test('an expected one keeps its message, code and details, beside the data', async () => {
    const answer = await ask('/graphql', post({ query: '{ greeting refused }' }));
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ greeting: 'Hello you', refused: null });
    expect(answer.body.errors).toMatchObject([
      { message: 'No such thing.', path: ['refused'], extensions: { code: 'BAD_INPUT', argument: 'name' } },
    ]);
  });

  test.each(['broken', 'notAnInt', 'notAnError', 'coded'])(
    'the field "%s" fails without saying why, and the log says it once',
    async (field) => {
      log.length = 0;
      const query = field === 'notAnInt' ? '{ notAnInt }' : `{ a: ${field} b: ${field} }`;
      const answer = await ask('/graphql', post({ query }));
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toMatch(/secret|archive\.db|INVENTED|represent/);
      const requestId = answer.headers.get('x-request-id');
      expect(answer.body.errors?.[0]).toMatchObject({
        message: 'Internal server error',
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
      });
      expect(log).toHaveLength(1);
      expect(log[0]).not.toContain('\n');
      expect(JSON.parse(log[0] ?? '')).toMatchObject({ level: 'error', requestId, count: answer.body.errors?.length });
      log.length = 0;
    },
  );

  test('a context that can not be made is a masked error with status 500', async () => {
    log.length = 0;
    const failing = createServer({
      schema: httpSchema,
      context: () => {
        throw new Error('a secret');
      },
      options: { log: (line) => log.push(line) },
    });
    const answer = await ask('/graphql', post({ query: '{ greeting }' }), failing);
    expect(answer.status).toBe(500);
    expect(code(answer)).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(log).toHaveLength(1);
    log.length = 0;
  });

  test('an argument that turns out to be null is the client’s fault', async () => {
    const query = 'query($n: String = "x") { greeting(name: $n) }';
    const answer = await ask('/graphql', post({ query, variables: { n: null } }));
    expect(code(answer)).toBe('BAD_INPUT');
    expect(log).toEqual([]);
  });
});

describe('headers', () => {
  test('every answer has an ID of its own and keeps browsers from guessing', async () => {
    const answers = await Promise.all([ask('/graphql?query={greeting}'), ask('/health'), ask('/nothing')]);
    expect(new Set(answers.map((answer) => answer.headers.get('x-request-id'))).size).toBe(3);
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.has('x-powered-by')).toBe(false);
    }
  });

  test('no other site may read answers', async () => {
    const { headers } = await ask('/graphql?query={greeting}', { headers: { origin: 'https://other.example' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('a configured origin may, and no other', async () => {
    const open = start({ origins: ['https://friend.example', 'https://second.example'] });
    const allowed = async (origin: string) =>
      (await ask('/graphql?query={greeting}', { headers: { origin } }, open)).headers.get(
        'access-control-allow-origin',
      );
    expect(await allowed('https://friend.example')).toBe('https://friend.example');
    expect(await allowed('https://other.example')).toBeNull();
    expect(await allowed('null')).toBeNull();
    const preflight = await ask(
      '/graphql',
      { method: 'OPTIONS', headers: { origin: 'https://friend.example', 'access-control-request-method': 'POST' } },
      open,
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.has('access-control-allow-credentials')).toBe(false);
  });
});
