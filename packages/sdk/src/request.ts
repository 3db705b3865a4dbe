import { type AnswerLike, graphqlError, httpError, parseBody, readDetails } from './answer.ts';
import { type Operation, readDocument, type TypedDocument } from './document.ts';
import { type GraphQLErrorEntry, SourcebookError } from './errors.ts';
import { openScope, type Scope, type Signal } from './scope.ts';

export type { TypedDocument };

/** What a client is made of. Everything has a default. */
export interface ClientOptions {
  /** The GraphQL endpoint. Else the environment's `SOURCEBOOK_URL`, else `http://127.0.0.1:4000/graphql`. */
  readonly url?: string | undefined;
  /** Sent as `authorization: Bearer …`; a function is asked before each request. */
  readonly token?: Supplied<string | undefined> | undefined;
  /** Further headers; a function is asked before each request. */
  readonly headers?: Supplied<Headers> | undefined;
  /** How long a call may take in milliseconds, retries and their waits included: 30,000 unless given; 0 is no limit. */
  readonly timeoutMs?: number | undefined;
  /** How often a read is tried again after a fault that may pass: 2 unless given. */
  readonly retries?: number | undefined;
  /** Sends ready-made operations as GET with their hash, so that a CDN can keep the answers. */
  readonly persisted?: boolean | undefined;
  /** Used in place of the global fetch. */
  readonly fetch?: Fetch | undefined;
}

type Supplied<T> = T | (() => T | Promise<T>);

/** Headers by name; what is undefined is not sent. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** The part of fetch that is used. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/** What fetch is given. */
export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: Signal;
}

/** The part of fetch's Response that is used. */
export interface FetchAnswer extends AnswerLike {
  readonly body?: { getReader(): ByteReader } | null;
}

export interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** What one call may ask for itself. */
export interface RequestOptions {
  /** Ends the call, also while it waits for a retry, and iteration. */
  readonly signal?: Signal | undefined;
  /** In place of the client's. */
  readonly timeoutMs?: number | undefined;
  /** In place of the client's. */
  readonly retries?: number | undefined;
}

/** A request that was sent. */
export interface Sent {
  readonly answer: FetchAnswer;
  /** What no message may repeat. */
  readonly secrets: readonly unknown[];
}

/** Variables and options of a call. Variables can be left out where none is required. */
export type Given<Variables, Options> =
  Partial<Variables> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

/** What the ready-made operations need of a client. */
export interface Requester {
  /** Runs a document and answers its data. One HTTP request, unless a read is tried again. */
  request<Result = unknown, Variables = Readonly<Record<string, unknown>>>(
    document: TypedDocument<Result, Variables> | string,
    ...given: Given<NoInfer<Variables>, RequestOptions>
  ): Promise<Result>;
  /** Sends one request and leaves its answer unread: for other ways to read it, such as a stream of events. */
  send(document: unknown, variables: unknown, accept: string, scope: Scope): Promise<Sent>;
  /** The client's settings for a call. */
  bounds(options?: RequestOptions): {
    readonly timeoutMs: number;
    readonly retries: number;
    readonly signal: Signal | undefined;
  };
}

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';
/** A wait longer than this is the caller's to decide: the error says how long. */
const LONGEST_WAIT = 60_000;
/** Some proxies refuse longer URLs. */
const LONGEST_URL = 2_000;

/** A client without methods, for bundles that should hold nothing unused: give it to the plain functions. */
export function createBareClient(settings: ClientOptions = {}): Requester {
  const url = settings.url ?? defaultUrl();
  const unknownHashes = new Set<string>();

  const bounds: Requester['bounds'] = (options) => ({
    timeoutMs: options?.timeoutMs ?? settings.timeoutMs ?? 30_000,
    retries: options?.retries ?? settings.retries ?? 2,
    signal: options?.signal,
  });

  async function send(operation: Operation, variables: unknown, accept: string, scope: Scope, usesHash = false) {
    const headers = await collectHeaders(settings, operation.name);
    const query = usesHash ? undefined : operation.text;
    const extensions = usesHash ? { persistedQuery: { version: 1, sha256Hash: operation.hash } } : undefined;
    const body = writeJson({ query, variables, operationName: operation.name, extensions }, operation.name);
    const search = new URLSearchParams({
      variables: writeJson(variables ?? {}, operation.name),
      extensions: writeJson(extensions ?? {}, operation.name),
    });
    const target = `${url}${url.includes('?') ? '&' : '?'}${search}`;
    const isGet = usesHash && target.length <= LONGEST_URL;
    const init = isGet ? { method: 'GET' as const } : { method: 'POST' as const, body };
    const sent = { accept, ...(isGet ? {} : { 'content-type': 'application/json' }), ...headers };
    const fetch = settings.fetch ?? (globalThis.fetch as Fetch);
    try {
      const answer = await scope.race(fetch(isGet ? target : url, { ...init, headers: sent, signal: scope.signal }));
      // Of "Bearer …", a server may repeat the token alone.
      const tokens = Object.values(headers).flatMap((value) => value.split(' ').slice(1));
      return { answer, secrets: [variables, headers, tokens] };
    } catch (cause) {
      throw networkError(cause, operation.name);
    }
  }

  async function attempt(operation: Operation, variables: unknown, scope: Scope): Promise<unknown> {
    const usesHash = settings.persisted === true && operation.hash !== undefined && !unknownHashes.has(operation.hash);
    const { answer, secrets } = await send(operation, variables, ACCEPT, scope, usesHash);
    const text = await scope.race(answer.text()).catch((cause: unknown) => {
      throw networkError(cause, operation.name);
    });
    const body = parseBody(text);
    const details = readDetails(answer, operation.name);
    if (!body) throw httpError(details);
    if (usesHash && body.data == null && body.errors?.some(isUnknownHash)) {
      unknownHashes.add(operation.hash as string);
      return attempt(operation, variables, scope);
    }
    if (body.errors?.length || body.data == null) throw graphqlError(body, details, secrets);
    return body.data;
  }

  return {
    bounds,
    send: (document, variables, accept, scope) => send(readDocument(document), variables, accept, scope),
    async request<Result>(document: unknown, variables?: unknown, options?: RequestOptions): Promise<Result> {
      const operation = readDocument(document);
      const { timeoutMs, retries, signal } = bounds(options);
      const scope = openScope(operation.name, timeoutMs, signal);
      try {
        for (let tries = 0; ; tries++) {
          try {
            return (await scope.race(attempt(operation, variables, scope))) as Result;
          } catch (error) {
            if (tries >= (operation.isRead ? retries : 0) || !mayPass(error)) throw error;
            await waitForRetry(error as SourcebookError, tries, scope);
          }
        }
      } finally {
        scope.end();
      }
    },
  };
}

function defaultUrl(): string {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.SOURCEBOOK_URL || 'http://127.0.0.1:4000/graphql';
  } catch {
    // Deno without permission to read the environment.
    return 'http://127.0.0.1:4000/graphql';
  }
}

async function collectHeaders({ token, headers }: ClientOptions, operation: string | undefined) {
  try {
    const bearer = typeof token === 'function' ? await token() : token;
    const given = typeof headers === 'function' ? await headers() : headers;
    const all = { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...given };
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  } catch (cause) {
    throw new SourcebookError('AUTH', 'the token or headers could not be had', { operation, cause });
  }
}

function networkError(cause: unknown, operation: string | undefined): SourcebookError {
  if (cause instanceof SourcebookError) return cause;
  return new SourcebookError('NETWORK', 'the server could not be reached', { operation, cause });
}

/** What servers say that know no such hash, or none at all. An error of a field would have a path. */
function isUnknownHash({ message, path, extensions }: GraphQLErrorEntry): boolean {
  return !path && /^PersistedQueryNot|NOT_FOUND$|PERSISTED_\w+_NOT/.test(`${message} ${extensions?.code}`);
}

function writeJson(value: unknown, operation: string | undefined): string {
  try {
    return JSON.stringify(value, sortKeys);
  } catch (cause) {
    throw new SourcebookError('BAD_INPUT', 'the variables are no JSON', { operation, cause });
  }
}

/** One spelling for equal variables, so that caches know them again. */
function sortKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof SourcebookError)) return false;
  return error.code === 'NETWORK' || error.code === 'RATE_LIMIT' || [408, 502, 503, 504].includes(error.status ?? 0);
}

/** Full jitter, but never sooner than the server asks; a wait that the call has no time for is its error at once. */
export async function waitForRetry(error: SourcebookError, tries: number, scope: Scope): Promise<void> {
  const wait = Math.max(error.retryAfterMs ?? 0, Math.random() * Math.min(500 * 2 ** tries, 8_000));
  if (wait > LONGEST_WAIT || Date.now() + wait >= scope.endsAt) throw error;
  await scope.sleep(wait);
}
