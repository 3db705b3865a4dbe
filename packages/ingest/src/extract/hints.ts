import { GIVEN_NAME, HONORIFIC, ORGANIZATION_HEAD } from './cues.ts';
import { ALL_CAPITALS, isCapital, LOWER_WORD, PUNCTUATION, type Tokens } from './tokens.ts';
import { type WordBits, wordSet } from './word-bits.ts';

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
export function gatherHints(tokens: Tokens, cues: Int32Array, hints: WordBits): void {
  const { text, start, kind, hash, sentence, shouted, count } = tokens;
  for (let i = 0; i < count; i++) {
    if (kind[i] === LOWER_WORD) hints.add(hash[i]!, IN_LOWER_CASE);
    if (!isCapital(kind[i]!) || shouted[i] || i === 0 || sentence[i - 1] !== sentence[i]) continue;
    let hint = CAPITAL_INSIDE;
    const left = kind[i - 1] === PUNCTUATION && text[start[i - 1]!] === '.' ? i - 2 : i - 1;
    if (left >= 0 && cues[left]! & HONORIFIC) hint |= AFTER_HONORIFIC;
    if (cues[i - 1]! & GIVEN_NAME && isCapital(kind[i - 1]!)) hint |= AFTER_GIVEN_NAME;
    if (i + 1 < count && isCapital(kind[i + 1]!) && cues[i + 1]! & ORGANIZATION_HEAD) hint |= BEFORE_ORGANIZATION_HEAD;
    if (kind[i - 1] === LOWER_WORD && PLACE_WORDS.has(hash[i - 1]!)) hint |= AFTER_PLACE_WORD;
    if (text[start[i - 1]!] === '(' && text[start[i + 1] ?? 0] === ')') hint |= AS_ACRONYM;
    hints.add(hash[i]!, hint);
  }
}

/** The hints of one token. */
export function hintsOf({ kind, hash, shouted }: Tokens, i: number, hints: WordBits): number {
  if (!isCapital(kind[i]!)) return 0;
  const hint = hints.get(hash[i]!);
  // "us" says nothing about "US".
  return kind[i] === ALL_CAPITALS && shouted[i] === 0 ? hint & ~IN_LOWER_CASE : hint;
}
