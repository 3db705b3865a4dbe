import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Listing, Parent, Slice, SortKey, Term } from '../engine.ts';
import { joinsOf, orderClause, whereClause } from '../keyset.ts';
import { inTime } from './in-time.ts';

/** A page of a list, or pages of lists that no index holds in order: these are read whole, so a window function may. */
export function pageStatement(
  listing: Listing,
  parents: readonly Parent[] | null,
  slice: Slice,
  terms: readonly Term[],
): Sql {
  const order = orderClause({ order: terms }, slice.backward);
  if (parents === null || !listing.over) {
    const where = whereClause(listing, slice, [...boundsOf(listing, slice), inTime(sql`x.id`)]);
    return sql`select ${listing.columns}, ${sortColumns(listing)} from ${fromOf(listing)} ${where} ${order} limit ${slice.limit}`;
  }
  const joins = joinsOf(listing);
  const where = whereClause(listing, slice);
  return sql`select * from (
    select x.parent as "_parent", ${listing.columns}, ${sortColumns(listing)},
      row_number() over (partition by x.parent ${order}) as "_place"
    from (${listing.over(parentTable(parents))}) x ${joins} ${where}
  ) where "_place" <= ${slice.limit} order by "_parent", "_place"`;
}

/** `cross join` keeps SQLite from choosing another order of the tables. */
export function fromOf(listing: Listing): Sql {
  const { table, through, joins = empty } = listing;
  return through ? sql`${through.table} cross join ${table} x on ${through.on} ${joins}` : sql`${table} x ${joins}`;
}

/** No index answers a comparison of columns of several tables, but one answers a bound on those before the tie. */
export function boundsOf({ through, order }: Listing, { after, before }: Pick<Slice, 'after' | 'before'>): Sql[] {
  const length = order.findIndex(({ isTie }) => isTie);
  if (!through || length < 1) return [];
  const terms = join(order.slice(0, length).map((term) => term.sql));
  const isDescending = order[0]!.descending ?? false;
  const bound = (key: SortKey, isFrom: boolean): Sql =>
    isFrom ? sql`(${terms}) >= (${join(key.slice(0, length))})` : sql`(${terms}) <= (${join(key.slice(0, length))})`;
  return [...(after ? [bound(after, !isDescending)] : []), ...(before ? [bound(before, isDescending)] : [])];
}

/** What a cursor remembers of a row. */
export function sortColumns(listing: Listing): Sql {
  return join(listing.order.map((term, index) => sql`${term.sql} as ${raw(`"${sortColumn(index)}"`)}`));
}

export function sortColumn(index: number): string {
  return `_s${index}`;
}

export function countStatement(listing: Listing, parents: readonly Parent[] | null): Sql {
  const joins = joinsOf(listing);
  if (parents === null) {
    // Without a condition SQLite counts without looking at rows.
    const where = listing.where.length === 0 ? empty : whereClause(listing, undefined, [inTime(sql`x.id`)]);
    return sql`select 0 as parent, count(*) as count from ${listing.table} x ${joins} ${where}`;
  }
  if (listing.over) {
    return sql`select x.parent, count(*) as count from (${listing.over(parentTable(parents))}) x ${joins}
      ${whereClause(listing)} group by x.parent`;
  }
  const where = whereClause(listing, undefined, [belongs(listing, parents), inTime(sql`x.id`)]);
  return sql`select p.key as parent, (select count(*) from ${listing.table} x ${joins} ${where}) as count
    from ${parentTable(parents)} p`;
}

export function parentTable(parents: readonly Parent[]): Sql {
  return sql`json_each(${JSON.stringify(parents)})`;
}

export function belongs(listing: Listing, parents: readonly Parent[]): Sql {
  if (!listing.belongsTo) throw new TypeError('This list hangs on nothing.');
  return typeof parents[0] === 'number'
    ? listing.belongsTo(sql`p.value`)
    : listing.belongsTo(sql`(p.value ->> 0)`, sql`(p.value ->> 1)`);
}
