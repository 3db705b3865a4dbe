import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mergeLayouts, readLayout } from '../../packages/ingest/src/segment/layout.ts';
import { toListingRow } from '../../packages/ingest/src/segment/listing-row.ts';
import { segmentPage } from '../../packages/ingest/src/segment/segment-page.ts';
import { ListingScore } from '../support/score-listing.ts';

const pages = readPages('listing');
// Pages whose errors nobody has looked at: they are scored, and no rule is made after them.
const aside = readPages('listing-aside');

// Written by hand with their truth, before any rule was made after them. What only a reader who understands the words
// can tell stays wrong: that the same form is an article's sections or a listing's items, that a second line is a motto
// rather than the title of a text without one, that what a dash leads in parts items that have no titles.
const KNOWN_TO_FAIL = new Set([
  'masthead-two-lines-untitled-first',
  'article-interview-questions',
  'press-release-with-notes',
  'filed-under-short-first',
]);

function readPages(slug: string) {
  const folder = new URL(`../fixtures/${slug}/`, import.meta.url);
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((file) => {
    const name = file.replace(/\.txt$/, '');
    return { name, text: read(file), expected: JSON.parse(read(`${name}.json`)) };
  });
}

function findRow(text: string) {
  return toListingRow(segmentPage(text, mergeLayouts([readLayout(text)])));
}

for (const page of pages) {
  const run = KNOWN_TO_FAIL.has(page.name) ? test.fails : test;
  run(`finds the items of ${page.name}`, () => expect(findRow(page.text).items).toEqual(page.expected.items));
}

test.each([
  { kind: 'all pages written by hand', set: pages, floor: 98.5 },
  { kind: 'pages held aside', set: aside, floor: 90 },
])('finds most items of $kind', ({ kind, set, floor }) => {
  const score = new ListingScore();
  for (const { text, expected } of set) score.add(expected, findRow(text));
  console.log(`item F1 ${score.f1.toFixed(1)} over ${score.pages} pages, ${kind}`);
  expect(score.f1).toBeGreaterThanOrEqual(floor);
});
