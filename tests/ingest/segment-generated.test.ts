import { expect, test } from 'vitest';
import { mergeLayouts, readLayout } from '../../packages/ingest/src/segment/layout.ts';
import { toListingRow } from '../../packages/ingest/src/segment/listing-row.ts';
import { segmentPage } from '../../packages/ingest/src/segment/segment-page.ts';
import { type GeneratedPage, generatePage, PAGE_LAYOUTS } from '../support/page-generator.ts';
import { ListingScore } from '../support/score-listing.ts';

const PAGES_A_LAYOUT = 30;

function scorePages(pages: readonly GeneratedPage[]): ListingScore {
  const score = new ListingScore();
  for (const { text, row } of pages) {
    score.add(row, toListingRow(segmentPage(text, mergeLayouts([readLayout(text)]))));
  }
  return score;
}

// What a page with two readings costs: text over title shows nothing else than where its last title stands.
const FLOORS: Partial<Record<(typeof PAGE_LAYOUTS)[number], number>> = { 'text over title': 90 };

test.each(PAGE_LAYOUTS)('finds the items of generated pages: %s', (layout) => {
  const pages = Array.from({ length: PAGES_A_LAYOUT }, (_, seed) => generatePage(layout, 1000 + seed));
  expect(scorePages(pages).f1).toBeGreaterThanOrEqual(FLOORS[layout] ?? 97);
});

test('finds the items of generated pages of all layouts', () => {
  const pages = PAGE_LAYOUTS.flatMap((layout) =>
    Array.from({ length: PAGES_A_LAYOUT }, (_, seed) => generatePage(layout, 2000 + seed)),
  );
  const { f1, perfectPages } = scorePages(pages);
  console.log(`item F1 ${f1.toFixed(1)} over ${pages.length} generated pages, ${perfectPages} without any error`);
  expect(f1).toBeGreaterThanOrEqual(98.5);
});

test('finds the same when all pages are siblings', () => {
  const pages = PAGE_LAYOUTS.flatMap((layout) => [0, 1, 2, 3, 4].map((seed) => generatePage(layout, 3000 + seed)));
  const layout = mergeLayouts(pages.map(({ text }) => readLayout(text)));
  const score = new ListingScore();
  for (const { text, row } of pages) score.add(row, toListingRow(segmentPage(text, layout)));
  expect(score.f1).toBeGreaterThanOrEqual(97);
});
