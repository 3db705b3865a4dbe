import type { ListedRow, Listing, Slice } from './engine.ts';

/** The column that tells a row's parent. */
const PARENT = '_parent';

/** Splits the columns that the statement added from the row's own, and puts a backward page in the list's order. */
export function readListed(rows: Record<string, unknown>[], listing: Listing, slice: Slice): ListedRow[] {
  const listed = rows.map((row) => ({
    parent: (row[PARENT] as number | undefined) ?? 0,
    sortKey: listing.order.map((_, index) => row[`_s${index}`] as string | number),
    row,
  }));
  return slice.backward ? listed.reverse() : listed;
}
