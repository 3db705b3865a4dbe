import { GIVEN_NAME, HONORIFIC, ORGANIZATION_HEAD } from './cues.ts';
import { ALL_CAPITALS, isCapital, LOWER_WORD, PUNCTUATION, type Tokens } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** What the rest of the document says about a word, as bits. */
const IN_LOWER_CASE = 1;
const CAPITAL_INSIDE = 2;
const AFTER_HONORIFIC = 4;
const AFTER_GIVEN_NAME = 8;
const BEFORE_ORGANIZATION_HEAD = 16;
const AFTER_PLACE_WORD = 32;
const AS_ACRONYM = 64;

const PLACE_WORDS = wordSet(['in', 'at', 'near', 'from']);

/** Gathers hints on the words of one document, from one of its parts. */
export function gatherHints(tokens: Tokens, cues: Int32Array, hints: Map<number, number>): void {
  const mark = (hash: number, hint: number): void => {
    hints.set(hash, (hints.get(hash) ?? 0) | hint);
  };
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind === LOWER_WORD) {
      mark(tokens.hash[i]!, IN_LOWER_CASE);
      continue;
    }
    if (!isCapital(kind) || tokens.shouted[i]) continue;
    const hash = tokens.hash[i]!;
    if (i === 0 || tokens.sentence[i - 1] !== tokens.sentence[i]) continue;
    mark(hash, CAPITAL_INSIDE);
    const left = tokens.kind[i - 1] === PUNCTUATION && tokens.text[tokens.start[i - 1]!] === '.' ? i - 2 : i - 1;
    if (left >= 0 && cues[left]! & HONORIFIC) mark(hash, AFTER_HONORIFIC);
    if (cues[i - 1]! & GIVEN_NAME && isCapital(tokens.kind[i - 1]!)) mark(hash, AFTER_GIVEN_NAME);
    if (i + 1 < tokens.count && isCapital(tokens.kind[i + 1]!) && cues[i + 1]! & ORGANIZATION_HEAD) {
      mark(hash, BEFORE_ORGANIZATION_HEAD);
    }
    if (tokens.kind[i - 1] === LOWER_WORD && PLACE_WORDS.has(tokens.hash[i - 1]!)) mark(hash, AFTER_PLACE_WORD);
    if (tokens.text[tokens.start[i - 1]!] === '(' && tokens.text[tokens.start[i + 1] ?? 0] === ')')
      mark(hash, AS_ACRONYM);
  }
}

/** The hints of each token. */
export function readHints(tokens: Tokens, hints: ReadonlyMap<number, number>): Uint8Array {
  const read = new Uint8Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) {
    if (!isCapital(tokens.kind[i]!)) continue;
    const hint = hints.get(tokens.hash[i]!) ?? 0;
    // "us" says nothing about "US".
    const isAcronym = tokens.kind[i] === ALL_CAPITALS && tokens.shouted[i] === 0;
    read[i] = isAcronym ? hint & ~IN_LOWER_CASE : hint;
  }
  return read;
}
