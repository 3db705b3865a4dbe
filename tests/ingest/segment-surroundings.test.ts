import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mergeLayouts, readLayout } from '../../packages/ingest/src/segment/layout.ts';
import { type ListingRow, toListingRow } from '../../packages/ingest/src/segment/listing-row.ts';
import { segmentPage } from '../../packages/ingest/src/segment/segment-page.ts';
import { ListingScore } from '../support/score-listing.ts';

const folder = new URL('../fixtures/listing/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const pages = names.sort().map((name) => ({
  text: readFileSync(new URL(name, folder), 'utf8'),
  row: JSON.parse(readFileSync(new URL(name.replace(/txt$/, 'json'), folder), 'utf8')) as ListingRow,
}));

const SURROUNDINGS = [
  { name: 'a menu above', above: 'Home | News | Contact\n\n', below: '' },
  { name: 'a list of links above', above: 'Home\nNews\nAbout us\nContact\n\n', below: '' },
  { name: 'a marked list of links above', above: 'Skip to main content\n\n* Home\n* News\n* About us\n\n', below: '' },
  { name: 'a legal line below', above: '', below: '\n\n© 2012 All rights reserved\nBack to top\n' },
  {
    name: 'legal sentences below',
    above: '',
    below: '\n\nCopyright 2013 by the editors. All rights reserved.\nReproduction only with permission.\n',
  },
  { name: 'short lines below', above: '', below: '\n\nShare this page\n\nFollow us\n\nContact\n' },
  { name: 'other pages below', above: '', below: '\n\n1 2 3 4 Next »\n\nPrivacy policy | Terms of use\n' },
];

test.each(SURROUNDINGS)('finds the items of pages with $name', ({ above, below }) => {
  const score = new ListingScore();
  for (const { text, row } of pages) {
    const page = above + text + below;
    score.add(shift(row, above.length), toListingRow(segmentPage(page, mergeLayouts([readLayout(page)]))));
  }
  expect(score.f1).toBeGreaterThanOrEqual(95.5);
});

function shift({ masthead, items }: ListingRow, by: number): ListingRow {
  const move = (offset: number | null) => (offset === null ? null : offset + by);
  return {
    masthead: masthead.map(({ start, end }) => ({ start: start + by, end: end + by })),
    items: items.map((item) => ({
      title_start: move(item.title_start),
      title_end: move(item.title_end),
      excerpt_start: item.excerpt_start + by,
      excerpt_end: item.excerpt_end + by,
    })),
  };
}
