import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Load {
  readonly url: URL;
  /** Each connection asks these in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly milliseconds: number;
}

export interface Asked {
  readonly answers: number;
  readonly seconds: number;
  /** Milliseconds each answer took, sorted. */
  readonly times: readonly number[];
}

/**
 * Asks over connections that are kept open, each one request at a time. On sockets, since an HTTP client takes longer to
 * ask than the servers to answer. @throws when an answer is not 200.
 */
export async function askLoad({ url, bodies, connections, milliseconds }: Load): Promise<Asked> {
  const requests = bodies.map((body) => writeRequest(url, body));
  const sockets = Array.from({ length: connections }, () => connect(Number(url.port), url.hostname).setNoDelay());
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const began = performance.now();
  const times = await Promise.all(sockets.map((socket, index) => ask(socket, requests, index, began + milliseconds)));
  const seconds = (performance.now() - began) / 1000;
  const all = times.flat().sort((a, b) => a - b);
  return { answers: all.length, seconds, times: all };
}

function writeRequest({ host, pathname }: URL, body: string): Buffer {
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function ask(socket: Socket, requests: readonly Buffer[], first: number, deadline: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    let next = first;
    let sent = 0;
    let left = 0;
    const send = (): void => {
      sent = performance.now();
      socket.write(requests[next++ % requests.length]!);
    };
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      left = left > 0 ? left - chunk.length : bytesLeft(chunk);
      if (left > 0) return;
      const now = performance.now();
      times.push(now - sent);
      if (now < deadline) return send();
      socket.destroy();
      resolve(times);
    });
    send();
  });
}

/** Of an answer that begins with this chunk, which holds all of its head. */
function bytesLeft(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n');
  const head = chunk.toString('latin1', 0, end);
  if (end < 0 || !head.startsWith('HTTP/1.1 200')) throw new Error(`Not answered: ${chunk.toString().slice(0, 500)}`);
  const length = /\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`No answer of a known length: ${head}`);
  return Number(length) - (chunk.length - end - 4);
}
