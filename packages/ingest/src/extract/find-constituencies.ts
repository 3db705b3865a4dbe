import type { Candidate } from './candidate.ts';
import { hashWord } from './characters.ts';
import { knownNames } from './known-words.ts';
import { INITIAL, isCapital, type Tokens } from './tokens.ts';

const PARTIES: ReadonlySet<number> = new Set(['d', 'r', 'i'].map((letter) => hashWord(letter)));
const CONFIDENCE = 0.85;

/** States of members of congress: "Sen. Ann Lee, D-Ohio". */
export function findConstituencies(tokens: Tokens, part: number): Candidate[] {
  const { kind, hash, text, start, end, count } = tokens;
  const found: Candidate[] = [];
  for (let at = 1; at + 2 < count; at++) {
    if (kind[at] !== INITIAL || !PARTIES.has(hash[at]!) || !/[,(]/.test(text[start[at - 1]!]!)) continue;
    const isJoined = text[start[at + 1]!] === '-' && start[at + 1] === end[at] && start[at + 2] === end[at + 1];
    if (!isJoined || !isCapital(kind[at + 2]!)) continue;
    let to = at + 3;
    knownNames.match(hash, at + 2, count, (longer) => {
      to = Math.max(to, longer);
    });
    found.push({ part, from: at + 2, to, kind: 'PLACE', confidence: CONFIDENCE, rule: 'TAGGER', entry: null });
  }
  return found;
}
