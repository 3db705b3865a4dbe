import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type ClientOptions, createClient, type SourcebookError } from '@sourcebook/sdk';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Answering, type AnsweringServer, sendJson, serveAnswers } from './answering-server.ts';

const GOOD = { data: { archive: { articleCount: 3 } } };

let server: AnsweringServer | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

async function connect(answer: Answering, options: ClientOptions = {}) {
  const started = await serveAnswers(answer);
  server = started;
  return { client: createClient({ url: started.url, ...options }), received: started.received };
}

/** Answers the statuses in turn, then well. */
function answerInTurn(...statuses: { status: number; headers?: Record<string, string> }[]): Answering {
  return (response, _, index) => {
    const turn = statuses[index];
    if (turn) response.writeHead(turn.status, turn.headers).end('<p>later</p>');
    else sendJson(response, GOOD);
  };
}

function fail(call: Promise<unknown>): Promise<SourcebookError> {
  return call.then(
    () => expect.fail('the call should fail'),
    (reason: SourcebookError) => reason,
  );
}

describe('retries', () => {
  test.each([408, 429, 502, 503, 504])('a read is tried again after %i', async (status) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { client, received } = await connect(answerInTurn({ status }, { status }));
    expect((await client.archive()).articleCount).toBe(3);
    expect(received).toHaveLength(3);
  });

  test('after a broken connection', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { client, received } = await connect((response, _, index) => {
      if (index === 0) response.destroy();
      else sendJson(response, GOOD);
    });
    expect((await client.archive()).articleCount).toBe(3);
    expect(received).toHaveLength(2);
  });

  test.each([400, 401, 404, 500])('not after %i', async (status) => {
    const { client, received } = await connect(answerInTurn({ status }));
    await fail(client.archive());
    expect(received).toHaveLength(1);
  });

  test('two at most, or as many as are asked for', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { client, received } = await connect((response) => response.writeHead(503).end());
    expect(await fail(client.archive())).toMatchObject({ code: 'HTTP', status: 503 });
    expect(received).toHaveLength(3);
    await fail(client.archive({}, { retries: 0 }));
    expect(received).toHaveLength(4);
  });

  test('a mutation is never sent twice', async () => {
    const { client, received } = await connect((response) => response.writeHead(503).end());
    await fail(client.request('mutation note { note }'));
    await fail(client.request('# query first\nmutation { note }'));
    expect(received).toHaveLength(2);
  });
});

describe('the end of a call', () => {
  test('no answer within the time', async () => {
    const { client } = await connect(() => {}, { timeoutMs: 80 });
    expect(await fail(client.archive())).toMatchObject({ code: 'TIMEOUT', operation: 'archive' });
  });

  test('an answer that stops in the middle counts too', async () => {
    const { client } = await connect((response) => response.writeHead(200).write('{"data":'), { timeoutMs: 80 });
    expect((await fail(client.archive())).code).toBe('TIMEOUT');
  });

  test('aborted before: nothing is sent', async () => {
    const { client, received } = await connect((response) => sendJson(response, GOOD));
    const error = await fail(client.archive({}, { signal: AbortSignal.abort('enough') }));
    expect(error).toMatchObject({ code: 'ABORTED', cause: 'enough' });
    expect(received).toHaveLength(0);
  });

  test('aborted during the request: the connection is let go', async () => {
    const controller = new AbortController();
    let closed: Promise<number> | undefined;
    const { client } = await connect((response) => {
      closed = new Promise((resolve) => response.once('close', () => resolve(performance.now())));
      setTimeout(() => controller.abort(), 20);
    });
    expect((await fail(client.archive({}, { signal: controller.signal }))).code).toBe('ABORTED');
    await closed;
  });

  test('a fetch that ignores its signal is left behind', async () => {
    const client = createClient({ fetch: () => new Promise(() => {}), timeoutMs: 50 });
    expect((await fail(client.archive())).code).toBe('TIMEOUT');
  });

  test('a token function that never answers is left behind', async () => {
    const client = createClient({ token: () => new Promise<string>(() => {}), timeoutMs: 50 });
    expect((await fail(client.archive())).code).toBe('TIMEOUT');
  });

  test('listeners on a long-lived signal do not pile up', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const { client } = await connect((response) => sendJson(response, GOOD));
    for (let call = 0; call < 3; call++) await client.archive({}, { signal });
    expect(added).toHaveBeenCalledTimes(3);
    expect(removed).toHaveBeenCalledTimes(3);
  });
});

describe('what is sent', () => {
  test('token and headers as values', async () => {
    const { client, received } = await connect((response) => sendJson(response, GOOD), {
      token: 'sesame',
      headers: { 'x-team': 'desk', 'x-none': undefined },
    });
    await client.archive();
    expect(received[0]?.headers).toMatchObject({ authorization: 'Bearer sesame', 'x-team': 'desk' });
    expect(received[0]?.headers).not.toHaveProperty('x-none');
  });

  test('token and headers as functions, asked anew for every try', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    let turn = 0;
    const { client, received } = await connect(answerInTurn({ status: 503 }), {
      token: async () => `sesame-${++turn}`,
      headers: () => ({ 'x-turn': String(turn) }),
    });
    await client.archive();
    expect(received.map(({ headers }) => [headers.authorization, headers['x-turn']])).toEqual([
      ['Bearer sesame-1', '1'],
      ['Bearer sesame-2', '2'],
    ]);
  });

  test('a token that cannot be had is an error of its own', async () => {
    const { client, received } = await connect((response) => sendJson(response, GOOD), {
      token: () => Promise.reject(new Error('keychain is locked')),
    });
    expect(await fail(client.archive())).toMatchObject({ code: 'AUTH', operation: 'archive' });
    expect(received).toHaveLength(0);
  });

  test('variables, in JSON and not in the document', async () => {
    const { client, received } = await connect((response) => sendJson(response, { data: { entity: null } }));
    await client.entity({ by: { name: 'Old "Harbour"' } });
    expect(received[0]?.method).toBe('POST');
    expect(received[0]?.body.variables).toEqual({ by: { name: 'Old "Harbour"' } });
    expect(received[0]?.body.query).not.toContain('Harbour');
  });

  test('GET with the hash is the same URL for equal variables', async () => {
    const { client, received } = await connect((response) => sendJson(response, { data: { entity: null } }), {
      persisted: true,
    });
    await client.mentions({ first: 3, filter: { entity: { name: 'A' } } } as never).toArray({ max: 0 });
    await client.entity({ by: { name: 'A', id: undefined } as never });
    await client.entity({ by: { id: undefined, name: 'A' } as never });
    expect(received.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(received[0]?.path).toBe(received[1]?.path);
  });

  test('what is too long for a URL goes as POST', async () => {
    const { client, received } = await connect((response) => sendJson(response, { data: { entity: null } }), {
      persisted: true,
    });
    await client.entity({ by: { name: 'A'.repeat(3_000) } });
    expect(received[0]?.method).toBe('POST');
    expect(received[0]?.body).toHaveProperty('extensions.persistedQuery.sha256Hash');
  });

  test.each([
    { message: 'PersistedQueryNotFound' },
    { message: 'PersistedQueryNotSupported' },
    { message: 'none such', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
  ])('an unknown hash, as servers say it: %o', async (error) => {
    const { client, received } = await connect(
      (response, { method }) => sendJson(response, method === 'GET' ? { errors: [error] } : GOOD),
      { persisted: true, retries: 0 },
    );
    expect((await client.archive()).articleCount).toBe(3);
    expect(received.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });
});

describe('the address', () => {
  test('is taken from the environment', async () => {
    const started = await serveAnswers((response) => sendJson(response, GOOD));
    server = started;
    vi.stubEnv('SOURCEBOOK_URL', started.url);
    expect((await createClient().archive()).articleCount).toBe(3);
  });

  test('else is this machine, as the server listens unless told otherwise', async () => {
    vi.stubEnv('SOURCEBOOK_URL', '');
    const asked: string[] = [];
    const client = createClient({
      retries: 0,
      fetch: async (url) => {
        asked.push(url);
        throw new Error('not sent');
      },
    });
    await fail(client.archive());
    expect(asked).toEqual(['http://127.0.0.1:4000/graphql']);
  });

  test('needs no process, as in browsers and workers', async () => {
    vi.stubGlobal('process', undefined);
    try {
      expect(() => createClient()).not.toThrow();
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

test('a program does not end in mid-call', async () => {
  const index = fileURLToPath(new URL('../../packages/sdk/src/index.ts', import.meta.url));
  // A fetch that holds nothing open, so that only the client's own timer can.
  const program = `
    import { createClient } from ${JSON.stringify(index)};
    const client = createClient({ timeoutMs: 300, retries: 0, fetch: () => new Promise(() => {}) });
    client.archive().catch((error) => console.log(error.code));
  `;
  const args = ['--conditions=@sourcebook/source', '--import', 'tsx', '--input-type=module', '-e', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: dirname(index) });
  expect(stdout.trim()).toBe('TIMEOUT');
});
