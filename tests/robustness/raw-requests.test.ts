import { connect } from 'node:net';
import { createArchiveServer, openArchive } from '@sourcebook/server';
import { expect, test } from 'vitest';
import { listen } from '../../packages/server/src/listen.ts';
import { LOOPBACK_HOSTS } from '../../packages/server/src/routes/require-host.ts';
import { ingestFiles } from '../support/archive.ts';
import { Random } from '../support/seeded-random.ts';

const ASK = '/graphql?query=%7B__typename%7D';
const BODY = '{"query":"{ __typename }"}';
const METHODS = ['GET', 'GET', 'POST', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE'];
const TARGETS = [
  ...[ASK, '/graphql', '/graphql?', '/graphql?query=&variables=', `${ASK}&variables={}`, `${ASK}&extensions=null`],
  ...['/', '//', '*', '/%', '/graphiql/', '/health', '/ready', 'http://', 'http:///graphql', 'http://[/', 'http:a'],
  ...[
    `http://localhost${ASK}`,
    `HTTP://LOCALHOST?query=%7B__typename%7D`,
    'ws://localhost/',
    'http://localhost:99999/',
  ],
];
const HOSTS = [
  ...[
    'localhost',
    'localhost',
    'localhost',
    '127.0.0.1:80',
    '[::1]',
    '',
    ' ',
    '[',
    ':',
    ':80',
    'a:b',
    'localhost:',
    '%',
  ],
  ...[
    'a%00',
    '\xff',
    '[::1%25lo]',
    '[v1.x]',
    '0x7f.1',
    'a'.repeat(300),
    'xn--a',
    'a..b',
    '.',
    '-',
    '"',
    '<',
    '1.2.3.4.5',
  ],
];
const HEADERS = [
  ...[
    'accept: */*',
    'accept: text/html',
    'accept: text/event-stream',
    'accept: multipart/mixed',
    'accept:',
    'origin: null',
  ],
  ...[
    'content-type: application/json',
    'content-type:',
    'content-encoding: gzip',
    'if-none-match: *',
    'x-request-id: \t',
  ],
  ...[
    'authorization: Basic \xff',
    'expect: 100-continue',
    'te: trailers',
    'upgrade: websocket',
    'cookie: a',
    '__proto__: x',
  ],
  ...[
    'transfer-encoding: chunked',
    `content-length: ${BODY.length}`,
    'content-length: 0',
    'connection: upgrade',
    'host: a',
  ],
];
const BODIES = ['', BODY, '{', '[]', `1a\r\n${BODY}\r\n0\r\n\r\n`, '0\r\n\r\n', '\xff\xfe'];

test('requests that are put together at random end neither the server nor in a fault of its own', async () => {
  const random = new Random(29);
  const archive = await ingestFiles({ 'a.txt': 'Pier\n\nA text.\n' });
  const reader = await openArchive(archive.file);
  const log: string[] = [];
  const server = createArchiveServer(reader, { hosts: LOOPBACK_HOSTS, log: (line) => log.push(line) });
  const listening = await listen({ server, host: '127.0.0.1', port: 0 });
  const port = Number(new URL(listening.url).port);
  const write = (): string => {
    const headers = Array.from({ length: random.between(0, 4) }, () => `${random.pick(HEADERS)}\r\n`).join('');
    const host = random.chance(0.95) ? `host: ${random.pick(HOSTS)}\r\n` : '';
    const line = `${random.pick(METHODS)} ${random.pick(TARGETS)} HTTP/1.${random.chance(0.8) ? 1 : 0}`;
    return `${line}\r\n${host}${headers}connection: close\r\n\r\n${random.pick(BODIES)}`;
  };
  try {
    const statuses = new Set<string>();
    for (let count = 0; count < 600; count += 20) {
      const sent = Array.from({ length: 20 }, write);
      for (const [index, answer] of (await Promise.all(sent.map((bytes) => converse(port, bytes)))).entries()) {
        const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? '';
        statuses.add(status);
        expect(status, sent[index]).not.toMatch(/^5/);
        expect(answer).not.toMatch(/node_modules|\n\s+at /);
      }
      expect((await fetch(listening.url.replace('/graphql', ASK))).status).toBe(200);
    }
    expect([...statuses]).toEqual(expect.arrayContaining(['200', '400', '404', '405', '421']));
    expect(log).toEqual([]);
  } finally {
    await listening.close();
    await reader.close();
    await archive.close();
  }
}, 120_000);

function converse(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    // What waits for more of its body is left.
    socket.setTimeout(200, () => socket.destroy());
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}
