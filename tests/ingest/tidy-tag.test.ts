import { expect, test } from 'vitest';
import { tidyTag } from '../../packages/ingest/src/extract/tidy-tag.ts';
import { tokenize } from '../../packages/ingest/src/extract/tokenize.ts';
import type { EntityKind } from '../../packages/ingest/src/model.ts';

/** What is left of a tag that covers the whole text. */
function tidy(text: string, kind: EntityKind = 'PLACE', to?: number): string | null {
  const tokens = tokenize(text);
  const tag = tidyTag(tokens, { from: 0, to: to ?? tokens.count, kind });
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

test.each([
  ['R-Ohio', 'PLACE', 3, 'Ohio'],
  ['Elm Motors Co. said', 'ORGANIZATION', 2, 'Elm Motors Co.'],
  ['Elm Motors Corp. said', 'ORGANIZATION', 3, 'Elm Motors Corp.'],
  ['Ann Lee Jr. said', 'PERSON', 3, 'Ann Lee Jr.'],
  ['Elm Council. It met', 'ORGANIZATION', 2, 'Elm Council'],
  ['Captain Ann Lee', 'PERSON', 3, 'Ann Lee'],
  ['US army officers', 'PLACE', 1, 'US army'],
] as const)('of %j as %s up to token %i the name is %j', (text, kind, to, name) => {
  expect(tidy(text, kind, to)).toBe(name);
});
