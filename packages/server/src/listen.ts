import { once } from 'node:events';
import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiError } from './errors.ts';
import { hostnameOf } from './routes/hostname.ts';
import type { Server } from './server.ts';

export interface Listening {
  /** The endpoint's address. */
  readonly url: string;
  /** Refuses new work and resolves when what is under way has been answered, or has had its time. */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly server: Server;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** In milliseconds. Those of the server unless set. */
  readonly timeouts?: Partial<typeof TIMEOUTS>;
}

/** Clients that send or read too slowly are let go, so that they can't hold the server's connections. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  /** Without a byte in either direction. */
  timeout: 60_000,
};
/** Longer than a request may take. */
const GRACE = 15_000;

export async function listen({ server, host, port, timeouts = {} }: ListenOptions): Promise<Listening> {
  const { timeout, ...limits } = { ...TIMEOUTS, ...timeouts };
  const underWay = new UnderWay();
  const http = createHttpServer(limits, (request, response) => {
    underWay.add(response);
    takeTarget(request);
    if (!isUrl(request)) refuse(response, 'Host and path of this request make no URL.');
    else if (!hasOneHost(request)) refuse(response, 'This request names several hosts.');
    else if (!isPlain(request)) refuse(response, 'A body may be chunked, and coded in no other way.');
    else server.requestListener(request, response);
  });
  http.setTimeout(timeout);
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error) => reject(new Error(explain(error, host, port), { cause: error })));
    http.listen(port, host, resolve);
  });
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(http.address() as AddressInfo).port}/graphql`,
    close: () => {
      server.drain();
      closed ??= close(http, underWay);
      return closed;
    },
  };
}

/**
 * How many answers there are to be sent. A count and no set of them: V8 links the tables that a set outgrows, and what
 * they name outlives its request once one of them has become old, which made collecting garbage three times as dear.
 */
class UnderWay {
  count = 0;
  readonly #leave = (): void => {
    this.count--;
  };

  add(response: ServerResponse): void {
    this.count++;
    response.on('close', this.#leave);
  }
}

/** Waits for the answers under way, not for connections that are merely open. */
async function close(http: HttpServer, underWay: Readonly<UnderWay>): Promise<void> {
  const closed = once(http, 'close');
  http.close();
  const deadline = performance.now() + GRACE;
  const sweep = setInterval(() => {
    if (underWay.count === 0 || performance.now() > deadline) http.closeAllConnections();
  }, 20);
  await closed;
  clearInterval(sweep);
}

/** A target may be a whole address, as proxies are sent it; its host goes before the header (RFC 9112, section 3.2.2). */
function takeTarget(request: IncomingMessage): void {
  const { url = '' } = request;
  if (url.startsWith('/')) return;
  // What is asked of the server as a whole, at no address of it.
  if (url === '*') request.url = '/*';
  const [, host, target = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (host === undefined) return;
  request.headers.host = host;
  request.url = target.startsWith('/') ? target : `/${target}`;
}

/** What lies below Yoga answers a Host that is none, such as "[", with a stack. A path fits behind any that is one. */
function isUrl({ headers: { host = 'localhost' }, url = '' }: IncomingMessage): boolean {
  return hostnameOf(host) !== null && url.startsWith('/');
}

/** Of several codings whatever stands in front may undo others than Node does, which undoes chunks alone. */
function isPlain({ headers }: IncomingMessage): boolean {
  return /^chunked$/i.test(headers['transfer-encoding'] ?? 'chunked');
}

/** What stands in front may go by the one, and this server by the other. */
function hasOneHost({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  return hosts <= 1;
}

function refuse(response: ServerResponse, message: string): void {
  const error = apiError('BAD_REQUEST', message);
  response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [error] }));
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use by another program',
  EACCES: 'this user is not permitted to listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no such host name is known',
};

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  return `Can't listen on ${host}:${port}: ${REASONS[error.code ?? ''] ?? error.message}.`;
}
