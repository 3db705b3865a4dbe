import Database from 'better-sqlite3';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Engine, ListedRow, Listing, Parent, Slice, Value } from '../engine.ts';
import { containsWholeWords } from '../search/exact.ts';
import type { Phrase } from '../search/query.ts';
import { migrate } from './migrate.ts';
import { countStatement, pageStatement, parentTable, readListed } from './page.ts';

/** Prepared statements that are kept; their texts come from the store's code and the shapes of filters, not from data. */
const STATEMENTS_KEPT = 500;

/** A word of a title says more of an article than one of its text. */
const TITLE_WEIGHT = 4.0;

/** Opens an archive's file. A reader never changes it; a writer creates and migrates it. */
export function openSqlite(file: string, mode: 'read' | 'write'): SqliteEngine {
  const database = new Database(file, { readonly: mode === 'read', fileMustExist: mode === 'read' });
  try {
    database.pragma('busy_timeout = 10000');
    if (mode === 'write') {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
    }
    database.pragma('foreign_keys = OFF');
    database.pragma('temp_store = MEMORY');
    migrate(database, mode);
    database.function('contains_exactly', { deterministic: true }, (text, exact, isPrefix) =>
      containsWholeWords(String(text), { exact: String(exact), isPrefix: isPrefix === 1 }).length > 0 ? 1 : 0,
    );
  } catch (error) {
    database.close();
    throw error;
  }
  return new SqliteEngine(database);
}

export class SqliteEngine implements Engine {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(database: Database.Database) {
    this.#database = database;
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

  async all<Row>(query: Sql): Promise<Row[]> {
    return this.#prepare(query.sql).all(...query.values) as Row[];
  }

  async first<Row>(query: Sql): Promise<Row | undefined> {
    return this.#prepare(query.sql).get(...query.values) as Row | undefined;
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
    const result = this.#last.then(async () => {
      this.#database.exec('begin immediate');
      try {
        const value = await work();
        this.#database.exec('commit');
        return value;
      } catch (error) {
        if (this.#database.inTransaction) this.#database.exec('rollback');
        throw error;
      }
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Changes whenever another connection commits. */
  dataVersion(): number {
    return this.#database.pragma('data_version', { simple: true }) as number;
  }

  beginReading(): void {
    this.#database.exec('begin');
    // A deferred transaction fixes its snapshot with its first read.
    this.#prepare('select count(*) from meta').get();
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
    this.#prepare('vacuum into ?').run(file);
  }

  async close(): Promise<void> {
    await this.#last;
    this.#database.close();
  }
}
