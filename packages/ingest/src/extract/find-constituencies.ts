import { type Candidate, makeCandidate } from './candidate.ts';
import { knownNames } from './known-words.ts';
import { INITIAL, isCapital, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

const PARTIES = wordSet(['d', 'r', 'i']);
const CONFIDENCE = 0.85;

/** States of members of congress: "Sen. Ann Lee, D-Ohio". */
export function findConstituencies(tokens: Tokens, part: number): Candidate[] {
  const { kind, hash, text, start, end, count } = tokens;
  const found: Candidate[] = [];
  for (let at = 1; at + 2 < count; at++) {
    if (kind[at] !== INITIAL || !PARTIES.has(hash[at]!) || !/[,(]/.test(text[start[at - 1]!]!)) continue;
    const isJoined = text[start[at + 1]!] === '-' && start[at + 1] === end[at] && start[at + 2] === end[at + 1];
    if (!isJoined || !isCapital(kind[at + 2]!)) continue;
    found.push(makeCandidate(part, at + 2, endOfName(tokens, at + 2), 'PLACE', CONFIDENCE, 'TAGGER'));
  }
  return found;
}

function endOfName({ hash, count }: Tokens, from: number): number {
  let to = from + 1;
  let end = from;
  for (let name = knownNames.follow(hash, end++, count); name; name = knownNames.follow(hash, end++, count, name))
    if (name.value !== undefined) to = end;
  return to;
}
