import type { ListingRow } from '../../packages/ingest/src/segment/listing-row.ts';

/** Counts of right, surplus and missing items: an item is right when its title's span and its text's span are. */
export class ListingScore {
  right = 0;
  surplus = 0;
  missing = 0;
  pages = 0;
  perfectPages = 0;

  add(expected: ListingRow, found: ListingRow): boolean {
    const left = found.items.map((item) => JSON.stringify(item));
    let right = 0;
    for (const item of expected.items) {
      const at = left.indexOf(JSON.stringify(item));
      if (at >= 0) {
        left.splice(at, 1);
        right++;
      }
    }
    this.right += right;
    this.surplus += left.length;
    this.missing += expected.items.length - right;
    this.pages++;
    const hasAllItems = left.length === 0 && right === expected.items.length;
    if (hasAllItems && JSON.stringify(expected.masthead) === JSON.stringify(found.masthead)) this.perfectPages++;
    return hasAllItems;
  }

  get f1(): number {
    return (200 * this.right) / (2 * this.right + this.surplus + this.missing || 1);
  }
}
