import type Database from 'better-sqlite3';
import type { Value } from '../engine.ts';

/** Prepared statements that are kept; their texts come from the store's code and the shapes of filters, not from data. */
const STATEMENTS_KEPT = 500;

/** A statement that gives rows. */
export interface Reading {
  /** Names of the columns. */
  readonly names: readonly string[];
  readonly all: (values: readonly unknown[]) => Value[][];
  readonly first: (values: readonly unknown[]) => Value[] | undefined;
}

/** What every request runs. */
export interface SnapshotStatements {
  /** Tells the version of the data. */
  readonly version: Database.Statement<[], number>;
  readonly begin: Database.Statement;
  /** Reads something, which fixes the snapshot. */
  readonly touch: Database.Statement;
  readonly end: Database.Statement;
}

export function prepareSnapshot(database: Database.Database): SnapshotStatements {
  return {
    version: database.prepare<[], number>('pragma data_version').pluck(),
    begin: database.prepare('begin'),
    touch: database.prepare('select 1 from meta limit 1'),
    end: database.prepare('commit'),
  };
}

/** Keeps a connection's statements prepared. */
export class Statements {
  readonly #database: Database.Database;
  readonly #writing = new Map<string, Database.Statement>();
  readonly #reading = new Map<string, Reading>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  write(text: string): Database.Statement {
    return keep(this.#writing, text, () => this.#database.prepare(text));
  }

  /** Rows come as lists of values, which the binding gives in half the time that objects take. */
  read(text: string): Reading {
    return keep(this.#reading, text, () => {
      const statement = this.#database.prepare<unknown[], Value[]>(text).raw();
      return {
        names: statement.columns().map(({ name }) => name),
        all: (values) => statement.all(...values),
        first: (values) => statement.get(...values),
      };
    });
  }
}

function keep<Kept>(kept: Map<string, Kept>, text: string, prepare: () => Kept): Kept {
  const known = kept.get(text);
  // While there is room for as many again, it does not matter which was used last.
  if (known && kept.size < STATEMENTS_KEPT / 2) return known;
  const made = known ?? prepare();
  // Those used last stand last.
  kept.delete(text);
  kept.set(text, made);
  if (kept.size > STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
  return made;
}
