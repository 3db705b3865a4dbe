import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Listing, Parent, Slice } from '../engine.ts';
import { orderClause, orderTerms, whereClause } from '../keyset.ts';
import { inTime } from './in-time.ts';

/**
 * A page for each parent in one statement. SQLite has no lateral joins: the page's rows are found by a correlated
 * `in (select … limit ?)`, which reads only as many index entries as the page has. A window function would read whole
 * groups, so only computed lists, which are read whole anyway, use one.
 */
export function pageStatement(listing: Listing, parents: readonly Parent[] | null, slice: Slice): Sql {
  const joins = listing.joins ?? empty;
  const sortColumns = join(listing.order.map((term, index) => sql`${term.sql} as ${raw(`"_s${index}"`)}`));
  const order = orderClause(listing, slice.backward);
  if (parents === null) {
    const where = whereClause(listing, slice, [inTime(sql`x.id`)]);
    return sql`select ${listing.columns}, ${sortColumns} from ${listing.table} x ${joins} ${where} ${order} limit ${slice.limit}`;
  }
  if (listing.over) {
    const where = whereClause(listing, slice);
    return sql`select * from (
      select x.parent as "_parent", ${listing.columns}, ${sortColumns},
        row_number() over (partition by x.parent ${order}) as "_place"
      from (${listing.over(parentTable(parents))}) x ${joins} ${where}
    ) where "_place" <= ${slice.limit} order by "_parent", "_place"`;
  }
  const where = whereClause(listing, slice, [belongs(listing, parents), inTime(sql`x.id`)]);
  return sql`select p.key as "_parent", ${listing.columns}, ${sortColumns}
    from ${parentTable(parents)} p
    cross join ${listing.table} x on x.id in (
      select x.id from ${listing.table} x ${joins} ${where} ${order} limit ${slice.limit}
    ) ${joins} order by p.key, ${orderTerms(listing, slice.backward)}`;
}

export function countStatement(listing: Listing, parents: readonly Parent[] | null): Sql {
  const joins = listing.joins ?? empty;
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

function belongs(listing: Listing, parents: readonly Parent[]): Sql {
  if (!listing.belongsTo) throw new TypeError('This list hangs on nothing.');
  return typeof parents[0] === 'number'
    ? listing.belongsTo(sql`p.value`)
    : listing.belongsTo(sql`(p.value ->> 0)`, sql`(p.value ->> 1)`);
}
