import {
  CLOSER,
  classOf,
  DIGIT,
  JOINER,
  LETTER,
  LOWER,
  OPENER,
  SPACE,
  STOP,
  UPPER,
  WIDE,
  WIDE_STOP,
  WORD,
} from './characters.ts';

/** What one pass over a line's characters counts. */
export interface Scan {
  readonly words: number;
  /** Words that are only digits. */
  readonly numbers: number;
  /** Words of four and more characters that begin with a letter, and how many of them with a capital. */
  readonly longWords: number;
  readonly capitalWords: number;
  readonly wide: number;
  /** Whether a sentence ends within the line. */
  readonly hasInnerStop: boolean;
  /** The classes of all its characters together. */
  readonly classes: number;
}

export function scanLine(text: string, start: number, end: number): Scan {
  let words = 0;
  let numbers = 0;
  let longWords = 0;
  let capitalWords = 0;
  let wide = 0;
  let classes = 0;
  let hasInnerStop = false;
  for (let at = start; at < end; at++) {
    const found = classOf(text.charCodeAt(at));
    classes |= found;
    if ((found & WIDE) !== 0) wide++;
    if ((found & WORD) === 0) {
      if (!hasInnerStop && (found & (STOP | WIDE_STOP)) !== 0) hasInnerStop = isInnerStop(text, start, at, end);
      continue;
    }
    const first = at;
    let inside = found;
    while (at + 1 < end) {
      const next = classOf(text.charCodeAt(at + 1));
      if ((next & WORD) === 0) {
        if ((next & JOINER) === 0 || at + 2 >= end || (classOf(text.charCodeAt(at + 2)) & WORD) === 0) break;
      }
      if ((next & WIDE) !== 0) wide++;
      inside |= next;
      at++;
    }
    classes |= inside;
    words++;
    if ((inside & (LETTER | MARK_OR_JOINER)) === 0) numbers++;
    if ((found & LETTER) !== 0 && at - first >= 3) {
      longWords++;
      if ((found & UPPER) !== 0) capitalWords++;
    }
  }
  return { words, numbers, longWords, capitalWords, wide, hasInnerStop, classes };
}

const MARK_OR_JOINER = (WORD & ~DIGIT & ~LETTER) | JOINER;

/** A stop behind a word of three letters and more (most abbreviations are shorter), before space and a beginning. */
function isInnerStop(text: string, start: number, at: number, end: number): boolean {
  if ((classOf(text.charCodeAt(at)) & WIDE_STOP) !== 0) return at + 1 < end;
  if (at - 3 < start) return false;
  for (let before = at - 3; before < at; before++) {
    if ((classOf(text.charCodeAt(before)) & LETTER) === 0) return false;
  }
  let next = at + 1;
  while (next < end && (classOf(text.charCodeAt(next)) & CLOSER) !== 0) next++;
  const space = next;
  while (next < end && (classOf(text.charCodeAt(next)) & SPACE) !== 0) next++;
  if (next === space) return false;
  if (next < end && (classOf(text.charCodeAt(next)) & OPENER) !== 0) next++;
  const found = next < end ? classOf(text.charCodeAt(next)) : 0;
  return (found & LETTER) !== 0 && (found & LOWER) === 0;
}
