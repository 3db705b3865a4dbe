import Database from 'better-sqlite3';

type Value = string | number | null | Uint8Array;

/** Fills the tables of an archive that nobody else has open, many times faster than an ingest does. */
export class TableWriter {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #indexes: readonly string[];

  constructor(file: string) {
    this.#database = new Database(file);
    this.#database.pragma('foreign_keys = OFF');
    // A log would have every page written twice.
    this.#database.pragma('journal_mode = DELETE');
    this.#database.pragma('synchronous = OFF');
    this.#database.pragma('cache_size = -400000');
    // Sorting all keys at the end is far less work than finding a place for each.
    const indexes = this.#database
      .prepare("select name, sql from sqlite_schema where type = 'index' and sql is not null")
      .all() as { name: string; sql: string }[];
    for (const { name } of indexes) this.#database.exec(`drop index "${name}"`);
    this.#indexes = indexes.map(({ sql }) => sql);
    this.#database.exec('begin');
  }

  insert(table: string, row: Readonly<Record<string, Value>>): void {
    let statement = this.#statements.get(table);
    if (!statement) {
      const columns = Object.keys(row);
      const names = columns.map((column) => `"${column}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      statement = this.#database.prepare(`insert into ${table} (${names}) values (${marks})`);
      this.#statements.set(table, statement);
    }
    statement.run(...Object.values(row));
  }

  close(): void {
    this.#database.exec('commit');
    for (const sql of this.#indexes) this.#database.exec(sql);
    this.#database.pragma('journal_mode = WAL');
    this.#database.close();
  }
}
