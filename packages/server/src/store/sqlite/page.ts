import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Listing, Parent, Slice, SortKey, Term } from '../engine.ts';
import { joinsOf, orderClause, whereClause } from '../keyset.ts';
import { type Columns, select } from '../rows.ts';
import { inTime } from './in-time.ts';

/** A statement's text with the values of its parameters. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Statements of the pages of a slice, which is there as long as what asks for it: building one takes as long as a page. */
const built = new WeakMap<Slice, Map<string, Statement>>();

/**
 * A page of a list, or with parents one for each in their order, as JSON, which keeps strings and numbers to the last
 * digit. SQLite has no lateral joins: each parent's page is a correlated subquery, which reads only as many index entries
 * as the page has, where a window function would read whole groups.
 */
export function pageStatement(
  listing: Listing,
  parents: readonly Parent[] | null,
  slice: Slice,
  names: readonly string[],
  terms: readonly Term[],
): Statement {
  const known = built.get(slice) ?? new Map<string, Statement>();
  built.set(slice, known);
  const key = `${terms === listing.order} ${parents && typeof parents[0]}`;
  let statement = known.get(key);
  if (!statement) {
    const page = pageOf(listing, parents, slice, names, terms);
    const { sql: text, values } = parents
      ? sql`select json_group_array(${page}) from json_each(${PARENTS}) p`
      : sql`select json_array(${page})`;
    statement = { text, values };
    known.set(key, statement);
  }
  if (!parents) return statement;
  return { ...statement, values: [...statement.values.slice(0, -1), JSON.stringify(parents)] };
}

/** Stands for the parents, the last parameter. */
const PARENTS = '[]';

function pageOf(
  listing: Listing,
  parents: readonly Parent[] | null,
  slice: Slice,
  names: readonly string[],
  terms: readonly Term[],
): Sql {
  // A limit that is a mere parameter makes SQLite plan the statement anew for each value, which takes as long as a page.
  const extra = [...(parents ? [belongs(listing, parents)] : []), ...boundsOf(listing, slice), inTime(sql`x.id`)];
  return sql`(select json_group_array(json_array(${cellsOf(listing, slice, names)})) from (
      select ${select(listing.columns, names)}${slice.hasSortKeys ? sql`, ${sortColumns(listing)}` : empty}
      from ${fromOf(listing)} ${whereClause(listing, slice, extra)}
      ${orderClause({ order: terms }, slice.backward)} limit ${slice.limit} + 0
    ))`;
}

/** Columns of what stands behind `from`, as JSON. */
export function rowsStatement(columns: Columns, from: Sql): Sql {
  return sql`select json_group_array(json_array(${raw(Object.values(columns).join(', '))})) from ${from}`;
}

function cellsOf({ order }: Listing, { hasSortKeys }: Slice, names: readonly string[]): Sql {
  const sorted = hasSortKeys ? order.map((_, index) => sortColumn(index)) : [];
  return raw([...names, ...sorted].map((name) => `"${name}"`).join(', '));
}

/** Pages of a list that no index holds in order: each is read whole, so a window function may. */
export function rankedStatement(listing: Listing, ranked: Sql, slice: Slice, names: readonly string[]): Sql {
  return sql`select * from (
    select x.parent as "_parent", ${select(listing.columns, names)}, ${sortColumns(listing)},
      row_number() over (partition by x.parent ${orderClause(listing, slice.backward)}) as "_place"
    from (${ranked}) x ${joinsOf(listing)} ${whereClause(listing, slice)}
  ) where "_place" <= ${slice.limit} order by "_parent", "_place"`;
}

/** `cross join` keeps SQLite from choosing another order of the tables. */
function fromOf(listing: Listing): Sql {
  const { table, through, joins = empty } = listing;
  return through ? sql`${through.table} cross join ${table} x on ${through.on} ${joins}` : sql`${table} x ${joins}`;
}

/** No index answers a comparison of columns of several tables, but one answers a bound on those before the tie. */
function boundsOf({ through, order }: Listing, { after, before }: Pick<Slice, 'after' | 'before'>): Sql[] {
  const length = order.findIndex(({ isTie }) => isTie);
  if (!through || length < 1) return [];
  const terms = join(order.slice(0, length).map((term) => term.sql));
  const isDescending = order[0]!.descending ?? false;
  const bound = (key: SortKey, isFrom: boolean): Sql =>
    isFrom ? sql`(${terms}) >= (${join(key.slice(0, length))})` : sql`(${terms}) <= (${join(key.slice(0, length))})`;
  return [...(after ? [bound(after, !isDescending)] : []), ...(before ? [bound(before, isDescending)] : [])];
}

/** What a cursor remembers of a row. */
function sortColumns(listing: Listing): Sql {
  return join(listing.order.map((term, index) => sql`${term.sql} as ${raw(`"${sortColumn(index)}"`)}`));
}

function sortColumn(index: number): string {
  return `_s${index}`;
}

export function countStatement(listing: Listing, parents: readonly Parent[] | null): Sql {
  const joins = joinsOf(listing);
  const { counted } = listing;
  if (parents === null) {
    if (counted) return sql`select 0 as parent, coalesce(${counted()}, 0) as count`;
    // Without a condition SQLite counts without looking at rows.
    const where = listing.where.length === 0 ? empty : whereClause(listing, undefined, [inTime(sql`x.id`)]);
    return sql`select 0 as parent, count(*) as count from ${listing.table} x ${joins} ${where}`;
  }
  if (counted) return sql`select p.key as parent, ${counted(sql`p.value`)} as count from ${parentTable(parents)} p`;
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
