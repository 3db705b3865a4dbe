import type { Span } from './model.ts';

// Joiners and soft hyphens are invisible: a Persian compound written with one is a single word to its reader.
const WORD =
  /[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}\u00ad\u200c\u200d]*(?:['\u2018\u2019\-\u2010\u2011][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}\u00ad\u200c\u200d]*)*/gu;

/** The words of a text in order: runs of letters, marks and digits, with inner apostrophes and hyphens. */
export function* words(text: string): Generator<Span> {
  for (const { 0: word, index } of text.matchAll(WORD)) yield { start: index, end: index + word.length };
}

/** How many `words` a text has. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(WORD)) count += 1;
  return count;
}
