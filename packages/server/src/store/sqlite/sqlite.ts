import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Deferred } from '../../deferred.ts';
import type { Deadline } from '../deadline.ts';
import type {
  Engine,
  FullTextIndex,
  IndexEntry,
  ListedRow,
  Listing,
  Parent,
  SetIndex,
  Slice,
  Value,
} from '../engine.ts';
import { readListed } from '../read-listed.ts';
import type { Columns } from '../rows.ts';
import { type Connection, connect, LOCK_MS } from './connect.ts';
import { INDEXES, SqliteDialect } from './dialect.ts';
import { explainFault } from './explain-fault.ts';
import { countStatement, pageStatement, parentTable, rankedStatement, rowsStatement } from './page.ts';
import { createRows, nameValues, readPage } from './row.ts';
import type { Reading } from './statements.ts';

/** How long a writer that waits for another leaves signals and timers no turn. */
const TURN_MS = 200;
/** How long a writer waits for another, which may have a large archive to settle. */
const WRITER_MS = 600_000;
/** How long closing waits for readers before it leaves the write-ahead log as it is. */
const CLOSE_MS = 500;

/**
 * Opens an archive's file. A reader never changes it; a writer creates and migrates it, and waits for other writers as
 * many milliseconds as it has patience.
 */
export function openSqlite(file: string, mode: 'read' | 'write', patience = WRITER_MS): SqliteEngine {
  return new SqliteEngine(connect(file, mode, patience));
}

export class SqliteEngine extends SqliteDialect implements Engine {
  readonly #connection: Connection;
  readonly #deadline: Deadline | null;
  readonly #database: Database.Database;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection, deadline: Deadline | null = null) {
    super();
    this.#connection = connection;
    this.#deadline = deadline;
    this.#database = connection.database;
  }

  until(deadline: Deadline): SqliteEngine {
    return new SqliteEngine(this.#connection, deadline);
  }

  #write(text: string): Database.Statement {
    return this.#connection.statements.write(text);
  }

  #read(text: string): Reading {
    return this.#connection.statements.read(text);
  }

  #explained<Result>(read: () => Result): Result {
    const { clock } = this.#connection;
    const deadline = this.#deadline;
    if (deadline && performance.now() > deadline.at) throw deadline.miss();
    clock.deadline = deadline;
    try {
      return read();
    } catch (error) {
      throw explainFault(this.#database.name, error);
    } finally {
      clock.deadline = null;
    }
  }

  all<Row>(query: Sql): Deferred<Row[]> {
    return Deferred.of(() => this.#all<Row>(query));
  }

  #all<Row>(query: Sql): Row[] {
    return this.#explained(() => {
      const { names, all } = this.#read(query.sql);
      return all(query.values).map((values) => nameValues(names, values) as Row);
    });
  }

  rows<Row>(columns: Columns, from: Sql): Deferred<Row[]> {
    return Deferred.of(() => {
      const names = Object.keys(columns);
      const { sql: text, values: given } = rowsStatement(columns, from);
      const values = this.#json<Value[][]>(text, given);
      return values.map(createRows(columns, names)) as Row[];
    });
  }

  /** Of a statement that gives one value: JSON is made and read in less time than the binding takes for rows. */
  #json<Found>(text: string, given: readonly unknown[]): Found {
    const values = this.#explained(() => this.#read(text).first(given));
    return JSON.parse(values![0] as string) as Found;
  }

  first<Row>(query: Sql): Deferred<Row | undefined> {
    return Deferred.of(() =>
      this.#explained(() => {
        const { names, first } = this.#read(query.sql);
        const values = first(query.values);
        return values && (nameValues(names, values) as Row);
      }),
    );
  }

  async run(query: Sql): Promise<void> {
    this.#write(query.sql).run(...query.values);
  }

  async insert(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void> {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    const statement = this.#write(`insert into ${table} (${names}) values (${marks})`);
    for (const row of rows) statement.run(...row);
  }

  async update(
    table: string,
    key: string,
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void> {
    const changes = columns.map((column) => `"${column}" = ?`).join(', ');
    const statement = this.#write(`update ${table} set ${changes} where "${key}" = ?`);
    for (const [id, ...values] of rows) statement.run(...values, id);
  }

  async add(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void> {
    this.#upsert(table, key, columns, rows, (column) => `${column} = ${table}.${column} + excluded.${column}`);
  }

  async put(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void> {
    this.#upsert(table, key, columns, rows, (column) => `${column} = excluded.${column}`);
  }

  #upsert(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
    change: (column: string) => string,
  ): void {
    const quoted = (some: readonly string[]): string[] => some.map((column) => `"${column}"`);
    const marks = [...key, ...columns].map(() => '?').join(', ');
    const statement = this.#write(`insert into ${table} (${quoted([...key, ...columns]).join(', ')}) values (${marks})
      on conflict (${quoted(key).join(', ')}) do update set ${quoted(columns).map(change).join(', ')}`);
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
    const deadline = performance.now() + this.#connection.patience;
    for (;;) {
      try {
        this.#database.pragma(`busy_timeout = ${TURN_MS}`);
        this.#database.exec('begin immediate');
        return;
      } catch (error) {
        const isLocked = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
        if (!isLocked || performance.now() > deadline) throw error;
      } finally {
        this.#database.pragma(`busy_timeout = ${LOCK_MS}`);
      }
      await setImmediate();
    }
  }

  /** Changes whenever another connection commits. */
  dataVersion(): number {
    return this.#connection.snapshot.version.get()!;
  }

  beginReading(): void {
    this.#connection.snapshot.begin.run();
    this.#connection.twins.renew();
    // A deferred transaction fixes its snapshot with its first read.
    this.#explained(() => this.#connection.snapshot.touch.get());
  }

  endReading(): void {
    if (this.#database.open && this.#database.inTransaction) this.#connection.snapshot.end.run();
  }

  /** FTS5 keeps a set as words that are numbers: its lists are packed, and are appended to at once. */
  async putSets(index: SetIndex, sets: Iterable<readonly [id: number, items: Iterable<number>]>): Promise<void> {
    const statement = this.#write(`insert into ${index} (rowid, items) values (?, ?)`);
    for (const [id, items] of sets) statement.run(id, [...items].join(' '));
  }

  async deleteSets(index: SetIndex, ids: readonly number[]): Promise<void> {
    const statement = this.#write(`delete from ${index} where rowid = ?`);
    for (const id of ids) statement.run(id);
  }

  async index(index: FullTextIndex, entries: Iterable<IndexEntry>): Promise<void> {
    const { table, fields } = INDEXES[index];
    const marks = fields.map(() => '?').join(', ');
    const statement = this.#write(`insert into ${table} (rowid, ${fields.join(', ')}) values (?, ${marks})`);
    for (const entry of entries) statement.run(...entry);
  }

  async unindex(index: FullTextIndex, entries?: Iterable<IndexEntry>): Promise<void> {
    const { table, fields } = INDEXES[index];
    if (!entries) return this.run(sql`insert into ${raw(table)} (${raw(table)}) values ('delete-all')`);
    // The very words, so that they count no more in the lengths that scores are worked out from.
    const marks = fields.map(() => '?').join(', ');
    const statement = this.#write(
      `insert into ${table} (${table}, rowid, ${fields.join(', ')}) values ('delete', ?, ${marks})`,
    );
    for (const entry of entries) statement.run(...entry);
  }

  page(listing: Listing, parents: readonly Parent[] | null, slice: Slice): Deferred<ListedRow[][]> {
    return Deferred.of(() => this.#page(listing, parents, slice));
  }

  #page(listing: Listing, parents: readonly Parent[] | null, slice: Slice): ListedRow[][] {
    const terms = this.#connection.twins.sparing(listing.order, () => this.dataVersion());
    const names = slice.columns ?? Object.keys(listing.columns);
    if (parents && listing.over) {
      const ranked = rankedStatement(listing, listing.over(parentTable(parents)), slice, names);
      return readListed(this.#all(ranked), listing, parents, slice);
    }
    const { text, values } = pageStatement(listing, parents, slice, names, terms);
    const pages = this.#json<Value[][][]>(text, values);
    const toRow = createRows(listing.columns, names);
    return pages.map((page) => readPage(page, toRow, names.length, slice));
  }

  count(listing: Listing, parents: readonly Parent[] | null): Deferred<{ parent: number; count: number }[]> {
    return this.all(countStatement(listing, parents));
  }

  async findDamage(): Promise<string[]> {
    const rows = await this.all<Record<string, string>>(sql`pragma integrity_check`);
    return rows.map((row) => Object.values(row)[0] ?? '').filter((message) => message !== 'ok');
  }

  async copyTo(file: string): Promise<void> {
    try {
      this.#write('vacuum into ?').run(file);
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
