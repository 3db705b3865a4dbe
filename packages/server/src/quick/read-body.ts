import type { IncomingMessage } from 'node:http';

/** Gives a short body when all of it has come, and leaves it where Yoga's adapter looks for one that has been read. */
export function readBody(request: IncomingMessage, take: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('end', () => {
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    (request as IncomingMessage & { body?: Buffer }).body = body;
    take(body);
  });
}
