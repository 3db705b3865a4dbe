import { openArchiveFile } from './open.ts';
import type { SqliteEngine } from './sqlite.ts';

/** A reading of one revision of the archive, to be given back. */
export interface Lease {
  readonly engine: SqliteEngine;
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
  readonly #open: () => SqliteEngine;
  readonly #probe: SqliteEngine;
  readonly #idle: SqliteEngine[] = [];
  readonly #leased = new Set<Snapshot>();
  #current: Snapshot | null = null;

  constructor(file: string) {
    this.#open = () => openArchiveFile(file, 'read');
    this.#probe = this.#open();
  }

  lease(): Lease {
    const version = this.#probe.dataVersion();
    if (this.#current?.version !== version) this.#current = this.#begin(version);
    const snapshot = this.#current;
    snapshot.users++;
    let isOver = false;
    return {
      engine: snapshot.engine,
      release: () => {
        if (isOver) return;
        isOver = true;
        if (--snapshot.users === 0) this.#end(snapshot);
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.#probe, ...this.#idle, ...Array.from(this.#leased, ({ engine }) => engine)].map((engine) => engine.close()),
    );
  }

  #begin(version: number): Snapshot {
    const engine = this.#idle.pop() ?? this.#open();
    engine.beginReading();
    const snapshot = { engine, version, users: 0 };
    this.#leased.add(snapshot);
    return snapshot;
  }

  #end(snapshot: Snapshot): void {
    snapshot.engine.endReading();
    this.#leased.delete(snapshot);
    this.#idle.push(snapshot.engine);
    if (this.#current === snapshot) this.#current = null;
  }
}
