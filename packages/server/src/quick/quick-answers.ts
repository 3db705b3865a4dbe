import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DocumentNode } from 'graphql';
import type { Limits } from '../limits/limits.ts';
import type { Metrics } from '../plugins/use-metrics.ts';
import type { RequestIdentity } from '../plugins/use-request-id.ts';
import type { Guard } from '../routes/route.ts';
import { Answer } from './answer.ts';
import { AnswerCache } from './answer-cache.ts';
import { createReadForm, type Form, type ReadForm } from './form.ts';
import type { HandedOn } from './handed-on.ts';
import { readBody } from './read-body.ts';
import { type Params, readParams } from './read-params.ts';
import { RequestVisit } from './request-visit.ts';
import { createRun, type Run, type RunParts } from './run.ts';
import { Turn } from './turn.ts';

export interface QuickParts extends RunParts {
  readonly endpoint: string;
  readonly guards: readonly Guard[];
  readonly limits: Limits;
  /** The document of a text, if it has been executed before. */
  readonly findDocument: (text: string) => DocumentNode | undefined;
  readonly persistedDocuments: ReadonlyMap<string, string>;
  readonly persistedOnly: boolean;
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

/** A request that has come whole. */
interface Asked {
  readonly form: Form;
  /** The body, or a URL's query part: its very bytes, a character each. */
  readonly bytes: string;
  /** The same as text. */
  readonly text: () => string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly handOn: HandOn;
}

/**
 * Answers what is asked most, without the layers that everything else needs: requests of the usual form for documents
 * that have been executed before, and of these the answers that have no errors. All others are handed on, with what has
 * been worked out, so that there is one place for errors and for every rule of GraphQL over HTTP.
 */
export class QuickAnswers {
  readonly #parts: QuickParts;
  readonly #readForm: ReadForm;
  readonly #run: Run;
  readonly #cache: AnswerCache | null;
  readonly #turn = new Turn<Asked>((asked) => this.#answerAll(asked));

  constructor(parts: QuickParts) {
    this.#parts = parts;
    this.#run = createRun(parts);
    this.#cache = parts.cacheBytes > 0 ? new AnswerCache(parts.cacheBytes) : null;
    this.#readForm = createReadForm({ ...parts, bodyBytes: Math.min(LONGEST_BODY, parts.limits.bodyBytes) });
  }

  answer(request: IncomingMessage, response: ServerResponse, handOn: HandOn): void {
    const form = this.#readForm(request);
    const refusal = form && this.#refuse(request);
    if (!form || refusal) {
      handOn(refusal ? { guarded: { refusal } } : {});
    } else if (form.isRead) {
      // Node leaves the body out of an answer to HEAD, which else is that to GET.
      request.method = 'GET';
      const text = request.url!.slice(this.#parts.endpoint.length + 1);
      this.#turn.add({ form, bytes: text, text: () => text, request, response, handOn });
    } else {
      readBody(request, (body) => {
        const text = (): string => (isUtf8(body) ? body.toString() : '');
        this.#turn.add({ form, bytes: body.toString('latin1'), text, request, response, handOn });
      });
    }
  }

  #refuse(request: IncomingMessage): Response | undefined {
    const { guards, endpoint } = this.#parts;
    const visit = new RequestVisit(request, endpoint);
    for (const guard of guards) {
      const refusal = guard(visit);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** The version is asked after all of them have come, so that each is answered as of then or later. */
  #answerAll(all: readonly Asked[]): void {
    const version = this.#cache && this.#version();
    if (version instanceof Promise) void version.then((known) => this.#answerEach(all, known));
    else this.#answerEach(all, version);
  }

  #answerEach(all: readonly Asked[], version: string | null): void {
    for (const asked of all) if (!asked.response.destroyed) this.#answerOne(asked, version);
  }

  #answerOne(asked: Asked, version: string | null): void {
    const { form, bytes, response } = asked;
    const key = form.name + bytes;
    const kept = version === null ? undefined : this.#cache?.get(version, key);
    const end = this.#parts.metrics?.begin();
    const handOn = (known: Known): void => {
      end?.(null);
      asked.handOn({ guarded: { refusal: undefined }, ...known });
    };
    const requestId = randomUUID();
    const send = (answer: Answer): void => {
      const status = answer.send(asked.request, response, requestId);
      end?.(status);
    };
    if (kept) {
      send(kept);
      return;
    }
    const params = readParams(asked.text(), form.isRead);
    const document = params && this.#findDocument(params);
    if (!document) {
      handOn({});
      return;
    }
    void this.#run({ document, params, response, requestId }).then((ran) => {
      if (response.destroyed) return end?.(null);
      if ('known' in ran) return handOn(ran.known);
      const answer = new Answer(ran.body, form);
      // As what was read, which may be another than was there before.
      if (ran.version !== null) this.#cache?.set(ran.version, key, answer);
      return send(answer);
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
}
