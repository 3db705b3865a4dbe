import sql, { join, raw, type Sql } from 'sql-template-tag';
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
import { StoreError } from '../errors.ts';
import { readListed } from '../read-listed.ts';
import { type Columns, select } from '../rows.ts';
import type { Phrase, Query } from '../search/query.ts';
import { containsExactly } from './contains-exactly.ts';
import { writeEntry } from './index-entry.ts';
import { type Depth, digestOf, isAmong, isBeyondPrefix, isSame, isWithin, placesOf } from './long-text.ts';
import { matchQuery, rankQuery } from './match-query.ts';
import { countStatement, pageStatement, parentTable } from './page.ts';
import type { Session } from './session.ts';

/** Rows that go to the server in one statement. */
const ROWS_A_STATEMENT = 2000;

/** What texts weigh, a letter each (https://www.postgresql.org/docs/current/textsearch-controls.html#TEXTSEARCH-RANKING). */
const WEIGHTS: Readonly<Record<FullTextIndex, readonly string[]>> = {
  article: ['A', 'D'],
  entity: ['D'],
  source: ['D'],
};
/** D, C, B, A: a word of a title says more of an article than one of its text. */
const WEIGHT_OF_LETTERS = '{0.25, 0.5, 0.75, 1}';
/** Divides by the logarithm of the length. */
const BY_LENGTH = 1;

export class PostgresEngine implements Engine {
  readonly #session: Session;
  readonly #deadline: Deadline | null;
  readonly #types: Map<string, ReadonlyMap<string, string>>;

  constructor(session: Session, deadline: Deadline | null = null, types = new Map()) {
    this.#session = session;
    this.#deadline = deadline;
    this.#types = types;
  }

  until(deadline: Deadline): PostgresEngine {
    return new PostgresEngine(this.#session, deadline, this.#types);
  }

  all<Row>(query: Sql): Deferred<Row[]> {
    return Deferred.from(this.#session.ask(query.text, query.values, this.#deadline) as Promise<Row[]>);
  }

  first<Row>(query: Sql): Deferred<Row | undefined> {
    return this.all<Row>(query).map((rows) => rows[0]);
  }

  rows<Row>(columns: Columns, from: Sql): Deferred<Row[]> {
    return this.all(sql`select ${select(columns)} from ${from}`);
  }

  run(query: Sql): Promise<void> {
    return this.#session.tell(query.text, query.values);
  }

  async insert(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void> {
    for (const portion of inPortions(rows, ROWS_A_STATEMENT)) {
      const names = raw(columns.map(quoteName).join(', '));
      await this.run(
        sql`insert into ${raw(table)} (${names}) select * from ${await this.#table(table, columns, portion)} u`,
      );
    }
  }

  async update(
    table: string,
    key: string,
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void> {
    const all = [key, ...columns];
    const changes = raw(columns.map((column) => `${quoteName(column)} = u.${quoteName(column)}`).join(', '));
    const keys = ['t', 'u'].map((alias) => raw(`${alias}.${quoteName(key)}`)) as [Sql, Sql];
    const isText = (await this.#typesOf(table)).get(key) === 'text';
    const condition = isText ? isSame(...keys) : sql`${keys[0]} = ${keys[1]}`;
    for (const portion of inPortions(rows, ROWS_A_STATEMENT)) {
      await this.run(sql`update ${raw(table)} t set ${changes} from ${await this.#table(table, all, portion)}
        u (${raw(all.map(quoteName).join(', '))}) where ${condition}`);
    }
  }

  async add(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void> {
    const sum = (column: string) => `${column} = ${table}.${column} + excluded.${column}`;
    await this.#upsert(table, key, columns, rows, sum);
  }

  put(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void> {
    return this.#upsert(table, key, columns, rows, (column) => `${column} = excluded.${column}`);
  }

  /** Texts of a key are unique by their digests. */
  async #upsert(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
    change: (column: string) => string,
  ): Promise<void> {
    const all = [...key, ...columns];
    const types = await this.#typesOf(table);
    const unique = key.map((column) =>
      types.get(column) === 'text' ? digestOf(quoteName(column)) : quoteName(column),
    );
    const changes = raw(columns.map((column) => change(quoteName(column))).join(', '));
    for (const portion of inPortions(rows, ROWS_A_STATEMENT)) {
      await this.run(sql`insert into ${raw(table)} (${raw(all.map(quoteName).join(', '))})
        select * from ${await this.#table(table, all, portion)} u
        on conflict (${raw(unique.join(', '))}) do update set ${changes}`);
    }
  }

  /** Rows as a table. A column is one parameter, an array, so that statements are as many as there are tables. */
  async #table(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<Sql> {
    const types = await this.#typesOf(table);
    const arrays = columns.map((column, index) => {
      const type = types.get(column);
      if (type === undefined) throw new TypeError(`${table} has no column ${column}.`);
      return sql`cast(${rows.map((row) => row[index] ?? null)} as ${raw(type)}[])`;
    });
    return sql`unnest(${join(arrays)})`;
  }

  async #typesOf(table: string): Promise<ReadonlyMap<string, string>> {
    const known = this.#types.get(table);
    if (known) return known;
    const rows = await this.all<{ name: string; type: string }>(sql`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped`);
    const types = new Map(rows.map(({ name, type }) => [name, type]));
    this.#types.set(table, types);
    return types;
  }

  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#session.transaction(work);
  }

  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.#session.snapshot(work);
  }

  async putSets(index: SetIndex, sets: Iterable<readonly [id: number, items: Iterable<number>]>): Promise<void> {
    for (const portion of inPortions(sets, ROWS_A_STATEMENT)) {
      // Arrays of unlike lengths make no array of two dimensions.
      await this.run(sql`insert into ${raw(index)} (rowid, items)
        select rowid, cast(items as bigint[]) from unnest(
          ${portion.map(([id]) => id)}::bigint[],
          ${portion.map(([, items]) => `{${[...items].join(',')}}`)}::text[]) u (rowid, items)`);
    }
  }

  async deleteSets(index: SetIndex, ids: readonly number[]): Promise<void> {
    await this.run(sql`delete from ${raw(index)} where rowid = any(${ids}::bigint[])`);
  }

  holding(index: SetIndex, items: readonly number[]): Sql {
    return sql`select rowid as id from ${raw(index)} where items && ${items}::bigint[]`;
  }

  async index(index: FullTextIndex, entries: Iterable<IndexEntry>): Promise<void> {
    for (const portion of inPortions(entries, ROWS_A_STATEMENT)) {
      const written = portion.map(([, ...texts]) => writeEntry(texts, WEIGHTS[index]));
      await this.run(sql`insert into ${tableOf(index)} (rowid, body, words)
        select rowid, body, cast(words as tsvector) from unnest(
          ${portion.map(([id]) => id)}::bigint[],
          ${written.map(({ body }) => body)}::text[],
          ${written.map(({ words }) => words)}::text[]) u (rowid, body, words)`);
    }
  }

  async unindex(index: FullTextIndex, entries?: Iterable<IndexEntry>): Promise<void> {
    const ids = entries && Array.from(entries, ([id]) => id);
    const condition = ids ? sql`where rowid = any(${ids}::bigint[])` : sql``;
    await this.run(sql`delete from ${tableOf(index)} ${condition}`);
  }

  list(values: readonly string[] | readonly number[]): Sql {
    if (values.length === 0) return sql`null`;
    const type = raw(typeof values[0] === 'number' ? 'bigint[]' : 'text[]');
    return sql`select unnest(${values}::${type})`;
  }

  same(text: Sql, other: Sql): Sql {
    return isSame(text, other);
  }

  among(text: Sql, values: readonly string[]): Sql {
    return isAmong(text, values);
  }

  within(text: Sql, from: string, to: string): Sql {
    return isWithin(text, from, to);
  }

  parents(parents: readonly number[]): Sql {
    return parentTable(parents);
  }

  pairs(pairs: readonly (readonly [number, number])[]): Sql {
    return parentTable(pairs);
  }

  page(listing: Listing, parents: readonly Parent[] | null, slice: Slice): Deferred<ListedRow[][]> {
    const read = (depth: Depth): Deferred<ListedRow[][]> =>
      this.all<Record<string, unknown>>(pageStatement(listing, parents, slice, depth)).map((rows) =>
        readListed(rows, listing, parents, slice),
      );
    const { order } = listing;
    // Few pages show texts so long; these are sorted behind what the index holds of them.
    if (listing.over || isBeyondPrefix(order, [slice.after, slice.before])) return read('WHOLE');
    return read('PREFIX').flatMap((pages) =>
      isBeyondPrefix(order, placesOf(pages.flat())) ? read('WHOLE') : Deferred.of(() => pages),
    );
  }

  count(listing: Listing, parents: readonly Parent[] | null): Deferred<{ parent: number; count: number }[]> {
    return this.all(countStatement(listing, parents));
  }

  match(index: FullTextIndex, query: Query): Sql {
    return sql`select f.rowid as id,
      cast(coalesce(ts_rank('${raw(WEIGHT_OF_LETTERS)}', f.words, ${rankQuery(query)}, ${raw(String(BY_LENGTH))}), 0) as double precision) as score
      from ${tableOf(index)} f where ${matchQuery(query)}`;
  }

  numberIn(json: Sql, name: string): Sql {
    return sql`cast(cast(${json} as json) ->> cast(${name} as text) as bigint)`;
  }

  contains(text: Sql, part: string): Sql {
    return sql`strpos(${text}, ${part}) > 0`;
  }

  containsExactly(text: Sql, phrase: Phrase): Sql {
    return containsExactly(text, phrase);
  }

  /** The server is told when the time is up. */
  inTime(): Sql {
    return sql`true`;
  }

  async findDamage(): Promise<string[]> {
    return [];
  }

  async copyTo(): Promise<void> {
    throw new StoreError(
      'NOT_ALLOWED',
      `${this.#session.shown} is on Postgres: back it up with pg_dump, or make a file of it with sourcebook copy.`,
    );
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}

function quoteName(column: string): string {
  return `"${column}"`;
}

function tableOf(index: FullTextIndex): Sql {
  return raw(`${index}_fts`);
}

function* inPortions<Row>(rows: Iterable<Row>, size: number): Generator<Row[]> {
  let portion: Row[] = [];
  for (const row of rows) {
    if (portion.push(row) < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
