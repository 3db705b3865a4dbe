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
import { ABBREVIATIONS, SENTENCE_OPENERS } from './tables/words.ts';
import { wordSet } from './word-bits.ts';

export const PUNCTUATION = 0;
export const LOWER_WORD = 1;
export const CAPITALIZED = 2;
export const ALL_CAPITALS = 3;
/** One capital letter, as in "J." or "I". */
export const INITIAL = 4;
/** Capitals inside, as in "MeK" or "McDonald". */
export const MIXED = 5;
export const NUMBER = 6;
/** The "'s" of a possessive. */
export const POSSESSIVE = 7;

/** The words and marks of one text, in typed arrays: a million of them fit in 20 MB. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  /** Hash of the folded word. */
  readonly hash: Int32Array;
  /** Number of the sentence that a token stands in. */
  readonly sentence: Int32Array;
  /** Whether capitals say nothing here: the sentence is in title case or all capitals. */
  readonly shouted: Uint8Array;
}

export const isWord = (kind: number): boolean => kind >= LOWER_WORD && kind <= MIXED;
export const isCapital = (kind: number): boolean => kind >= CAPITALIZED && kind <= MIXED;

const openers = wordSet(SENTENCE_OPENERS);
const abbreviations = wordSet(ABBREVIATIONS);
/** Shorter right halves belong to names like "McDo". */
const SHORTEST_LEFT_HALF = 3;
/** A line this long that ends in no stop was wrapped by a machine. */
const WRAPPED_LINE = 45;

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

/** Where tokens stand while a text is read, one text after another; the tokens of a text are a copy of their own. */
const scratch = {
  start: new Int32Array(4096),
  end: new Int32Array(4096),
  kind: new Uint8Array(4096),
  hash: new Int32Array(4096),
  sentence: new Int32Array(4096),
};

class TokenBuilder {
  private readonly text: string;
  private start = scratch.start;
  private end = scratch.end;
  private kind = scratch.kind;
  private hash = scratch.hash;
  private sentence = scratch.sentence;
  private count = 0;
  private current = 0;
  private pending = false;

  constructor(text: string) {
    this.text = text;
  }

  breakSentence(): void {
    this.pending = true;
  }

  add(start: number, end: number, kind: number, hash = hashWord(this.text, start, end)): void {
    if (this.count === this.start.length) this.grow();
    const index = this.count;
    if (index > 0 && (this.pending || this.endsBefore(start, kind))) this.current++;
    this.pending = false;
    this.count++;
    this.start[index] = start;
    this.end[index] = end;
    this.kind[index] = kind;
    this.hash[index] = hash;
    this.sentence[index] = this.current;
  }

  private grow(): void {
    const double = <A extends Int32Array | Uint8Array>(old: A, fresh: A): A => {
      fresh.set(old);
      return fresh;
    };
    const size = this.count * 2;
    this.start = double(this.start, new Int32Array(size));
    this.end = double(this.end, new Int32Array(size));
    this.hash = double(this.hash, new Int32Array(size));
    this.sentence = double(this.sentence, new Int32Array(size));
    this.kind = double(this.kind, new Uint8Array(size));
  }

  /** Whether a sentence ended before the token that starts at `start`. */
  private endsBefore(start: number, kind: number): boolean {
    const last = this.count - 1;
    const gap = this.lineBreaks(this.end[last]!, start);
    if (gap > 1) return true;
    if (gap === 1) return !this.isWrapped(start);
    if (!isCapital(kind) && kind !== NUMBER && !this.opensQuote(start)) return false;
    let mark = last;
    while (mark > 0 && this.closes(this.text.charCodeAt(this.start[mark]!))) mark--;
    const unit = this.text[this.start[mark]!];
    if (unit === '!' || unit === '?' || unit === '…') return this.kind[mark] === PUNCTUATION;
    if (unit !== '.' || this.kind[mark] !== PUNCTUATION) return false;
    if (mark === 0) return true;
    return !abbreviations.has(this.hash[mark - 1]!);
  }

  private opensQuote(start: number): boolean {
    const unit = this.text[start];
    return unit === '“' || unit === '"' || unit === '‘' || unit === '(';
  }

  private closes(unit: number): boolean {
    return unit === 0x22 || unit === 0x27 || unit === 0x29 || unit === 0x5d || unit === 0x2019 || unit === 0x201d;
  }

  private lineBreaks(from: number, to: number): number {
    let breaks = 0;
    for (let at = from; at < to; at++) if (this.text.charCodeAt(at) === 10) breaks++;
    return breaks;
  }

  private isWrapped(start: number): boolean {
    const end = this.end[this.count - 1]!;
    const lineStart = this.text.lastIndexOf('\n', end - 1) + 1;
    const lineEnd = this.text.indexOf('\n', start);
    const next = (lineEnd < 0 ? this.text.length : lineEnd) - start;
    return end - lineStart >= WRAPPED_LINE && next >= 1 && !/[.!?…:;]["'’”)\]]*$/.test(this.text.slice(end - 2, end));
  }

  hashes(): Int32Array {
    return this.hash.slice(0, this.count);
  }

  finish(): Tokens {
    const { text, count } = this;
    // One buffer for all: texts are many, and a buffer costs more than what it holds.
    const buffer = new ArrayBuffer(count * 18);
    const start = new Int32Array(buffer, 0, count);
    const end = new Int32Array(buffer, count * 4, count);
    const hash = new Int32Array(buffer, count * 8, count);
    const sentence = new Int32Array(buffer, count * 12, count);
    const kind = new Uint8Array(buffer, count * 16, count);
    const shouted = new Uint8Array(buffer, count * 17, count);
    for (let i = 0; i < count; i++) {
      start[i] = this.start[i]!;
      end[i] = this.end[i]!;
      hash[i] = this.hash[i]!;
      sentence[i] = this.sentence[i]!;
      kind[i] = this.kind[i]!;
    }
    const tokens: Tokens = { text, count, start, end, kind, hash, sentence, shouted };
    markShouted(tokens, shouted);
    return tokens;
  }
}

/** Words this short stay in lower case in a headline ("of", "with"). */
const SHORT_WORD = 4;

function markShouted(tokens: Tokens, shouted: Uint8Array): void {
  let from = 0;
  while (from < tokens.count) {
    let to = from;
    let capital = 0;
    let lower = 0;
    let shouting = 0;
    while (to < tokens.count && tokens.sentence[to] === tokens.sentence[from]) {
      const kind = tokens.kind[to]!;
      const length = tokens.end[to]! - tokens.start[to]!;
      if (isCapital(kind)) capital++;
      if (kind === ALL_CAPITALS && length > SHORT_WORD) shouting++;
      if (kind === LOWER_WORD && length > SHORT_WORD) lower++;
      to++;
    }
    const words = capital + lower;
    // "Jane Smith lives in Rome." is full of capitals and no headline.
    const isClosed = tokens.text[tokens.start[to - 1]!] === '.';
    const isHeadline = words >= 3 && capital >= words * 0.75 && lower <= (isClosed ? 0 : 2);
    if (isHeadline || (shouting >= 3 && shouting > words / 2)) {
      shouted.fill(1, from, to);
    }
    from = to;
  }
}
