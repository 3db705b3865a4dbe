import { createBareClient, createClient, isSourcebookError, SourcebookError } from '@sourcebook/sdk';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type AnsweringServer, sendJson, serveAnswers } from './answering-server.ts';

let server: AnsweringServer | undefined;
afterEach(() => server?.close());

async function failWith(body: unknown, status = 200, headers: Record<string, string> = {}) {
  server = await serveAnswers((response) => {
    if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    else sendJson(response, body, status, headers);
  });
  return createClient({ url: server.url, retries: 0, token: 'sesame-token' })
    .search({ query: 'harbour town' })
    .toArray()
    .then(
      () => expect.fail('the call should fail'),
      (error: SourcebookError) => error,
    );
}

function failed(code: string | undefined, message = 'no') {
  return { errors: [{ message, ...(code ? { extensions: { code } } : {}) }] };
}

describe('codes', () => {
  test.each<[string, unknown, number, string]>([
    ['a validation error, with 200', failed('GRAPHQL_VALIDATION_FAILED'), 200, 'BAD_INPUT'],
    ['a validation error, with 400', failed('GRAPHQL_VALIDATION_FAILED'), 400, 'BAD_INPUT'],
    ['bad variables, without code', failed(undefined), 400, 'BAD_INPUT'],
    ['a refused argument', { data: null, ...failed('BAD_INPUT') }, 200, 'BAD_INPUT'],
    ['a fault in the server', { data: null, ...failed('INTERNAL_SERVER_ERROR') }, 200, 'GRAPHQL'],
    ['a fault without a code', { data: null, ...failed(undefined) }, 200, 'GRAPHQL'],
    ['an answer without data', { data: null }, 200, 'GRAPHQL'],
    ['no token', failed('UNAUTHENTICATED'), 200, 'AUTH'],
    ['401 and GraphQL', failed(undefined), 401, 'AUTH'],
    ['401 and a page', '<p>no</p>', 401, 'AUTH'],
    ['403 and a page', '<p>no</p>', 403, 'AUTH'],
    ['404 and a page', '<p>no</p>', 404, 'NOT_FOUND'],
    ['429 and a page', '<p>no</p>', 429, 'RATE_LIMIT'],
    ['a limit on requests, with 200', failed('RATE_LIMITED'), 200, 'RATE_LIMIT'],
    ['500 and a page', '<p>no</p>', 500, 'HTTP'],
    ['200 and a page', '<p>captive portal</p>', 200, 'HTTP'],
    ['200 and other JSON', { status: 'up' }, 200, 'HTTP'],
    ['200 and broken JSON', '{"data":', 200, 'HTTP'],
    ['200 and JSON null', 'null', 200, 'HTTP'],
  ])('%s', async (_, body, status, code) => {
    const error = await failWith(body, status);
    expect(error).toMatchObject({ code, status, operation: 'search', name: 'SourcebookError' });
    expect(error).toBeInstanceOf(Error);
  });

  test('nobody listens', async () => {
    const closed = await serveAnswers(() => {});
    await closed.close();
    const error = await createClient({ url: closed.url, retries: 0 })
      .archive()
      .catch((reason) => reason);
    expect(error).toMatchObject({ code: 'NETWORK', operation: 'archive' });
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('the connection breaks in mid-answer', async () => {
    server = await serveAnswers((response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"data":');
      setTimeout(() => response.destroy(), 10);
    });
    await expect(createClient({ url: server.url, retries: 0 }).archive()).rejects.toMatchObject({ code: 'NETWORK' });
  });

  test('variables that are no JSON', async () => {
    const variables: Record<string, unknown> = { big: 1n };
    await expect(createBareClient().request('query a { a }', variables)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('what an error knows', () => {
  test('request ID, the errors and the partial data', async () => {
    const errors = [{ message: 'gone', path: ['search', 'edges', 0] }, { message: 'gone too' }];
    const data = { search: { edges: [null] } };
    const error = await failWith({ data, errors }, 200, { 'x-request-id': 'r-17' });
    expect(error).toMatchObject({ code: 'GRAPHQL', requestId: 'r-17', data, errors });
    expect(error.message).toBe('search: gone (and 1 more)');
  });

  test('no variable and no token is in the message, though the server repeats them', async () => {
    const message = 'Bearer sesame-token: sesame-token may not ask for "harbour town", {"query":"harbour town"}';
    const error = await failWith(failed('FORBIDDEN', message), 403);
    expect(error.message).not.toContain('harbour');
    expect(error.message).not.toContain('sesame');
    expect(error.stack).not.toContain('sesame');
  });

  test('a message that is no text', async () => {
    expect((await failWith({ errors: [{}] })).code).toBe('BAD_INPUT');
  });
});

describe('the brand', () => {
  test('errors of another copy of the package are recognized', async () => {
    vi.resetModules();
    const other = await import('@sourcebook/sdk');
    expect(other.SourcebookError).not.toBe(SourcebookError);
    const error: unknown = new other.SourcebookError('HTTP', 'elsewhere');
    expect(isSourcebookError(error)).toBe(true);
    expect(error instanceof SourcebookError).toBe(true);
    expect(new SourcebookError('HTTP', 'here') instanceof other.SourcebookError).toBe(true);
  });

  test.each([new Error('plain'), { code: 'NETWORK' }, null, 'NETWORK'])('%s is none', (value) => {
    expect(isSourcebookError(value)).toBe(false);
    expect((value as unknown) instanceof SourcebookError).toBe(false);
  });
});
