import { foldedUnit } from './characters.ts';
import { COMMON_WORD, CONNECTOR, CUE_COUNT, GIVEN_NAME, MONTH_OR_DAY, SURNAME } from './cues.ts';
import { hintsOf } from './hints.ts';
import { CAPITALIZED, INITIAL, isCapital, isWord, LOWER_WORD, NUMBER, PUNCTUATION, type Tokens } from './tokens.ts';
import type { WordBits } from './word-bits.ts';

/** Rows of the weight table: features are hashed to so many. */
export const FEATURE_BITS = 18;
const MASK = (1 << FEATURE_BITS) - 1;
/** Small words and marks that a name may hold between two capitalized words. */
const LONGEST_GAP = 3;
/** A page all in capitals is read in pieces. */
const LONGEST_RUN = 250;

/** Of words that have them only those are surely no names that are common words and nothing else. */
const OPENER_CUES = COMMON_WORD | GIVEN_NAME | SURNAME | MONTH_OR_DAY;

const JOINING_MARKS = "-–./&'’‐‑";

/** Runs of tokens that may hold names, as pairs of first token and end. */
export function findRuns(tokens: Tokens): readonly number[] {
  const runs: number[] = [];
  let from = -1;
  let to = -1;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    const counts = isCapital(kind) || (kind === NUMBER && touchesCapital(tokens, i));
    if (!counts) continue;
    if (from >= 0 && i - to <= LONGEST_GAP && i - from < LONGEST_RUN && tokens.sentence[i] === tokens.sentence[from]) {
      to = i + 1;
      continue;
    }
    if (from >= 0) runs.push(from, to);
    from = i;
    to = i + 1;
  }
  if (from >= 0) runs.push(from, to);
  return runs;
}

const touchesCapital = (tokens: Tokens, i: number): boolean =>
  (i > 0 && isCapital(tokens.kind[i - 1]!)) || (i + 1 < tokens.count && isCapital(tokens.kind[i + 1]!));

/** What the whole document tells about each of its tokens. */
export interface DocumentContext {
  readonly hints: WordBits;
  readonly isSport: boolean;
}

/** Turns the tokens of one part into feature numbers; one object serves a whole part. */
export class FeatureReader {
  private readonly tokens: Tokens;
  private readonly cues: Int32Array;
  private readonly hints: WordBits;
  private readonly isSport: boolean;
  /** The capitalized words side by side that were last asked for. */
  private runFrom = 0;
  private runTo = 0;
  private out: Int32Array = new Int32Array(0);
  private size = 0;

  constructor(tokens: Tokens, cues: Int32Array, { hints, isSport }: DocumentContext) {
    this.tokens = tokens;
    this.isSport = isSport;
    this.cues = cues;
    this.hints = hints;
  }

  /** Writes the features of token `i` into `out` from `at` on; how many. */
  read(i: number, out: Int32Array, at: number): number {
    this.out = out;
    this.size = at;
    const { hash, kind } = this.tokens;
    const word = hash[i]!;
    const left = this.hashAt(i - 1);
    const right = this.hashAt(i + 1);
    const shape = this.shapeAt(i);
    const leftShape = this.shapeAt(i - 1);
    const rightShape = this.shapeAt(i + 1);
    const cue = this.cues[i]!;
    const leftCue = this.cueAt(i - 1);
    const rightCue = this.cueAt(i + 1);
    this.add(1, 0);
    this.add(2, word);
    this.add(3, left);
    this.add(4, right);
    this.add(5, this.hashAt(i - 2));
    this.add(6, this.hashAt(i + 2));
    this.add(7, left, word);
    this.add(8, word, right);
    this.add(9, shape);
    this.add(10, leftShape, shape);
    this.add(11, shape, rightShape);
    this.add(12, leftShape * 64 + shape, rightShape);
    this.add(13, leftCue, shape);
    this.add(14, rightCue, shape);
    this.add(15, cue, shape);
    this.add(16, leftCue, cue);
    this.add(17, cue, rightCue);
    this.add(18, this.cueAt(i - 2), leftCue);
    this.add(19, rightCue, this.cueAt(i + 2));
    for (let n = 0; n < CUE_COUNT; n++) if (cue & (1 << n)) this.add(20, n, shape);
    if (isWord(kind[i]!)) this.readSpelling(i);
    this.readRun(i, shape);
    const hints = hintsOf(this.tokens, i, this.hints);
    this.add(40, hints, shape);
    this.add(41, hints, cue);
    this.add(42, left, shape);
    this.add(43, right, shape);
    this.add(44, left, this.hashAt(i - 2));
    this.add(45, right, this.hashAt(i + 2));
    if (this.isSport) {
      this.add(49, cue, shape);
      this.add(50, left, cue);
      this.add(51, right, cue);
      this.add(52, leftCue, rightCue);
    }
    return this.size - at;
  }

  /** Whether no name can hold token `i`: small words but "of" and its like, and marks but those that join. */
  isOutside(i: number): boolean {
    const kind = this.tokens.kind[i]!;
    if (kind === LOWER_WORD) return (this.cues[i]! & CONNECTOR) === 0;
    return kind === PUNCTUATION && !JOINING_MARKS.includes(this.tokens.text[this.tokens.start[i]!]!);
  }

  /** Whether a token is a small word that only opens a sentence: "The", "In". */
  isOpener(i: number): boolean {
    const { kind, sentence } = this.tokens;
    if (kind[i] !== CAPITALIZED || (this.cues[i]! & OPENER_CUES) !== COMMON_WORD) return false;
    return i === 0 || sentence[i - 1] !== sentence[i];
  }

  private readSpelling(i: number): void {
    const { text, start, end } = this.tokens;
    const from = start[i]!;
    const to = end[i]!;
    let prefix = 7;
    for (let n = 0; n < 4 && from + n < to; n++) {
      prefix = prefix * 31 + foldedUnit(text.charCodeAt(from + n));
      if (n >= 1) this.add(21 + n, prefix);
    }
    let suffix = 7;
    for (let n = 0; n < 4 && to - 1 - n >= from; n++) {
      suffix = suffix * 31 + foldedUnit(text.charCodeAt(to - 1 - n));
      if (n >= 1) this.add(25 + n, suffix);
    }
  }

  private readRun(i: number, shape: number): void {
    if (!isCapital(this.tokens.kind[i]!)) return;
    if (i < this.runFrom || i >= this.runTo) this.findCapitalRun(i);
    const from = this.runFrom;
    const to = this.runTo;
    const first = this.tokens.hash[from]!;
    const last = this.tokens.hash[to - 1]!;
    const length = Math.min(to - from, 5);
    const place = Math.min(i - from, 3) * 8 + Math.min(to - 1 - i, 3);
    const isOpening = from === 0 || this.tokens.sentence[from - 1] !== this.tokens.sentence[from] ? 1 : 0;
    this.add(30, length * 64 + place, isOpening);
    this.add(31, last, place);
    this.add(32, this.cues[to - 1]!, place);
    this.add(33, this.cues[from]!, place);
    this.add(34, first, place);
    this.add(35, this.hashAt(from - 1), length);
    this.add(36, this.hashAt(to), length);
    this.add(37, this.hashAt(from - 1), this.hashAt(from - 2));
    this.add(38, this.cueAt(to), length * 64 + place);
    this.add(39, this.cueAt(from - 1), length * 64 + place);
    this.add(46, isOpening * 2 + this.tokens.shouted[i]!, shape);
    this.add(47, this.cues[from]!, this.cues[to - 1]!);
    this.add(48, this.hashAt(from - 1), this.hashAt(to));
  }

  /** The capitalized words around one, without anything between. */
  private findCapitalRun(i: number): void {
    const { kind, sentence, count } = this.tokens;
    let from = i;
    let to = i + 1;
    while (from > 0 && isCapital(kind[from - 1]!) && sentence[from - 1] === sentence[i]) from--;
    while (to < count && isCapital(kind[to]!) && sentence[to] === sentence[i]) to++;
    this.runFrom = from;
    this.runTo = to;
  }

  private hashAt(i: number): number {
    if (i < 0 || i >= this.tokens.count) return 1;
    return this.tokens.kind[i] === NUMBER ? 2 : this.tokens.hash[i]!;
  }

  private cueAt(i: number): number {
    return i < 0 || i >= this.tokens.count ? -1 : this.cues[i]!;
  }

  private shapeAt(i: number): number {
    if (i < 0 || i >= this.tokens.count) return 63;
    const kind = this.tokens.kind[i]!;
    const length = this.tokens.end[i]! - this.tokens.start[i]!;
    if (kind === PUNCTUATION) return 32 + (this.tokens.text.charCodeAt(this.tokens.start[i]!) & 15);
    if (kind === LOWER_WORD || kind === INITIAL) return kind;
    return kind * 4 + (length <= 2 ? 0 : length <= 4 ? 1 : length <= 6 ? 2 : 3);
  }

  private add(template: number, a: number, b = 0): void {
    let mixed = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul((mixed ^ (mixed >>> 15)) + b, 0xc2b2ae35);
    this.out[this.size++] = (mixed ^ (mixed >>> 16)) & MASK;
  }
}

/** The most features that one token can have. */
export const MOST_FEATURES = 80;
