import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import {
  type AuthorityEntry,
  type EntryLabels,
  englishTagger,
  type PageReading,
  readPage,
  type UnreadCapture,
  withLanguages,
} from '@sourcebook/ingest';
import type { Piscina } from 'piscina';
import { type Ask, type DecidedDocument, decideTogether } from './decide-together.ts';
import type { Description } from './description.ts';
import type { DecidingTask, Question } from './extracting-thread.ts';
import type { KeptDocument } from './shown-documents.ts';

/** What documents are decided by, beside the archive's verdicts. */
export type DecidingRules = Pick<Description, 'authority' | 'trie' | 'digest'> & { readonly minConfidence: number };

/** Reads captures by themselves and decides what documents name, here or on other threads. */
export interface Extractor {
  /** Says how much is to be done, so that threads are ready when it is. */
  expect(bytes: number): void;
  read(captures: readonly UnreadCapture[]): Promise<PageReading[]>;
  decide(documents: readonly KeptDocument[], rules: DecidingRules, ask: Ask): Promise<readonly DecidedDocument[]>;
  close(): Promise<void>;
}

/** After so many bytes threads are worth their start, about half a second and 150 MB each. */
const LEAST_BYTES = 1_000_000;
/** More would only wait for the one that writes. */
const MOST_THREADS = 8;
/** While one waits for the archive's verdicts, the other goes on. */
const TASKS_A_THREAD = 2;

/** Threads can't read TypeScript. */
const IS_BUILT = import.meta.url.endsWith('.js');

/** One that works here as long as there is little to do. */
export function openExtractor(): Extractor {
  return new GrowingExtractor();
}

class GrowingExtractor implements Extractor {
  #threads: Threads | undefined;
  #bytes = 0;

  expect(bytes: number): void {
    this.#bytes += bytes;
    if (IS_BUILT && this.#bytes > LEAST_BYTES) this.#threads ??= new Threads();
  }

  async read(captures: readonly UnreadCapture[]): Promise<PageReading[]> {
    if (this.#threads) return this.#threads.read(captures);
    const tagger = englishTagger();
    return withLanguages((detectLanguage) => captures.map((capture) => readPage(capture, { detectLanguage, tagger })));
  }

  async decide(
    documents: readonly KeptDocument[],
    rules: DecidingRules,
    ask: Ask,
  ): Promise<readonly DecidedDocument[]> {
    if (this.#threads) return this.#threads.decide(documents, rules, ask);
    return decideTogether(documents, rules.trie(), rules.minConfidence, ask);
  }

  async close(): Promise<void> {
    await this.#threads?.close();
  }
}

class Threads {
  readonly #pool: Promise<Piscina>;

  constructor() {
    this.#pool = startPool();
    this.#pool.catch(() => undefined);
  }

  async read(captures: readonly UnreadCapture[]): Promise<PageReading[]> {
    return (await this.#pool).run(captures, { name: 'read' }) as Promise<PageReading[]>;
  }

  async decide(
    documents: readonly KeptDocument[],
    { authority, digest, minConfidence }: DecidingRules,
    ask: Ask,
  ): Promise<readonly DecidedDocument[]> {
    const { port1: own, port2: port } = new MessageChannel();
    let fault: unknown;
    own.on('message', async (question: Question) => {
      try {
        own.postMessage(
          question.about === 'AUTHORITY' ? authority.map(labelsOf) : await ask(question.about, question.keys),
        );
      } catch (error) {
        fault = error;
        own.close();
      }
    });
    const task: DecidingTask = { documents, authority: digest.authority, minConfidence, port };
    try {
      return await (await this.#pool).run(task, { name: 'decide', transferList: [port] });
    } catch (error) {
      throw fault ?? error;
    } finally {
      own.close();
    }
  }

  async close(): Promise<void> {
    await (await this.#pool).destroy();
  }
}

/** All of an entry that deciding looks at. */
function labelsOf({ id, kind, prefLabel, altLabel, hiddenLabel }: AuthorityEntry): EntryLabels {
  return { id, kind, prefLabel, altLabel, hiddenLabel };
}

async function startPool(): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const threads = Math.min(MOST_THREADS, availableParallelism());
  return new Piscina({
    filename: new URL('./extracting-thread.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: TASKS_A_THREAD,
  });
}
