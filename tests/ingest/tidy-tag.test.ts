import { expect, test } from 'vitest';
import { tidyTag } from '../../packages/ingest/src/extract/tidy-tag.ts';
import { tokenize } from '../../packages/ingest/src/extract/tokens.ts';

/** What is left of a tag that covers the whole text. */
function tidy(text: string): string | null {
  const tokens = tokenize(text);
  const tag = tidyTag(tokens, { from: 0, to: tokens.count, kind: 'PLACE' });
  return tag && text.slice(tokens.start[tag.from], tokens.end[tag.to - 1]);
}

test.each([
  ['Camp Elm- Harbour', 'Camp Elm'],
  ['Camp Elm – Harbour', 'Camp Elm'],
  ['Baden-Baden', 'Baden-Baden'],
  ['Stoke-on-Trent', 'Stoke-on-Trent'],
])('of %j as one name %j is left', (text, name) => {
  expect(tidy(text)).toBe(name);
});
