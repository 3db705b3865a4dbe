import { availableParallelism } from 'node:os';
import { type PageReading, type ReadingTools, readPage, type UnreadCapture } from '@sourcebook/ingest';
import type { Piscina } from 'piscina';

/** Reads captures by themselves, here or on other threads. */
export interface PageReader {
  read(captures: readonly UnreadCapture[]): Promise<PageReading[]>;
  close(): Promise<void>;
}

/** From so many bytes on threads are worth their start, about half a second and 150 MB each. */
const LEAST_BYTES = 4_000_000;
/** More would only wait for the one that writes. */
const MOST_THREADS = 8;

/** Threads can't read TypeScript. */
const IS_BUILT = import.meta.url.endsWith('.js');

/** `bytes`: how much there is to read. */
export function openPageReader(bytes: number, loadTools: () => Promise<ReadingTools>): PageReader {
  return bytes < LEAST_BYTES || !IS_BUILT ? new OwnReader(loadTools) : new ThreadReader();
}

class OwnReader implements PageReader {
  readonly #loadTools: () => Promise<ReadingTools>;
  #tools: Promise<ReadingTools> | undefined;

  constructor(loadTools: () => Promise<ReadingTools>) {
    this.#loadTools = loadTools;
  }

  async read(captures: readonly UnreadCapture[]): Promise<PageReading[]> {
    this.#tools ??= this.#loadTools();
    const tools = await this.#tools;
    return captures.map((capture) => readPage(capture, tools));
  }

  async close(): Promise<void> {}
}

class ThreadReader implements PageReader {
  readonly #pool: Promise<Piscina>;

  constructor() {
    this.#pool = startPool();
    this.#pool.catch(() => undefined);
  }

  async read(captures: readonly UnreadCapture[]): Promise<PageReading[]> {
    return (await this.#pool).run(captures) as Promise<PageReading[]>;
  }

  async close(): Promise<void> {
    await (await this.#pool).destroy();
  }
}

async function startPool(): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const threads = Math.min(MOST_THREADS, availableParallelism());
  return new Piscina({
    filename: new URL('./reading-thread.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
}
