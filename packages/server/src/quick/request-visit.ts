import type { IncomingMessage } from 'node:http';
import { hostnameOf } from '../routes/hostname.ts';
import type { Visit } from '../routes/route.ts';

/** A visit that reads of its request only what guards ask for. */
export class RequestVisit implements Visit {
  readonly path: string;
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage, path: string) {
    this.#request = request;
    this.path = path;
  }

  get method(): string {
    return this.#request.method ?? '';
  }

  get hostname(): string {
    return hostnameOf(this.#request.headers.host ?? 'localhost') ?? '';
  }

  get address(): string | undefined {
    return this.#request.socket.remoteAddress;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }
}
