import { statSync } from 'node:fs';
import { StoreError } from '../errors.ts';
import { openArchiveFile } from './open.ts';
import type { SqliteEngine } from './sqlite.ts';

/** A reading of one revision of the archive, to be given back. */
export interface Lease {
  readonly engine: SqliteEngine;
  /** As `Snapshots.version` gives it. */
  readonly version: string;
  release(): void;
}

interface Snapshot {
  readonly engine: SqliteEngine;
  readonly version: number;
  users: number;
}

/**
 * Lets each request read one revision from its first statement to its last, while an ingest may put another in its
 * place. Requests share a connection with an open read transaction until the file changes; then new requests get a new
 * one and the old one is kept for those that began with it. Without requests no transaction is open, so that the
 * write-ahead log can be folded in.
 */
export class Snapshots {
  readonly #file: string;
  #probe: SqliteEngine;
  #identity: string;
  #idle: SqliteEngine[] = [];
  readonly #leased = new Set<Snapshot>();
  #current: Snapshot | null = null;
  /** What the probe has just said. */
  #seen: number | null = null;

  constructor(file: string) {
    this.#file = file;
    this.#probe = openArchiveFile(file, 'read');
    this.#identity = identify(file);
  }

  /** @throws StoreError when the archive's file is gone, or another is in its place that can't be read. */
  lease(): Lease {
    const version = this.#look();
    if (this.#current?.version !== version) this.#current = this.#begin(version);
    const snapshot = this.#current;
    snapshot.users++;
    let isOver = false;
    return {
      engine: snapshot.engine,
      version: `${this.#identity} ${version}`,
      release: () => {
        if (isOver) return;
        isOver = true;
        // Others that came together with this one begin at once.
        if (--snapshot.users === 0) queueMicrotask(() => this.#end(snapshot));
      },
    };
  }

  /**
   * Another one whenever anything was committed, or another file has come in the archive's place.
   * @throws StoreError as `lease` does.
   */
  version(): string {
    const version = this.#look();
    return `${this.#identity} ${version}`;
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.#probe, ...this.#idle, ...Array.from(this.#leased, ({ engine }) => engine)].map((engine) => engine.close()),
    );
  }

  /** Looks once for all who ask in one go, without giving the event loop a turn: nothing can have come in between. */
  #look(): number {
    if (this.#seen === null) {
      this.#followFile();
      this.#seen = this.#probe.dataVersion();
      queueMicrotask(() => {
        this.#seen = null;
      });
    }
    return this.#seen;
  }

  /**
   * Another file may be put in the archive's place. SQLite would mix up what it keeps beside the two, so that no
   * connection to the one may be open with one to the other.
   */
  #followFile(): void {
    const identity = identify(this.#file);
    if (identity === this.#identity) return;
    if (this.#leased.size > 0) throw new StoreError('BUSY', `${this.#file} was replaced while it was read.`);
    for (const engine of [this.#probe, ...this.#idle]) engine.closeAtOnce();
    this.#idle = [];
    this.#probe = openArchiveFile(this.#file, 'read');
    this.#identity = identity;
  }

  #begin(version: number): Snapshot {
    const engine = this.#idle.pop() ?? openArchiveFile(this.#file, 'read');
    engine.beginReading();
    const snapshot = { engine, version, users: 0 };
    this.#leased.add(snapshot);
    return snapshot;
  }

  #end(snapshot: Snapshot): void {
    if (snapshot.users > 0 || !this.#leased.delete(snapshot)) return;
    snapshot.engine.endReading();
    this.#idle.push(snapshot.engine);
    if (this.#current === snapshot) this.#current = null;
  }
}

function identify(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new StoreError('NOT_FOUND', `${file} is gone.`);
  return `${stats.dev}:${stats.ino}`;
}
