import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Form } from './form.ts';

/** An answer as it is sent, as often as it is asked for. */
export class Answer {
  readonly body: Buffer;
  readonly #etag: string | null;
  /** Names and values in turn, put together once; the first value is that of the request's ID. */
  readonly #head: string[];

  constructor(body: Buffer, { isRead, mediaType, headers }: Form) {
    this.body = body;
    this.#etag = isRead ? etagOf(body) : null;
    const tag = this.#etag === null ? [] : ['etag', this.#etag];
    const length = String(body.length);
    this.#head = ['x-request-id', '', ...headers, ...tag, 'content-type', mediaType, 'content-length', length];
  }

  /** @returns the status. */
  send(request: IncomingMessage, response: ServerResponse, requestId: string): number {
    this.#head[1] = requestId;
    if (this.#etag !== null && matches(request.headers['if-none-match'], this.#etag)) {
      response.writeHead(304, this.#head.slice(0, -4)).end();
      return 304;
    }
    response.writeHead(200, this.#head).end(this.body);
    return 200;
  }
}

/** Strong: the same only for the same bytes. */
function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Compared weakly, as If-None-Match asks (RFC 9110, section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
