import type { ServerResponse } from 'node:http';
import { createClient } from '@sourcebook/sdk';
import { subscribe } from '@sourcebook/sdk/sse';
import { afterEach, describe, expect, test } from 'vitest';
import { type Answering, type AnsweringServer, sendJson, serveAnswers } from './answering-server.ts';

const TICKS = 'subscription ticks($from: Int) { tick(from: $from) }';

let server: AnsweringServer | undefined;
afterEach(() => server?.close());

async function connect(answer: Answering, timeoutMs = 2_000) {
  server = await serveAnswers(answer);
  return { client: createClient({ url: server.url, token: 'sesame', timeoutMs }), received: server.received };
}

function openStream(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

function tick(number: number): string {
  return `event: next\ndata: {"data":{"tick":${number}}}\n\n`;
}

async function collect(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of stream) all.push(item);
  return all;
}

test('each event is a result, until the server completes', async () => {
  const { client, received } = await connect((response) =>
    openStream(response).end(`${tick(1)}: still there\n\n${tick(2)}event: complete\ndata:\n\n${tick(3)}`),
  );
  expect(await collect(subscribe(client, TICKS, { from: 1 }))).toEqual([{ tick: 1 }, { tick: 2 }]);
  expect(received[0]).toMatchObject({ method: 'POST', body: { query: TICKS, variables: { from: 1 } } });
  expect(received[0]?.headers).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer sesame' });
});

test('nothing is sent before it is read, and each reading is a connection', async () => {
  const { client, received } = await connect((response) => openStream(response).end(`${tick(1)}event: complete\n\n`));
  const ticks = subscribe(client, TICKS);
  expect(received).toHaveLength(0);
  await collect(ticks);
  await collect(ticks);
  expect(received).toHaveLength(2);
});

test.each(['\n', '\r\n', '\r'])('bytes may break off anywhere, and lines end in %j', async (lineEnd) => {
  const text = 'event: next\ndata: {"data":\ndata: {"name":"Škvorecký 🌍"}}\n\nid: 7\nretry: 10\nevent:complete\n\n';
  const { client } = await connect(async (response) => {
    openStream(response);
    response.socket?.setNoDelay(true);
    for (const byte of Buffer.from(text.replaceAll('\n', lineEnd))) {
      response.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  });
  expect(await collect(subscribe(client, TICKS))).toEqual([{ name: 'Škvorecký 🌍' }]);
});

test('the time limit is for the answer, not for the stream', async () => {
  const { client } = await connect((response) => {
    openStream(response).write(tick(1));
    setTimeout(() => response.end(`${tick(2)}event: complete\n\n`), 300);
  }, 150);
  expect(await collect(subscribe(client, TICKS))).toHaveLength(2);
});

describe('the end', () => {
  test('leaving the loop ends the connection', async () => {
    let closed: Promise<void> | undefined;
    const { client } = await connect((response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      openStream(response).write(tick(1));
    });
    for await (const result of subscribe(client, TICKS)) {
      expect(result).toEqual({ tick: 1 });
      break;
    }
    await closed;
  });

  test('the signal ends it, though the stream says nothing more, and lets the connection go', async () => {
    const controller = new AbortController();
    let closed: Promise<void> | undefined;
    const { client } = await connect((response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      openStream(response).write(tick(1));
    });
    const reading = (async () => {
      for await (const _ of subscribe(client, TICKS, {}, { signal: controller.signal }))
        setTimeout(() => controller.abort(), 20);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED', operation: 'ticks' });
    await closed;
  });

  test('no answer within the time', async () => {
    const { client } = await connect(() => {}, 60);
    await expect(collect(subscribe(client, TICKS))).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  test('a stream that ends before the subscription does is an error, after what it said', async () => {
    const { client } = await connect((response) => openStream(response).end(tick(1)));
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const result of subscribe(client, TICKS)) seen.push(result);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'NETWORK', operation: 'ticks' });
    expect(seen).toEqual([{ tick: 1 }]);
  });

  test('a connection that breaks', async () => {
    const { client } = await connect((response) => {
      openStream(response).write(tick(1));
      setTimeout(() => response.destroy(), 20);
    });
    await expect(collect(subscribe(client, TICKS))).rejects.toMatchObject({ code: 'NETWORK' });
  });
});

describe('errors', () => {
  test('of a result, with its data and without its variables', async () => {
    const body = { data: { tick: null }, errors: [{ message: 'no tick from 987654', extensions: { code: 'X' } }] };
    const { client } = await connect((response) =>
      openStream(response).end(`event: next\ndata: ${JSON.stringify(body)}\n\n`),
    );
    const error = await collect(subscribe(client, TICKS, { from: 987654 })).catch((reason) => reason);
    expect(error).toMatchObject({ code: 'GRAPHQL', data: { tick: null } });
    expect(error.message).not.toContain('987654');
  });

  test('a refusal that repeats the token keeps it out of the message', async () => {
    const refused = { errors: [{ message: 'sesame may not', extensions: { code: 'FORBIDDEN' } }] };
    const { client } = await connect((response) => sendJson(response, refused, 403));
    const error = await collect(subscribe(client, TICKS)).catch((reason) => reason);
    expect(error.code).toBe('AUTH');
    expect(error.message).not.toContain('sesame');
  });

  test('of a request that is refused, as GraphQL', async () => {
    const refused = { errors: [{ message: 'no', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] };
    const { client } = await connect((response) => sendJson(response, refused, 400));
    await expect(collect(subscribe(client, TICKS))).rejects.toMatchObject({ code: 'BAD_INPUT', status: 400 });
  });

  test.each<[number, string, string]>([
    [401, 'text/plain', 'AUTH'],
    [200, 'text/html', 'HTTP'],
    [503, 'text/event-stream', 'HTTP'],
  ])('%i and %s', async (status, type, code) => {
    const { client } = await connect((response) => response.writeHead(status, { 'content-type': type }).end('no'));
    await expect(collect(subscribe(client, TICKS))).rejects.toMatchObject({ code, status });
  });

  test('an event that is no GraphQL', async () => {
    const { client } = await connect((response) => openStream(response).end('event: next\ndata: hello\n\n'));
    await expect(collect(subscribe(client, TICKS))).rejects.toMatchObject({ code: 'HTTP' });
  });
});
