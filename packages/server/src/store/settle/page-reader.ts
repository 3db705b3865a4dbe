import { availableParallelism } from 'node:os';
import { type PageReading, type ReadingTools, readPage, type UnreadCapture } from '@sourcebook/ingest';
import type { Piscina } from 'piscina';

/** Reads captures by themselves, here or on other threads. */
export interface PageReader {
  read(captures: readonly UnreadCapture[]): Promise<PageReading[]>;
  close(): Promise<void>;
}

/** After so many bytes threads are worth their start, about half a second and 150 MB each. */
const LEAST_BYTES = 1_000_000;
/** More would only wait for the one that writes. */
const MOST_THREADS = 8;

/** Threads can't read TypeScript. */
const IS_BUILT = import.meta.url.endsWith('.js');

/** One that reads here as long as there is little to read. */
export function openPageReader(loadTools: () => Promise<ReadingTools>): PageReader {
  return new GrowingReader(loadTools);
}

class GrowingReader implements PageReader {
  readonly #loadTools: () => Promise<ReadingTools>;
  #tools: Promise<ReadingTools> | undefined;
  #threads: ThreadReader | undefined;
  #bytes = 0;

  constructor(loadTools: () => Promise<ReadingTools>) {
    this.#loadTools = loadTools;
  }

  async read(captures: readonly UnreadCapture[]): Promise<PageReading[]> {
    for (const { bytes } of captures) this.#bytes += bytes.length;
    if (IS_BUILT && this.#bytes > LEAST_BYTES) this.#threads ??= new ThreadReader();
    if (this.#threads) return this.#threads.read(captures);
    this.#tools ??= this.#loadTools();
    const tools = await this.#tools;
    return captures.map((capture) => readPage(capture, tools));
  }

  async close(): Promise<void> {
    await this.#threads?.close();
  }
}

class ThreadReader {
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
