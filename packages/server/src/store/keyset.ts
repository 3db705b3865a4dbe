import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Listing, Term } from './engine.ts';

/** A sort key as values or, where an engine has to say of which type they are, as expressions. */
export type Bound = readonly (string | number | Sql)[];

/**
 * The condition that a row stands behind `key` in the order of `terms`. Runs of terms in one direction compare as row
 * values, so that an index answers them; the bound on the first term lets it do so where directions change.
 */
export function isBehind(terms: readonly Term[], key: Bound, flipped = false): Sql {
  const descending = (term: Term): boolean => (term.descending ?? false) !== flipped;
  const first = terms[0]!;
  const length = runLength(terms, descending);
  const left = join(terms.slice(0, length).map((term) => term.sql));
  const right = join(key.slice(0, length));
  const ahead = descending(first) ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
  if (length === terms.length) return ahead;
  const bound = descending(first) ? sql`${first.sql} <= ${key[0]}` : sql`${first.sql} >= ${key[0]}`;
  const rest = isBehind(terms.slice(length), key.slice(length), flipped);
  return sql`(${bound} and (${ahead} or ((${left}) = (${right}) and ${rest})))`;
}

function runLength(terms: readonly Term[], descending: (term: Term) => boolean): number {
  const end = terms.findIndex((term) => descending(term) !== descending(terms[0]!));
  return end < 0 ? terms.length : end;
}

/** All that is joined to the base table. */
export function joinsOf({ through, joins = empty }: Pick<Listing, 'through' | 'joins'>): Sql {
  return through ? sql`join ${through.table} on ${through.on} ${joins}` : joins;
}

/** The conditions of a listing and of the slice's cursors, as a `where` clause. */
export function whereClause(
  listing: Listing,
  slice?: { readonly after?: Bound | null | undefined; readonly before?: Bound | null | undefined },
  extra: readonly Sql[] = [],
): Sql {
  const conditions = [...extra, ...listing.where];
  if (slice?.after) conditions.push(isBehind(listing.order, slice.after));
  if (slice?.before) conditions.push(isBehind(listing.order, slice.before, true));
  return conditions.length === 0 ? empty : sql`where ${join(conditions, ' and ')}`;
}

export function orderTerms({ order }: Pick<Listing, 'order'>, backward: boolean): Sql {
  return join(
    order.map((term) => ((term.descending ?? false) !== backward ? sql`${term.sql} desc` : sql`${term.sql}`)),
  );
}

export function orderClause(listing: Pick<Listing, 'order'>, backward: boolean): Sql {
  return sql`order by ${orderTerms(listing, backward)}`;
}
