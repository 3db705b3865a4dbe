import type { ListedRow, Listing, Parent, Slice } from './engine.ts';

/** The column that tells a row's parent. */
const PARENT = '_parent';

/** Splits rows into pages, and puts a backward page in the list's order. */
export function readListed(
  rows: Record<string, unknown>[],
  listing: Listing,
  parents: readonly Parent[] | null,
  slice: Slice,
): ListedRow[][] {
  const pages = (parents ?? [null]).map((): ListedRow[] => []);
  for (const row of rows) {
    const sortKey = listing.order.map((_, index) => row[`_s${index}`] as string | number);
    pages[(row[PARENT] as number | undefined) ?? 0]!.push({ sortKey, row });
  }
  return slice.backward ? pages.map((page) => page.reverse()) : pages;
}
