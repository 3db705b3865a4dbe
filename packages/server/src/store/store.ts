import { resolve } from 'node:path';
import { Deferred } from '../deferred.ts';
import { announceWaits, type Waits } from './announce-waits.ts';
import { createAppearances } from './appearances.ts';
import { createArchive } from './archive.ts';
import { createArticles } from './articles.ts';
import { type CaptureTexts, createCaptures, keepTexts } from './captures.ts';
import type { Deadline } from './deadline.ts';
import type { Engine, Listing } from './engine.ts';
import { createEntities } from './entities.ts';
import { StoreError } from './errors.ts';
import { createInputs } from './inputs.ts';
import { createMentions } from './mentions.ts';
import { isServer, parseAddress } from './postgres/address.ts';
import type { DeadLetter } from './queue/dead-letters.ts';
import { createRedirects } from './redirects.ts';
import { createSearch } from './search/search.ts';
import { readLanguages } from './settle/archive-totals.ts';
import type { SettleOptions } from './settle.ts';
import { createSources } from './sources.ts';
import { openArchiveFile } from './sqlite/open.ts';
import { Snapshots } from './sqlite/snapshots.ts';
import { createTransfer } from './transfer.ts';
import type { Fault } from './verify.ts';

/**
 * All that the schema and the commands may ask of an archive. Each request has a store and needs little of it, so that
 * its parts are made when they are asked for; what serving does not need is loaded then too.
 */
export class Store {
  readonly #engine: Engine;
  readonly #texts: CaptureTexts;
  #archive: ReturnType<typeof createArchive> | undefined;
  #articles: ReturnType<typeof createArticles> | undefined;
  #sources: ReturnType<typeof createSources> | undefined;
  #entities: ReturnType<typeof createEntities> | undefined;
  #captures: ReturnType<typeof createCaptures> | undefined;
  #appearances: ReturnType<typeof createAppearances> | undefined;
  #mentions: ReturnType<typeof createMentions> | undefined;
  #redirects: ReturnType<typeof createRedirects> | undefined;
  #search: ReturnType<typeof createSearch> | undefined;
  #inputs: ReturnType<typeof createInputs> | undefined;
  #transfer: ReturnType<typeof createTransfer> | undefined;

  constructor(engine: Engine, texts: CaptureTexts = keepTexts()) {
    this.#engine = engine;
    this.#texts = texts;
  }

  get archive() {
    this.#archive ??= createArchive(this.#engine);
    return this.#archive;
  }

  get articles() {
    this.#articles ??= createArticles(this.#engine);
    return this.#articles;
  }

  get sources() {
    this.#sources ??= createSources(this.#engine);
    return this.#sources;
  }

  get entities() {
    this.#entities ??= createEntities(this.#engine);
    return this.#entities;
  }

  get captures() {
    this.#captures ??= createCaptures(this.#engine, this.#texts);
    return this.#captures;
  }

  get appearances() {
    this.#appearances ??= createAppearances(this.#engine);
    return this.#appearances;
  }

  get mentions() {
    this.#mentions ??= createMentions(this.#engine);
    return this.#mentions;
  }

  get redirects() {
    this.#redirects ??= createRedirects(this.#engine);
    return this.#redirects;
  }

  get search() {
    this.#search ??= createSearch(this.#engine);
    return this.#search.search;
  }

  get inputs() {
    this.#inputs ??= createInputs(this.#engine);
    return this.#inputs;
  }

  get transfer() {
    this.#transfer ??= createTransfer(this.#engine);
    return this.#transfer;
  }

  /** A page of a list, or with parents one for each. */
  page(...[listing, parents, slice]: Parameters<Engine['page']>): ReturnType<Engine['page']> {
    const read = () => this.#engine.page(listing, parents, slice);
    return this.#unlessVain(listing, read, () => (parents ?? [null]).map(() => []));
  }

  count(...[listing, parents]: Parameters<Engine['count']>): ReturnType<Engine['count']> {
    return this.#unlessVain(
      listing,
      () => this.#engine.count(listing, parents),
      () => [],
    );
  }

  /** Nothing where the archive as a whole tells that there is nothing in a list. */
  #unlessVain<Value>({ needs }: Listing, read: () => Deferred<Value>, nothing: () => Value): Deferred<Value> {
    if (!needs) return read();
    return readLanguages(this.#engine).flatMap((languages) => (needs(languages) ? read() : Deferred.of(nothing)));
  }

  async settle(options?: SettleOptions) {
    const { settleArchive } = await import('./settle.ts');
    return settleArchive(this.#engine, options);
  }

  copyTo(file: string): Promise<void> {
    return this.#engine.copyTo(file);
  }

  async *verify(): AsyncGenerator<Fault> {
    const { verifyArchive } = await import('./verify.ts');
    yield* verifyArchive(this.#engine);
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

/** An archive's name as it may be shown and logged: a file's path, or an address without its password. */
export function showArchive(archive: string): string {
  return isServer(archive) ? parseAddress(archive).shown : resolve(archive);
}

export interface Lease {
  readonly store: Store;
  /** Of what has been read; null where nothing has. */
  version(): string | null;
  release(): void;
}

/** An archive that is read while others may write it. */
export interface ArchiveReader {
  /** One revision of the archive, the same until it is released. With a deadline, what is asked after it fails. */
  lease(deadline?: Deadline): Lease;
  /** Another one whenever anything has changed that can be read; null where that can't be told. */
  readonly version: () => string | null | Promise<string | null>;
  /** What workers have given up. */
  deadLetters(): Promise<DeadLetter[]>;
  /** @throws StoreError when it can't be read at present. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** Servers that hold copies of an archive on Postgres, to be read in its place. */
  readonly replicas?: readonly string[];
}

/**
 * Opens an archive to be served: a file, or `postgres://…`.
 * @throws StoreError when there is none, or it can't be read.
 */
export async function openArchive(archive: string, { replicas = [] }: ReaderOptions = {}): Promise<ArchiveReader> {
  if (isServer(archive)) return readServer(archive, replicas);
  if (replicas.length > 0) throw new StoreError('NOT_ALLOWED', `${archive} is a file; only Postgres has replicas.`);
  return readFile(archive);
}

function readFile(file: string): ArchiveReader {
  const snapshots = new Snapshots(file);
  const texts = new WeakMap<Engine, CaptureTexts>();
  return {
    lease(deadline) {
      const { engine, version, release } = snapshots.lease();
      const kept = texts.get(engine) ?? keepTexts();
      texts.set(engine, kept);
      return { store: new Store(deadline ? engine.until(deadline) : engine, kept), version: () => version, release };
    },
    version: () => snapshots.version(),
    deadLetters: async () => [],
    check: async () => snapshots.lease().release(),
    close: () => snapshots.close(),
  };
}

async function readServer(archive: string, replicas: readonly string[]): Promise<ArchiveReader> {
  const { checkReaders, openReaders, readOnce } = await import('./postgres/open.ts');
  const { VersionProbe } = await import('./postgres/version-probe.ts');
  const readers = await openReaders(archive, replicas);
  const texts = keepTexts();
  const probe = new VersionProbe(readers);
  return {
    lease(deadline) {
      const { engine, version } = readOnce(readers);
      const release = (): void => void engine.close();
      return { store: new Store(deadline ? engine.until(deadline) : engine, texts), version, release };
    },
    version: () => probe.ask(),
    async deadLetters() {
      const { readDeadLetters } = await import('./queue/dead-letters.ts');
      const { queueSchemaOf } = await import('./queue/queue-schema.ts');
      const { engine } = readOnce(readers);
      try {
        return await readDeadLetters(engine, queueSchemaOf(archive));
      } finally {
        await engine.close();
      }
    },
    check: () => checkReaders(readers),
    async close() {
      await probe.close();
      await readers.close();
    },
  };
}

/**
 * Opens an archive: a file, or `postgres://…`. For writing it is created where there is none; `waits` is told when
 * another process writes it.
 * @throws StoreError when it is no archive, of another version, or can't be opened.
 */
export async function openStore(archive: string, mode: 'read' | 'write', waits?: Waits): Promise<Store> {
  const engine = isServer(archive) ? await openServer(archive, mode) : openArchiveFile(archive, mode);
  return new Store(waits ? announceWaits<Engine>(engine, waits) : engine);
}

async function openServer(archive: string, mode: 'read' | 'write'): Promise<Engine> {
  const { openPostgres } = await import('./postgres/open.ts');
  return openPostgres(archive, mode);
}
