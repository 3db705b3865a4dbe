import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { groupCopies } from '../../packages/ingest/src/resolve/copies.ts';
import { mergeLayouts, readLayout } from '../../packages/ingest/src/segment/layout.ts';
import { toListingRow } from '../../packages/ingest/src/segment/listing-row.ts';
import { segmentPage } from '../../packages/ingest/src/segment/segment-page.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const gold = new URL('../fixtures/gold/listing.jsonl', import.meta.url);
const captures = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, seeds), 'utf8') }));
const together = mergeLayouts(captures.map(({ text }) => readLayout(text)));

describe.each(['alone', 'with its siblings'])('the sample, each capture %s', (manner) => {
  const pages = captures.map(({ name, text }) => {
    const layout = manner === 'alone' ? mergeLayouts([readLayout(text)]) : together;
    return { name, text, page: segmentPage(text, layout) };
  });

  test('has the items that a reader counts', () => {
    expect(pages.map(({ page }) => page.items.length)).toEqual([10, 9, 8, 6, 8]);
    expect(pages.flatMap(({ page }) => page.items).filter((item) => item.title === null)).toHaveLength(3);
    expect(pages.flatMap(({ page }) => page.problems)).toEqual([]);
    expect(pages.map(({ page }) => page.masthead.length)).toEqual([1, 1, 1, 2, 1]);
  });

  test('has masthead, titles and texts where the gold has them', () => {
    const rows = readFileSync(gold, 'utf8').trim().split('\n');
    for (const { id, ...row } of rows.map((line) => JSON.parse(line))) {
      const page = pages.find(({ name }) => name === id)?.page;
      expect(page && toListingRow(page)).toEqual(row);
    }
  });

  test('shows its texts shortened, some of them twice', () => {
    const items = pages.flatMap(({ text, page }) => page.items.map((item) => ({ text, item })));
    expect(items.every(({ item }) => item.isExcerpt)).toBe(true);
    const texts = items.map(({ text, item }) => item.text.map(({ start, end }) => text.slice(start, end)).join('\n'));
    const candidates = texts.map((body) => ({
      hash: createHash('sha256').update(body).digest('hex'),
      text: body,
      isExcerpt: true,
    }));
    expect(new Set(groupCopies(candidates).values()).size).toBe(37);
  });
});
