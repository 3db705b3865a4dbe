import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { listen } from '../../packages/server/src/listen.ts';
import { createServer } from '../../packages/server/src/server.ts';
import { httpSchema } from './http-schema.ts';

const host = '127.0.0.1';
const start = () => listenAt(0);
const listenAt = (port: number, at = host) =>
  listen({ server: createServer({ schema: httpSchema, context: () => ({}) }), host: at, port });

describe('a listening server', () => {
  test('answers at the address it names until it is closed', async () => {
    const listening = await start();
    const answer = await fetch(`${listening.url}?query={greeting}`);
    expect(await answer.json()).toMatchObject({ data: { greeting: 'Hello you' } });
    await listening.close();
    await expect(fetch(listening.url)).rejects.toThrow();
  });

  test('says in one line that a port is in use', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await expect(listenAt(port)).rejects.toThrow(
      `Can't listen on 127.0.0.1:${port}: the port is in use by another program.`,
    );
    await first.close();
  });

  test('says in one line that there is no such address', async () => {
    await expect(listenAt(0, '192.0.2.1')).rejects.toThrow(
      "Can't listen on 192.0.2.1:0: this machine has no such address.",
    );
  });

  test.each([
    ['an empty path', 'GET //', 404],
    ['a path that climbs', 'GET /graphql/../../etc/passwd', 404],
    ['a path that is no UTF-8', 'GET /%ff', 404],
    ['a whole address', 'GET http://other.example/graphql?query={greeting}', 200],
    ['an address that is no URL', 'GET http://[', 400],
    ['a question about the server', 'OPTIONS *', 404],
    ['an address of 20 kB', `GET /graphql?query=${'x'.repeat(20_000)}`, 431],
    ['no HTTP', 'NONSENSE', 400],
  ])('answers %s without a stack', async (_, request, status) => {
    await expectStatus(`${request} HTTP/1.1\r\nhost: x`, status);
  });

  test.each([
    ['a Host that is none', 'GET /graphql?query={greeting} HTTP/1.1\r\nhost: [', 400],
    ['no Host at all', 'GET /graphql?query={greeting} HTTP/1.0', 200],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked', 400],
    [
      'a length beyond the limit',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2000000',
      413,
    ],
  ])('answers %s without a stack', async (_, head, status) => {
    await expectStatus(head, status);
  });
});

describe('a client that is slow on purpose', () => {
  const timeouts = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50, timeout: 600 };
  const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\n';

  test.each([
    ['in its headers', head, 'x'],
    ['in its body', `${head}content-type: application/json\r\ncontent-length: 1000\r\n\r\n`, ' '],
    ['and says nothing', '', ''],
  ])('%s is let go', async (_, beginning, drop) => {
    const server = createServer({ schema: httpSchema, context: () => ({}) });
    const listening = await listen({ server, host, port: 0, timeouts });
    const started = performance.now();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(listening.url).port), host, () => socket.write(beginning));
      const dripping = setInterval(() => socket.write(drop), 30);
      socket
        .on('error', () => {})
        .on('close', () => {
          clearInterval(dripping);
          resolve();
        });
      socket.resume();
    });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect((await fetch(`${listening.url}?query={greeting}`)).status).toBe(200);
    await listening.close();
  });
});

async function expectStatus(head: string, status: number): Promise<void> {
  const listening = await start();
  const answer = await converse(Number(new URL(listening.url).port), `${head}\r\nconnection: close\r\n\r\n`);
  expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).not.toMatch(/node_modules|\n +at /);
  await listening.close();
}

/** What a server answers to these very bytes. */
function converse(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}
