import type { Sql } from 'sql-template-tag';
import type { Deferred } from '../deferred.ts';
import type { Deadline } from './deadline.ts';
import type { Columns } from './rows.ts';
import type { Phrase, Query } from './search/query.ts';
import type { Languages } from './settle/archive-totals.ts';

/** A value as both engines store it. Truth values are 0 and 1. */
export type Value = string | number | null | Uint8Array;

/** What the store asks of a database. SQL that differs between engines lives behind this. */
export interface Engine {
  all<Row>(query: Sql): Deferred<Row[]>;
  first<Row>(query: Sql): Deferred<Row | undefined>;
  /** Columns of what stands behind `from`, in no order. */
  rows<Row>(columns: Columns, from: Sql): Deferred<Row[]>;
  run(query: Sql): Promise<void>;
  /** Adds rows, which need not be read or sent one by one. */
  insert(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void>;
  /** Changes rows, each told by its key and then the new values of some columns. */
  update(table: string, key: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void>;
  /** Adds numbers to what rows have; a row that is missing has none. Each key comes once. */
  add(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void>;
  /** Writes rows, each in the place of one with the same key. Each key comes once. */
  put(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
  ): Promise<void>;
  /** All or nothing; one at a time. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** One state of the database from the first statement to the last, whatever others write. */
  snapshot<T>(work: () => Promise<T>): Promise<T>;
  /** Keeps for each ID which whole numbers it holds, in one of the indexes of sets. */
  putSets(index: SetIndex, sets: Iterable<readonly [id: number, items: Iterable<number>]>): Promise<void>;
  deleteSets(index: SetIndex, ids: readonly number[]): Promise<void>;
  /** A select of each `id` that holds any of the numbers, of which there must not be hundreds. */
  holding(index: SetIndex, items: readonly number[]): Sql;
  /** Puts folded words into a full-text index. */
  index(index: FullTextIndex, entries: Iterable<IndexEntry>): Promise<void>;
  /** Takes entries out of a full-text index, told as they were put there; all of them where none are told. */
  unindex(index: FullTextIndex, entries?: Iterable<IndexEntry>): Promise<void>;
  /** What stands in `in (…)`, so that a statement's text does not depend on how many values there are. Not for `not in`. */
  list(values: readonly string[] | readonly number[]): Sql;
  /** Whether two texts that may be long are one: what an index answers, where they stand in one. */
  same(text: Sql, other: Sql): Sql;
  /** Whether a text that may be long is one of some. */
  among(text: Sql, values: readonly string[]): Sql;
  /** Whether a text that may be long stands at or behind `from` and before `to`. */
  within(text: Sql, from: string, to: string): Sql;
  /** A table of parents: `key` is a parent's place in the list, `value` its ID. */
  parents(parents: readonly number[]): Sql;
  /** A table of pairs: `key` is a pair's place in the list, `one` and `other` are its IDs. */
  pairs(pairs: readonly (readonly [number, number])[]): Sql;
  /** A page of a listing, or with parents a page for each of them in their order, in one statement. */
  page(listing: Listing, parents: readonly Parent[] | null, slice: Slice): Deferred<ListedRow[][]>;
  /** How many rows a listing has, in all or for each parent. Parents without rows may be left out. */
  count(listing: Listing, parents: readonly Parent[] | null): Deferred<{ parent: number; count: number }[]>;
  /** Which rows of a full-text index match, with their score: higher is better. */
  match(index: FullTextIndex, query: Query): Sql;
  /** A whole number of a text that is a JSON object, by its name there. */
  numberIn(json: Sql, name: string): Sql;
  /** Whether a text holds another, character by character. */
  contains(text: Sql, part: string): Sql;
  /** Whether a text holds a phrase in its very characters, between word boundaries. */
  containsExactly(text: Sql, phrase: Phrase): Sql;
  /** Always true, or the statement fails since its deadline has passed. The row is one of those most often come by. */
  inTime(id: Sql): Sql;
  /** The same database for one request: a statement fails when the request's time is up, be it in its midst. */
  until(deadline: Deadline): Engine;
  /** What the database itself finds wrong with its storage. */
  findDamage(): Promise<string[]>;
  /** A consistent copy in a new file, while others read and write. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Where what holds a number is found by it: documents by capitalized words, captures by short lines. */
export type SetIndex = 'document_word' | 'capture_line';
/** A text of folded words for each of an index's fields. */
export type IndexEntry = readonly [id: number, ...texts: string[]];

export type FullTextIndex = 'article' | 'entity' | 'source';

/** What a list hangs on: a row's ID, or the IDs of the two rows that an edge joins. */
export type Parent = number | readonly [number, number];

/** What a list is taken from. The base table has the alias `x` and an integer `id`; joins may use other aliases. */
export interface Listing<Row = unknown> {
  readonly table: Sql;
  readonly joins?: Sql;
  /**
   * A table that holds the beginning of the order in an index, where the base table does not: rows are come by in its
   * order. Joined to the base table by `on`, before the others.
   */
  readonly through?: { readonly table: Sql; readonly on: Sql };
  /** Which rows hang on a parent, given the expressions of its IDs; for a list that hangs on one. */
  readonly belongsTo?: (...parent: Sql[]) => Sql;
  readonly where: readonly Sql[];
  /**
   * How many rows it has, where settling keeps that number: a scalar, given the expression of the parent's ID for a list
   * that hangs on one.
   */
  readonly counted?: ((parent?: Sql) => Sql) | undefined;
  /** Never null, and unique in all: what a cursor remembers. */
  readonly order: readonly Term[];
  readonly columns: Columns;
  /** Whether there can be anything in the list, where looking for it could mean looking at all there is. */
  readonly needs?: (languages: Languages) => boolean;
  /** Never there: tells the compiler what the columns make. */
  readonly row?: Row;
  /**
   * For a list that no index holds in order: the query that stands in the table's place. `parents` is a table with the
   * columns `key` (the parent's place) and `value` (its ID); the query gives the key as `parent`.
   */
  readonly over?: (parents: Sql) => Sql;
}

export interface Term {
  readonly sql: Sql;
  readonly type: 'text' | 'integer' | 'real';
  readonly descending?: boolean;
  /** Whether it is a text of any length, stands in an index, and may be longer than every engine's indexes hold. */
  readonly isLong?: boolean;
  /** Whether it only tells rows apart when captures of one path have other bytes, which few archives have. */
  readonly isTie?: boolean;
  /** What does as well in the place of a tie, where no captures have one path. */
  readonly otherwise?: Sql;
}

export type SortKey = readonly (string | number)[];

export interface Slice {
  readonly limit: number;
  /** From the end of the list. Rows still come in the list's order. */
  readonly backward: boolean;
  readonly after: SortKey | null;
  readonly before: SortKey | null;
  /** Names of the columns that are wanted; null for all. */
  readonly columns: readonly string[] | null;
  /** Whether rows are wanted with their sort keys. */
  readonly hasSortKeys: boolean;
}

export interface ListedRow {
  /** Null where it was not wanted. */
  readonly sortKey: SortKey | null;
  readonly row: Record<string, unknown>;
}
