import type Database from 'better-sqlite3';
import type { Term } from '../engine.ts';

const QUERY = 'select 1 from capture group by path having count(*) > 1 limit 1';

/** Looking for them takes up to a third of a second in a million captures, and an ingest commits all the time. */
const REST_MS = 10_000;

/** Knows whether several captures have one path, whose bytes changed between ingests. */
export class Twins {
  readonly #database: Database.Database;
  /** As of this version of the data there are none. */
  #without: number | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** The version that the transaction under way reads, once it was asked for. */
  #reading: number | null = null;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /**
   * An order without the ties that it does not need. An index holds a list in its order but for them: to sort by them
   * too, SQLite reads each row of a page twice.
   */
  sparing(order: readonly Term[], version: () => number): readonly Term[] {
    // A writer's own commits change no version that it sees.
    if (!this.#database.readonly || !order.some(({ isTie }) => isTie)) return order;
    const { inTransaction } = this.#database;
    const now = (inTransaction && this.#reading) || version();
    this.#reading = inTransaction ? now : null;
    return this.#areNone(now) ? order.flatMap(withoutTie) : order;
  }

  /** A transaction begins. */
  renew(): void {
    this.#reading = null;
  }

  #areNone(version: number): boolean {
    if (this.#without === version) return true;
    if (performance.now() < this.#lookedAt + REST_MS) return false;
    this.#lookedAt = performance.now();
    const areNone = this.#database.prepare(QUERY).get() === undefined;
    if (areNone) this.#without = version;
    return areNone;
  }
}

function withoutTie(term: Term): Term[] {
  if (!term.isTie) return [term];
  return term.otherwise ? [{ ...term, sql: term.otherwise }] : [];
}
