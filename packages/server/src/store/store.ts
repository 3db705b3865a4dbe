import { resolve } from 'node:path';
import { announceWaits, type Waits } from './announce-waits.ts';
import { createAppearances } from './appearances.ts';
import { createArchive } from './archive.ts';
import { createArticles } from './articles.ts';
import { type CaptureTexts, createCaptures, keepTexts } from './captures.ts';
import type { Deadline } from './deadline.ts';
import type { Engine } from './engine.ts';
import { createEntities } from './entities.ts';
import { StoreError } from './errors.ts';
import { createInputs } from './inputs.ts';
import { createLists } from './kept.ts';
import { createMentions } from './mentions.ts';
import { isServer, parseAddress } from './postgres/address.ts';
import type { DeadLetter } from './queue/dead-letters.ts';
import { createRedirects } from './redirects.ts';
import { createSearch } from './search/search.ts';
import type { SettleOptions } from './settle.ts';
import { createSources } from './sources.ts';
import { openArchiveFile } from './sqlite/open.ts';
import { Snapshots } from './sqlite/snapshots.ts';
import { createTransfer } from './transfer.ts';
import type { Fault } from './verify.ts';

/** All that the schema and the commands may ask of an archive. What serving does not need is loaded when it is asked. */
export function createStore(engine: Engine, texts: CaptureTexts = keepTexts()) {
  return {
    archive: createArchive(engine),
    articles: createArticles(engine),
    sources: createSources(engine),
    entities: createEntities(engine),
    captures: createCaptures(engine, texts),
    appearances: createAppearances(engine),
    mentions: createMentions(engine),
    redirects: createRedirects(engine),
    ...createSearch(engine),
    ...createLists(engine),
    inputs: createInputs(engine),
    transfer: createTransfer(engine),
    async settle(options?: SettleOptions) {
      const { settleArchive } = await import('./settle.ts');
      return settleArchive(engine, options);
    },
    copyTo: (file: string) => engine.copyTo(file),
    async *verify(): AsyncGenerator<Fault> {
      const { verifyArchive } = await import('./verify.ts');
      yield* verifyArchive(engine);
    },
    close: () => engine.close(),
  };
}

export type Store = ReturnType<typeof createStore>;

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
      return { store: createStore(deadline ? engine.until(deadline) : engine, kept), version: () => version, release };
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
      return { store: createStore(deadline ? engine.until(deadline) : engine, texts), version, release };
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
  return createStore(waits ? announceWaits<Engine>(engine, waits) : engine);
}

async function openServer(archive: string, mode: 'read' | 'write'): Promise<Engine> {
  const { openPostgres } = await import('./postgres/open.ts');
  return openPostgres(archive, mode);
}
