import { isUtf8 } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { Execute } from '../execute/execute.ts';
import type { CheckCost } from '../limits/check-cost.ts';
import type { Limits } from '../limits/limits.ts';
import { refuseAnswer, startAllowance } from '../plugins/use-allowance.ts';
import { addCost } from '../plugins/use-cost-limit.ts';
import type { Metrics } from '../plugins/use-metrics.ts';
import type { RequestIdentity } from '../plugins/use-request-id.ts';
import { SECURITY_HEADERS } from '../plugins/use-security-headers.ts';
import type { Guard, Visit } from '../routes/route.ts';
import { AnswerCache, type KeptAnswer } from './answer-cache.ts';
import type { HandedOn } from './handed-on.ts';
import { negotiate } from './negotiate.ts';
import { type Params, readParams } from './read-params.ts';

export interface QuickParts {
  readonly endpoint: string;
  readonly guards: readonly Guard[];
  readonly limits: Limits;
  readonly execute: Execute;
  readonly checkCost: CheckCost;
  /** The document of a text, if it has been executed before. */
  readonly findDocument: (text: string) => DocumentNode | undefined;
  readonly persistedDocuments: ReadonlyMap<string, string>;
  readonly persistedOnly: boolean;
  readonly hideSuggestions: boolean;
  /** Whether pages of other origins may read answers. */
  readonly hasOrigins: boolean;
  /** Whether only who sends a token may. */
  readonly isPrivate: boolean;
  readonly metrics: Metrics | undefined;
  /** Bytes of answers that are kept. */
  readonly cacheBytes: number;
  /** What changes with anything that answers may show; null where that is not known. */
  readonly version: () => string | null | Promise<string | null>;
}

/** Gives a request to Yoga, with what is known of it. */
export type HandOn = (known: Known) => void;
type Known = HandedOn & Partial<RequestIdentity>;

/** Longer ones are rare, and Yoga reads them as they come. */
const LONGEST_BODY = 65_536;

/**
 * Answers what is asked most, without the layers that everything else needs: requests of the usual form for documents
 * that have been executed before, and of these the answers that have no errors. All others are handed on, with what has
 * been worked out, so that there is one place for errors and for every rule of GraphQL over HTTP.
 */
export class QuickAnswers {
  readonly #parts: QuickParts;
  readonly #cache: AnswerCache | null;
  readonly #headers: { readonly read: readonly string[]; readonly post: readonly string[] };

  constructor(parts: QuickParts) {
    this.#parts = parts;
    this.#cache = parts.cacheBytes > 0 ? new AnswerCache(parts.cacheBytes) : null;
    const cacheControl = `${parts.isPrivate ? 'private' : 'public'}, no-cache`;
    const vary = parts.hasOrigins ? 'accept, origin' : 'accept';
    this.#headers = {
      post: Object.entries(SECURITY_HEADERS).flat(),
      read: Object.entries({ ...SECURITY_HEADERS, 'cache-control': cacheControl, vary }).flat(),
    };
  }

  answer(request: IncomingMessage, response: ServerResponse, handOn: HandOn): void {
    const form = this.#readForm(request);
    const refusal = form && this.#refuse(request);
    if (!form || refusal) {
      handOn(refusal ? { guarded: { refusal } } : {});
    } else if (form.isRead) {
      // Node leaves the body out of an answer to HEAD, which else is that to GET.
      request.method = 'GET';
      this.#answerText(request.url!.slice(this.#parts.endpoint.length + 1), form, { request, response, handOn });
    } else {
      readBody(request, (body) => this.#answerText(body, form, { request, response, handOn }));
    }
  }

  #readForm({ method, url, headers }: IncomingMessage): Form | null {
    const { endpoint, hasOrigins } = this.#parts;
    if (hasOrigins && headers.origin !== undefined) return null;
    const mediaType = negotiate(headers.accept ?? '*/*');
    if (mediaType === null) return null;
    if (method === 'GET' || method === 'HEAD') {
      return url?.startsWith(`${endpoint}?`) ? { mediaType, isRead: true } : null;
    }
    const length = Number(headers['content-length'] ?? Number.NaN);
    const isPlain = /^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '');
    const isShort = length > 0 && length <= Math.min(LONGEST_BODY, this.#parts.limits.bodyBytes);
    const isUsual = method === 'POST' && url === endpoint && isPlain && isShort && !headers['content-encoding'];
    return isUsual ? { mediaType, isRead: false } : null;
  }

  #refuse(request: IncomingMessage): Response | undefined {
    const visit = visitOf(request, this.#parts.endpoint);
    for (const guard of this.#parts.guards) {
      const refusal = guard(visit);
      if (refusal) return refusal;
    }
    return undefined;
  }

  #answerText(text: string, form: Form, exchange: Exchange): void {
    const version = this.#cache && this.#version();
    if (version instanceof Promise) void version.then((known) => this.#answerAt(known, text, form, exchange));
    else this.#answerAt(version, text, form, exchange);
  }

  #answerAt(version: string | null, text: string, form: Form, exchange: Exchange): void {
    if (exchange.response.destroyed) return;
    const key = `${form.isRead ? 'GET' : 'POST'} ${form.mediaType} ${text}`;
    const kept = version !== null && this.#cache?.get(version, key);
    const end = this.#parts.metrics?.begin();
    const send = (answer: KeptAnswer, requestId: string): void => {
      const status = this.#send(answer, form, exchange, requestId);
      end?.(status);
    };
    const handOn = (known: Known): void => {
      end?.(null);
      exchange.handOn({ guarded: { refusal: undefined }, ...known });
    };
    if (kept) {
      send(kept, randomUUID());
      return;
    }
    const params = readParams(text, form.isRead);
    const document = params && this.#findDocument(params);
    if (!document) {
      handOn({});
      return;
    }
    void this.#run(document, params, exchange).then((ran) => {
      if (exchange.response.destroyed) return end?.(null);
      if ('known' in ran) return handOn(ran.known);
      const answer = { body: ran.body, etag: form.isRead ? etagOf(ran.body) : null };
      // As what was read, which may be another than was there before.
      if (ran.version !== null) this.#cache?.set(ran.version, key, answer);
      return send(answer, ran.requestId);
    });
  }

  /** Null while the archive can't be read. */
  #version(): string | null | Promise<string | null> {
    try {
      return this.#parts.version();
    } catch {
      return null;
    }
  }

  #findDocument({ query, hash }: Params): DocumentNode | undefined {
    const { persistedOnly, persistedDocuments, findDocument } = this.#parts;
    const text = hash === undefined ? (persistedOnly ? undefined : query) : persistedDocuments.get(hash);
    return text === undefined ? undefined : findDocument(text);
  }

  /** The answer's bytes; or what is known, where it is to be presented otherwise. */
  async #run(document: DocumentNode, params: Params, { response }: Exchange): Promise<Ran> {
    const { checkCost, execute, limits, hideSuggestions } = this.#parts;
    const { operationName, variables: variableValues } = params;
    const checked = checkCost({ document, operationName, variableValues });
    if (!checked) return { known: {} };
    const requestId = randomUUID();
    const present = (result: ExecutionResult): Ran => ({ known: { requestId, result: addCost(result, checked.cost) } });
    if (checked.refusal) return present({ errors: [checked.refusal] });
    const { signal, allowance, abort, stopTimer } = startAllowance(limits);
    let version: string | null = null;
    const onVersion = (read: string | null): void => {
      version = read;
    };
    const leave = (): void => abort(new Error('The client has gone.'));
    response.once('close', leave);
    try {
      const contextValue = { requestId, signal, allowance, onVersion };
      const asked = { document, operationName, variableValues, hideSuggestions };
      const result = await execute({ ...asked, contextValue, signal });
      if (!result) return { known: {} };
      if (allowance.refusal) return present({ errors: [allowance.refusal] });
      if (result.errors) return present(result);
      const body = JSON.stringify(addCost(result, checked.cost));
      const refusal = Buffer.byteLength(body) > limits.answerBytes ? refuseAnswer(result, limits.answerBytes) : null;
      return refusal ? present({ errors: [refusal] }) : { body, requestId, version };
    } catch (error) {
      return present({ errors: [asGraphQLError(error)] });
    } finally {
      stopTimer();
      response.off('close', leave);
    }
  }

  /** @returns the status. */
  #send({ body, etag }: KeptAnswer, { mediaType, isRead }: Form, { request, response }: Exchange, id: string): number {
    const headers = ['x-request-id', id, ...(isRead ? this.#headers.read : this.#headers.post)];
    if (etag !== null) headers.push('etag', etag);
    if (etag !== null && matches(request.headers['if-none-match'], etag)) {
      response.writeHead(304, headers).end();
      return 304;
    }
    response
      .writeHead(200, ['content-type', mediaType, 'content-length', String(Buffer.byteLength(body)), ...headers])
      .end(body);
    return 200;
  }
}

/** How a request is to be answered. */
interface Form {
  readonly mediaType: string;
  /** Whether it was asked by GET or HEAD. */
  readonly isRead: boolean;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly handOn: HandOn;
}

type Ran =
  | { readonly known: Known }
  | { readonly body: string; readonly requestId: string; readonly version: string | null };

function readBody(request: IncomingMessage, take: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('end', () => {
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    // Where Yoga's adapter looks for a body that has been read.
    Object.assign(request, { body });
    take(isUtf8(body) ? body.toString() : '');
  });
}

function visitOf({ method = '', headers, socket }: IncomingMessage, path: string): Visit {
  return {
    method,
    path,
    get hostname() {
      return new URL(`http://${headers.host ?? 'localhost'}`).hostname;
    },
    header: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    address: socket.remoteAddress,
  };
}

/** Strong: the same only for the same bytes. */
function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Compared weakly, as If-None-Match asks (RFC 9110, section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
