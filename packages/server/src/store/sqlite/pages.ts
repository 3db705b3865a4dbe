import type { ListedRow, Listing, Slice, SortKey, Value } from '../engine.ts';
import { createRows } from './row.ts';

/** The rows of pages that came as JSON, each with its parent's place. */
export function readPages(
  pages: readonly Value[][],
  { columns }: Listing,
  { backward, hasSortKeys }: Slice,
  names: readonly string[],
): ListedRow[] {
  const toRow = createRows(columns, names);
  const listed: ListedRow[] = [];
  for (const [parent, json] of pages) {
    const rows = JSON.parse(json as string) as Value[][];
    if (backward) rows.reverse();
    for (const values of rows) {
      const sortKey = hasSortKeys ? (values.slice(names.length) as (string | number)[] as SortKey) : null;
      listed.push({ parent: parent as number, sortKey, row: toRow(values) });
    }
  }
  return listed;
}
