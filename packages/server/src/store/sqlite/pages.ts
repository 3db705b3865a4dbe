import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { ListedRow, Listing, Parent, Slice, Term, Value } from '../engine.ts';
import { orderClause, whereClause } from '../keyset.ts';
import { inTime } from './in-time.ts';
import { belongs, boundsOf, fromOf, parentTable, sortColumn, sortColumns } from './page.ts';
import { nameValues } from './statements.ts';

/**
 * A page for each parent in one statement. SQLite has no lateral joins: each page is the value of a correlated
 * subquery, as JSON, which keeps strings, whole numbers and the last digit of others. It reads only as many index
 * entries as the page has, where a window function would read whole groups.
 */
export function pagesStatement(
  listing: Listing,
  parents: readonly Parent[],
  slice: Slice,
  names: readonly string[],
  order: readonly Term[],
): Sql {
  const where = whereClause(listing, slice, [
    belongs(listing, parents),
    ...boundsOf(listing, slice),
    inTime(sql`x.id`),
  ]);
  const sorted = slice.hasSortKeys ? listing.order.map((_, index) => sortColumn(index)) : [];
  const cells = [...names, ...sorted].map((name) => raw(`"${name}"`));
  return sql`select p.key, (select json_group_array(json_array(${join(cells)})) from (
      select ${listing.columns}${slice.hasSortKeys ? sql`, ${sortColumns(listing)}` : empty} from ${fromOf(listing)}
      ${where} ${orderClause({ order }, slice.backward)} limit ${slice.limit}
    )) from ${parentTable(parents)} p`;
}

/** Never run: it tells the names of a list's columns. */
export function columnsStatement(listing: Listing): Sql {
  return sql`select ${listing.columns} from ${fromOf(listing)}`;
}

export function readPages(pages: readonly Value[][], names: readonly string[], slice: Slice): ListedRow[] {
  const listed: ListedRow[] = [];
  for (const [parent, json] of pages) {
    const rows = JSON.parse(json as string) as Value[][];
    if (slice.backward) rows.reverse();
    for (const values of rows) {
      const sortKey = slice.hasSortKeys ? (values.slice(names.length) as (string | number)[]) : null;
      listed.push({ parent: parent as number, sortKey, row: nameValues(names, values) });
    }
  }
  return listed;
}
