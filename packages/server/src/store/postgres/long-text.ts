import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ListedRow, SortKey, Term } from '../engine.ts';
import type { Bound } from '../keyset.ts';
import { writeZeros } from './zero.ts';

/**
 * B-trees hold keys of some 2,700 bytes, so that they hold of a text what it begins with, two to an index at most. The
 * indexes of `migrations/` say the same number.
 */
const PREFIX = 256;

/** What a text begins with. */
export function prefixOf(text: Sql): Sql {
  return sql`left(${text}, ${raw(String(PREFIX))})`;
}

/** What no two texts have in common, of few bytes. */
export function digestOf(column: string): string {
  return `sha256(decode(replace(${column}, '\\', '\\\\'), 'escape'))`;
}

/** Whether two texts are one, in a form that an index of beginnings answers. */
export function isSame(text: Sql, other: Sql): Sql {
  return sql`(${prefixOf(text)} = ${prefixOf(other)} and ${text} = ${other})`;
}

export function isWithin(text: Sql, from: string, to: string): Sql {
  return sql`(${prefixOf(text)} >= ${prefixOf(sql`${from}`)} and ${prefixOf(text)} <= ${prefixOf(sql`${to}`)}
    and ${text} >= ${from} and ${text} < ${to})`;
}

export function isAmong(text: Sql, values: readonly string[]): Sql {
  if (values.length === 0) return sql`false`;
  const list = sql`unnest(${values}::text[])`;
  return sql`(${prefixOf(text)} in (select ${prefixOf(sql`one`)} from ${list} one) and ${text} in (select ${list}))`;
}

/** By beginnings alone, or by whole texts behind them. */
export type Depth = 'PREFIX' | 'WHOLE';

/** An order in terms that indexes hold. By beginnings it is the same where all texts of a page are short. */
export function cutTerms(order: readonly Term[], depth: Depth): Term[] {
  return order.flatMap((term) => {
    if (!term.isLong) return [term];
    const beginning = { ...term, sql: prefixOf(term.sql) };
    return depth === 'WHOLE' ? [beginning, term] : [beginning];
  });
}

/** The bound that goes with such terms. */
export function cutBound(order: readonly Term[], bound: Bound | null, depth: Depth): Bound | null {
  if (!bound) return null;
  return bound.flatMap((value, index) => {
    if (!order[index]!.isLong) return [value];
    const beginning = prefixOf(sql`${value}`);
    return depth === 'WHOLE' ? [beginning, value] : [beginning];
  });
}

/**
 * The condition that a row stands behind a place, where an index holds only what the order begins with. The index is
 * entered by a comparison of rows; term by term Postgres can tell how many rows are behind, and so that sorting all of
 * them is more work than sorting those of a page.
 */
export function standBehind(order: readonly Term[], bound: Bound, flipped: boolean): Sql {
  const isDown = (term: Term): boolean => (term.descending ?? false) !== flipped;
  const end = order.findIndex(
    (term, index) => isDown(term) !== isDown(order[0]!) || (index > 0 && order[index - 1]!.isLong),
  );
  const entered = order.slice(0, end < 0 ? order.length : end);
  const [terms, values] = [join(entered.map((term) => term.sql)), join(bound.slice(0, entered.length))];
  const behind = order.reduceRight<Sql | null>((rest, term, index) => {
    const value = bound[index]!;
    const ahead = isDown(term) ? sql`${term.sql} < ${value}` : sql`${term.sql} > ${value}`;
    return rest === null ? ahead : sql`(${ahead} or (${term.sql} = ${value} and ${rest}))`;
  }, null);
  return sql`(${terms}) ${isDown(order[0]!) ? raw('<=') : raw('>=')} (${values}) and ${behind}`;
}

/** Whether places in an order can't be told by beginnings alone: what is cut is like others that are. */
export function isBeyondPrefix(order: readonly Term[], places: readonly (SortKey | null)[]): boolean {
  const long = order.flatMap(({ isLong }, index) => (isLong ? [index] : []));
  return places.some((place) => place && long.some((index) => writeZeros(String(place[index])).length >= PREFIX));
}

export function placesOf(rows: readonly ListedRow[]): (SortKey | null)[] {
  return rows.map(({ sortKey }) => sortKey);
}
