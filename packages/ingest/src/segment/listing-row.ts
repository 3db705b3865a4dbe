import type { Page, Span } from '../model.ts';

/** A page in the form that `sourcebook extract --listing` writes. */
export interface ListingRow {
  readonly masthead: readonly Span[];
  readonly items: readonly ListingRowItem[];
}

export interface ListingRowItem {
  readonly title_start: number | null;
  readonly title_end: number | null;
  readonly excerpt_start: number;
  readonly excerpt_end: number;
}

/** The offsets of a page's masthead and items. */
export function toListingRow(page: Page): ListingRow {
  return {
    masthead: page.masthead.map(({ start, end }) => ({ start, end })),
    items: page.items.map((item) => ({
      title_start: item.title?.start ?? null,
      title_end: item.title?.end ?? null,
      excerpt_start: item.text[0]?.start ?? 0,
      excerpt_end: item.text.at(-1)?.end ?? 0,
    })),
  };
}
