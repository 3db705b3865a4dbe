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
 * hyphen or apostrophe it is true, for both may join a name to something else. Never true inside a character.
 */
export function isWordBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const after = text.codePointAt(offset) ?? 0;
  if (isLowSurrogate(after)) return false;
  const before = text.codePointAt(isLowSurrogate(text.charCodeAt(offset - 1)) ? offset - 2 : offset - 1) ?? 0;
  return !(isWordCharacter(before) && isWordCharacter(after));
}

function isWordCharacter(codePoint: number): boolean {
  return WORD_CHARACTER.test(String.fromCodePoint(codePoint));
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
