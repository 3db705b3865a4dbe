import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Engine, ListedRow, Listing, Parent, Slice, Value } from '../engine.ts';
import { containsWholeWords } from '../search/exact.ts';
import type { Phrase } from '../search/query.ts';
import { explainFault } from './explain-fault.ts';
import { checkVersion, migrate } from './migrate.ts';
import { countStatement, pageStatement, parentTable, readListed } from './page.ts';

/** Prepared statements that are kept; their texts come from the store's code and the shapes of filters, not from data. */
const STATEMENTS_KEPT = 500;

/** A word of a title says more of an article than one of its text. */
const TITLE_WEIGHT = 4.0;

/** How long a statement waits for a lock: then signals are looked at. */
const LOCK_MS = 10_000;
/** How long a writer waits for another, which may have a large archive to settle. */
const WRITER_MS = 600_000;
/** How long closing waits for readers before it leaves the write-ahead log as it is. */
const CLOSE_MS = 500;

/**
 * Opens an archive's file. A reader never changes it; a writer creates and migrates it, and waits for other writers as
 * many milliseconds as it has patience.
 */
export function openSqlite(file: string, mode: 'read' | 'write', patience = WRITER_MS): SqliteEngine {
  const database = new Database(file, { readonly: mode === 'read', fileMustExist: mode === 'read' });
  try {
    database.pragma(`busy_timeout = ${Math.min(LOCK_MS, patience)}`);
    checkVersion(database, mode);
    if (mode === 'write') {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
      migrate(database);
    }
    database.pragma('foreign_keys = OFF');
    database.pragma('temp_store = MEMORY');
    database.function('contains_exactly', { deterministic: true }, (text, exact, isPrefix) =>
      containsWholeWords(String(text), { exact: String(exact), isPrefix: isPrefix === 1 }).length > 0 ? 1 : 0,
    );
  } catch (error) {
    database.close();
    throw error;
  }
  return new SqliteEngine(database, patience);
}

export class SqliteEngine implements Engine {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #patience: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(database: Database.Database, patience: number) {
    this.#database = database;
    this.#patience = patience;
  }

  #prepare(text: string): Database.Statement {
    const known = this.#statements.get(text);
    if (known) {
      this.#statements.delete(text);
      this.#statements.set(text, known);
      return known;
    }
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    if (this.#statements.size > STATEMENTS_KEPT) {
      this.#statements.delete(this.#statements.keys().next().value!);
    }
    return statement;
  }

  #explained<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw explainFault(this.#database.name, error);
    }
  }

  async all<Row>(query: Sql): Promise<Row[]> {
    return this.#explained(() => this.#prepare(query.sql).all(...query.values) as Row[]);
  }

  async first<Row>(query: Sql): Promise<Row | undefined> {
    return this.#explained(() => this.#prepare(query.sql).get(...query.values) as Row | undefined);
  }

  async run(query: Sql): Promise<void> {
    this.#prepare(query.sql).run(...query.values);
  }

  async insert(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void> {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    const statement = this.#prepare(`insert into ${table} (${names}) values (${marks})`);
    for (const row of rows) statement.run(...row);
  }

  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#beginWriting(), work);
  }

  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => this.beginReading(), work);
  }

  /** Transactions of one connection can't overlap. */
  #inTurn<T>(begin: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      try {
        await begin();
        const value = await work();
        this.#database.exec('commit');
        return value;
      } catch (error) {
        if (this.#database.inTransaction) this.#database.exec('rollback');
        throw explainFault(this.#database.name, error);
      }
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #beginWriting(): Promise<void> {
    const deadline = performance.now() + this.#patience;
    for (;;) {
      try {
        this.#database.exec('begin immediate');
        return;
      } catch (error) {
        const isLocked = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
        if (!isLocked || performance.now() > deadline) throw error;
      }
      await setImmediate();
    }
  }

  /** Changes whenever another connection commits. */
  dataVersion(): number {
    return this.#database.pragma('data_version', { simple: true }) as number;
  }

  beginReading(): void {
    this.#database.exec('begin');
    // A deferred transaction fixes its snapshot with its first read.
    this.#explained(() => this.#prepare('select count(*) from meta').get());
  }

  endReading(): void {
    if (this.#database.open && this.#database.inTransaction) this.#database.exec('commit');
  }

  list(values: readonly (string | number)[]): Sql {
    return sql`select value from json_each(${JSON.stringify(values)})`;
  }

  parents(parents: readonly Parent[]): Sql {
    return parentTable(parents);
  }

  async page(listing: Listing, parents: readonly Parent[] | null, slice: Slice): Promise<ListedRow[]> {
    const rows = await this.all<Record<string, unknown>>(pageStatement(listing, parents, slice));
    return readListed(rows, listing, slice);
  }

  async count(listing: Listing, parents: readonly Parent[] | null): Promise<{ parent: number; count: number }[]> {
    return this.all(countStatement(listing, parents));
  }

  match(index: 'article' | 'entity' | 'source', query: string): Sql {
    const table = { article: sql`article_fts`, entity: sql`entity_fts`, source: sql`source_fts` }[index];
    const weights = index === 'article' ? sql`, ${TITLE_WEIGHT}, 1.0` : empty;
    return sql`select rowid as id, -bm25(${table}${weights}) as score from ${table} where ${table} match ${query}`;
  }

  containsExactly(text: Sql, phrase: Phrase): Sql {
    return sql`contains_exactly(${text}, ${phrase.exact}, ${phrase.isPrefix ? 1 : 0})`;
  }

  async copyTo(file: string): Promise<void> {
    try {
      this.#prepare('vacuum into ?').run(file);
    } catch (error) {
      throw explainFault(file, error);
    }
  }

  async close(): Promise<void> {
    await this.#last;
    this.closeAtOnce();
  }

  /** For a reader, which has nothing to wait for. */
  closeAtOnce(): void {
    if (!this.#database.open) return;
    if (!this.#database.readonly) this.#emptyLog();
    this.#database.close();
  }

  /** So that the archive's one file holds all of it, though others have it open too. */
  #emptyLog(): void {
    try {
      this.#database.pragma(`busy_timeout = ${CLOSE_MS}`);
      this.#database.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // The log is part of the archive until another process folds it in.
    }
  }
}
