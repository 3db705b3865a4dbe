import {
  APOSTROPHE,
  BREAK,
  characterClass,
  DIGIT,
  DOT,
  hashOn,
  hashWord,
  LOWER,
  NO_LETTERS,
  SPACE,
  UPPER,
} from './characters.ts';
import { SENTENCE_OPENERS } from './tables/words.ts';
import { TokenBuilder } from './token-builder.ts';
import {
  ALL_CAPITALS,
  CAPITALIZED,
  INITIAL,
  LOWER_WORD,
  MIXED,
  NUMBER,
  POSSESSIVE,
  PUNCTUATION,
  type Tokens,
} from './tokens.ts';
import { wordSet } from './word-bits.ts';

const openers = wordSet(SENTENCE_OPENERS);
/** Shorter right halves belong to names like "McDo". */
const SHORTEST_LEFT_HALF = 3;

/** Splits a text into words and marks; hyphens, slashes and possessives stand alone. */
export const tokenize = (text: string): Tokens => split(text).finish();

/** The hashes of a text's words and marks. */
export const hashWords = (text: string): Int32Array => split(text).hashes();

function split(text: string): TokenBuilder {
  const builder = new TokenBuilder(text);
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = characterClass(text.charCodeAt(at));
    if (kind === SPACE || kind === BREAK) {
      at++;
    } else if (kind === LOWER || kind === UPPER) {
      at = readWord(text, at, builder);
    } else if (kind === DIGIT) {
      const end = readNumber(text, at);
      builder.add(at, end, NUMBER);
      at = end;
    } else if (kind === APOSTROPHE && isPossessive(text, at)) {
      builder.add(at, at + 2, POSSESSIVE);
      at += 2;
    } else {
      const unit = text.charCodeAt(at);
      const end = at + (unit >= 0xd800 && unit < 0xdc00 && at + 1 < length ? 2 : 1);
      builder.add(at, end, PUNCTUATION);
      at = end;
    }
  }
  return builder;
}

const classAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? characterClass(text.charCodeAt(at)) : SPACE;

const isLetter = (kind: number): boolean => kind === LOWER || kind === UPPER;

function isPossessive(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1) | 32;
  return next === 115 && isLetter(classAt(text, at - 1)) && !isLetter(classAt(text, at + 2));
}

/** What an apostrophe shortens: "We'll", "Paul'd". */
const SHORTENED = /^(?:ll|re|ve|[dmt])(?!\p{L})/iu;

/** "O'Brien", "Da'esh", "Sana'a": an apostrophe inside of a name, which ends neither a quotation nor a word. */
function isInner(text: string, start: number, at: number): boolean {
  if (!isLetter(classAt(text, at + 1)) || isPossessive(text, at)) return false;
  if (at - start <= 2) return true;
  const isCapitalized = classAt(text, start) === UPPER && classAt(text, at - 1) === LOWER;
  return isCapitalized && classAt(text, at + 1) === LOWER && !SHORTENED.test(text.slice(at + 1, at + 4));
}

function readNumber(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const unit = text[at];
    const inner = unit === '.' || unit === ',' || unit === ':';
    if (classAt(text, at) !== DIGIT && !(inner && classAt(text, at + 1) === DIGIT)) break;
    at++;
  }
  while (at < text.length && classAt(text, at) === LOWER) at++;
  return at;
}

function readWord(text: string, start: number, builder: TokenBuilder): number {
  const dotted = readDotted(text, start);
  if (dotted > start) {
    builder.add(start, dotted, dotted - start <= 2 ? INITIAL : ALL_CAPITALS);
    return dotted;
  }
  const { length } = text;
  let at = start;
  let glued = -1;
  let before = SPACE;
  let upper = 0;
  let lower = 0;
  let hash = NO_LETTERS;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    const kind = characterClass(code);
    if (kind === LOWER) lower++;
    else if (kind === UPPER) {
      if (before === LOWER && at - start >= SHORTEST_LEFT_HALF) glued = at;
      upper++;
    } else if (kind !== DIGIT && (kind !== APOSTROPHE || !isInner(text, start, at))) break;
    hash = hashOn(hash, code);
    before = kind;
  }
  // "Red CrossWhen": two sentences glued; the right half is a word that sentences begin with.
  if (glued > start && openers.has(hashWord(text, glued, at))) {
    builder.add(start, glued, shapeOf(text, start, glued));
    builder.breakSentence();
    builder.add(glued, at, shapeOf(text, glued, at));
  } else {
    builder.add(start, at, shapeOfLetters(classAt(text, start) === UPPER, upper, lower, at - start), hash);
  }
  return at;
}

/** "U.S." and "J." with their stops; the start itself where there is no such thing. */
function readDotted(text: string, start: number): number {
  let at = start;
  while (classAt(text, at) === UPPER && classAt(text, at + 1) === DOT) at += 2;
  if (at - start === 2 && isLetter(classAt(text, at))) return classAt(text, at) === LOWER ? start : at;
  return at;
}

function shapeOf(text: string, start: number, end: number): number {
  const first = classAt(text, start) === UPPER;
  let upper = 0;
  let lower = 0;
  for (let at = start; at < end; at++) {
    const kind = classAt(text, at);
    if (kind === UPPER) upper++;
    else if (kind === LOWER) lower++;
  }
  return shapeOfLetters(first, upper, lower, end - start);
}

function shapeOfLetters(isFirstUpper: boolean, upper: number, lower: number, length: number): number {
  if (upper === 0) return LOWER_WORD;
  if (lower === 0) return length === 1 ? INITIAL : ALL_CAPITALS;
  return isFirstUpper && upper === 1 ? CAPITALIZED : MIXED;
}
