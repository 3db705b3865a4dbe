import type { Span } from './model.ts';

// Joiners and soft hyphens are invisible: a Persian compound written with one is a single word to its reader.
const WORD =
  /[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}\u00ad\u200c\u200d]*(?:['\u2018\u2019\-\u2010\u2011][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}\u00ad\u200c\u200d]*)*/gu;
const WORD_CHARACTER = /[\p{L}\p{M}\p{Nd}]/u;

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

/**
 * Whether a name could begin or end at this offset: false between two letters, marks or digits. Beside an inner
 * hyphen or apostrophe it is true, for both may join a name to something else.
 */
export function isWordBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  return !(WORD_CHARACTER.test(characterBefore(text, offset)) && WORD_CHARACTER.test(characterAt(text, offset)));
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}

function characterBefore(text: string, offset: number): string {
  const isSecondHalf = (text.charCodeAt(offset - 1) & 0xfc00) === 0xdc00;
  return characterAt(text, isSecondHalf ? offset - 2 : offset - 1);
}
