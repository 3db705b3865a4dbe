import { hashWord } from './characters.ts';
import { ABBREVIATIONS } from './tables/words.ts';
import { ALL_CAPITALS, isCapital, LOWER_WORD, NUMBER, PUNCTUATION, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

const abbreviations = wordSet(ABBREVIATIONS);
/** A line this long that ends in no stop was wrapped by a machine. */
const WRAPPED_LINE = 45;

/** Where tokens stand while a text is read, one text after another; the tokens of a text are a copy of their own. */
const scratch = {
  start: new Int32Array(4096),
  end: new Int32Array(4096),
  kind: new Uint8Array(4096),
  hash: new Int32Array(4096),
  sentence: new Int32Array(4096),
};

/** Takes a text's tokens in their order, and tells where its sentences end. */
export class TokenBuilder {
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
