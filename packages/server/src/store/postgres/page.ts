import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Listing, Parent, Slice, SortKey, Term } from '../engine.ts';
import { type Bound, joinsOf, orderClause, orderTerms, whereClause } from '../keyset.ts';
import { select } from '../rows.ts';
import { cutBound, cutTerms, type Depth, standBehind } from './long-text.ts';

/** A page for each parent in one statement: each reads only as many index entries as its page has. */
export function pageStatement(
  listing: Listing,
  parents: readonly Parent[] | null,
  slice: Slice,
  depth: Depth = 'WHOLE',
): Sql {
  const joins = joinsOf(listing);
  const columns = select(listing.columns, slice.columns ?? undefined);
  const sortColumns = join(listing.order.map((term, index) => sql`${term.sql} as ${raw(`"_s${index}"`)}`));
  const order = orderClause({ order: cutTerms(listing.order, depth) }, slice.backward);
  const bounds = boundsOf(listing, slice, depth);
  if (parents === null) {
    return sql`select ${columns}, ${sortColumns} from ${listing.table} x ${joins} ${bounds()} ${order} limit ${slice.limit}`;
  }
  if (listing.over) {
    return sql`select * from (
      select x.parent as "_parent", ${columns}, ${sortColumns},
        row_number() over (partition by x.parent ${order}) as "_place"
      from (${listing.over(parentTable(parents))}) x ${joins} ${bounds()}
    ) placed where "_place" <= ${slice.limit} order by "_parent", "_place"`;
  }
  const ranks = listing.order.map((term, index) => ({ ...term, sql: raw(`l."_s${index}"`) }));
  return sql`select p.key as "_parent", l.* from ${parentTable(parents)} p cross join lateral (
      select ${columns}, ${sortColumns} from ${listing.table} x ${joins}
      ${bounds(belongs(listing, parents))} ${order} limit ${slice.limit}
    ) l order by p.key, ${orderTerms({ ...listing, order: ranks }, slice.backward)}`;
}

export function countStatement(listing: Listing, parents: readonly Parent[] | null): Sql {
  const joins = joinsOf(listing);
  const { counted } = listing;
  if (parents === null) {
    if (counted) return sql`select 0 as parent, coalesce(${counted()}, 0) as count`;
    return sql`select 0 as parent, count(*) as count from ${listing.table} x ${joins} ${whereClause(listing)}`;
  }
  if (counted) return sql`select p.key as parent, ${counted(sql`p.value`)} as count from ${parentTable(parents)} p`;
  if (listing.over) {
    return sql`select x.parent, count(*) as count from (${listing.over(parentTable(parents))}) x ${joins}
      ${whereClause(listing)} group by x.parent`;
  }
  const where = whereClause(listing, undefined, [belongs(listing, parents)]);
  return sql`select p.key as parent, l.count from ${parentTable(parents)} p cross join lateral (
      select count(*) as count from ${listing.table} x ${joins} ${where}) l`;
}

/** Parents by their places; of pairs `one` and `other` are the IDs. */
export function parentTable(parents: readonly Parent[]): Sql {
  if (!isPairs(parents)) {
    return sql`(select place - 1 as key, value from unnest(${parents}::bigint[]) with ordinality u (value, place))`;
  }
  return sql`(select place - 1 as key, one, other from
    unnest(${parents.map(([one]) => one)}::bigint[], ${parents.map(([, other]) => other)}::bigint[])
    with ordinality u (one, other, place))`;
}

function isPairs(parents: readonly Parent[]): parents is readonly (readonly [number, number])[] {
  return typeof parents[0] === 'object';
}

function belongs(listing: Listing, parents: readonly Parent[]): Sql {
  if (!listing.belongsTo) throw new TypeError('This list hangs on nothing.');
  return isPairs(parents) ? listing.belongsTo(sql`p.one`, sql`p.other`) : listing.belongsTo(sql`p.value`);
}

/**
 * The conditions of a page. Where the sort key takes from several tables no index answers the comparison of rows, but
 * one answers the bound on its first column.
 */
function boundsOf(listing: Listing, slice: Slice, depth: Depth): (...extra: Sql[]) => Sql {
  const [after, before] = [slice.after, slice.before].map((key) => cutBound(listing.order, boundKey(key), depth));
  const order = cutTerms(listing.order, depth);
  if (depth === 'WHOLE') {
    const conditions = [after && standBehind(order, after, false), before && standBehind(order, before, true)];
    return (...extra) => whereClause(listing, undefined, [...extra, ...conditions.filter((one) => !!one)]);
  }
  const first = order[0]!;
  const bounds = [after && boundOf(first, after, false), before && boundOf(first, before, true)].filter((one) => !!one);
  return (...extra) => whereClause({ ...listing, order }, { after, before }, [...extra, ...bounds]);
}

function boundOf(term: Term, [value]: Bound, flipped: boolean): Sql {
  return (term.descending ?? false) !== flipped ? sql`${term.sql} <= ${value}` : sql`${term.sql} >= ${value}`;
}

/** A parameter takes the type of the column that it is compared with; only scores are no whole numbers. */
function boundKey(key: SortKey | null): Bound | null {
  return (
    key?.map((value) => {
      if (typeof value === 'string') return value;
      if (!Number.isInteger(value)) return sql`cast(${value} as double precision)`;
      return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));
    }) ?? null
  );
}
