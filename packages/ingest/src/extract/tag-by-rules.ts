import type { EntityKind } from '../model.ts';
import type { Candidate } from './candidate.ts';
import * as known from './known-words.ts';
import { ALL_CAPITALS, INITIAL, isCapital, MIXED, NUMBER, POSSESSIVE, PUNCTUATION, type Tokens } from './tokens.ts';

/** Finds names by cues alone: known names, heads, honorifics, given names and acronyms. */
export function tagByRules(tokens: Tokens, part: number): Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  while (at < tokens.count) {
    if (!isCapital(tokens.kind[at]!)) {
      at++;
      continue;
    }
    const to = runEnd(tokens, at);
    for (const [from, end] of pieces(tokens, at, to)) {
      const judged = judge(tokens, from, end);
      if (judged)
        found.push({ part, from, to: end, kind: judged[0], confidence: judged[1], rule: 'TAGGER', entry: null });
    }
    at = to;
  }
  return found;
}

/** Where a run of capitalized words ends, small words inside it included. */
function runEnd(tokens: Tokens, from: number): number {
  let to = from + 1;
  for (let at = to; at < tokens.count && tokens.sentence[at] === tokens.sentence[from]; at++) {
    const kind = tokens.kind[at]!;
    if (isCapital(kind)) to = at + 1;
    else if (!isInner(tokens, at)) break;
    else if (at - to >= 3) break;
  }
  return to;
}

function isInner(tokens: Tokens, at: number): boolean {
  if (tokens.kind[at] === PUNCTUATION)
    return tokens.text[tokens.start[at]!] === '-' && tokens.start[at] === tokens.end[at - 1];
  if (tokens.kind[at] === POSSESSIVE || tokens.kind[at] === NUMBER) return false;
  return known.connectors.has(tokens.hash[at]!) && tokens.text.slice(tokens.start[at], tokens.end[at]) !== 'and';
}

/** A run without its honorifics, common first words, words of judgement and what "of" does not hold together. */
function* pieces(tokens: Tokens, from: number, to: number): Generator<[number, number]> {
  let start = from;
  for (let at = from; at <= to; at++) {
    const ends = at === to || isBoundary(tokens, start, at, to);
    if (!ends) continue;
    let end = at;
    while (end > start && !isCapital(tokens.kind[end - 1]!)) end--;
    while (start < end && !isCapital(tokens.kind[start]!)) start++;
    if (end > start) yield [start, end];
    start = at < to && isCapital(tokens.kind[at]!) && !isDropped(tokens, at) ? at : at + 1;
  }
}

function isDropped(tokens: Tokens, at: number): boolean {
  const hash = tokens.hash[at]!;
  return (
    known.honorifics.has(hash) ||
    known.epithets.has(hash) ||
    known.monthsAndDays.has(hash) ||
    (known.commonWords.has(hash) && tokens.kind[at] !== ALL_CAPITALS)
  );
}

function isBoundary(tokens: Tokens, start: number, at: number, to: number): boolean {
  if (isCapital(tokens.kind[at]!)) return isDropped(tokens, at);
  const small = tokens.text.slice(tokens.start[at], tokens.end[at]);
  if (small !== 'of' && small !== 'for' && small !== 'the') return false;
  // "Council of Resistance" holds together, "Ashraf of Iraq" does not.
  for (let i = start; i < at; i++) if (known.organizationHeads.has(tokens.hash[i]!)) return false;
  return at < to;
}

function judge(tokens: Tokens, from: number, to: number): [EntityKind, number] | null {
  let exact = 0;
  known.knownNames.match(tokens.hash, from, to, (end, value) => {
    if (end === to) exact = value;
  });
  const last = tokens.hash[to - 1]!;
  const first = tokens.hash[from]!;
  const before = from > 0 ? tokens.hash[from - 1]! : 0;
  const afterStop = from > 1 && tokens.text[tokens.start[from - 1]!] === '.' ? tokens.hash[from - 2]! : 0;
  if (exact === known.DEMONYM) return null;
  if (known.honorifics.has(before) || known.honorifics.has(afterStop)) return ['PERSON', 0.85];
  if (exact === known.ORGANIZATION) return ['ORGANIZATION', 0.9];
  if (exact > 0) return ['PLACE', 0.9];
  if (to - from > 1) {
    if (known.organizationHeads.has(last) || known.organizationHeads.has(first)) return ['ORGANIZATION', 0.8];
    if (known.eventHeads.has(last)) return ['EVENT', 0.6];
    if (known.workHeads.has(last)) return ['WORK', 0.6];
    if (known.leadingHeads.has(first) || known.placeHeads.has(last)) return ['PLACE', 0.8];
    if (known.givenNames.has(first)) return ['PERSON', 0.8];
    if (tokens.kind[from + 1] === INITIAL || tokens.kind[from] === INITIAL) return ['PERSON', 0.6];
    return null;
  }
  const length = tokens.end[from]! - tokens.start[from]!;
  if (tokens.kind[from] === ALL_CAPITALS && length <= 5 && !tokens.shouted[from]) return ['ORGANIZATION', 0.6];
  if (tokens.kind[from] === MIXED) return null;
  if (to < tokens.count && known.attachedPlaceHeads.has(tokens.hash[to]!)) return ['PLACE', 0.7];
  return known.givenNames.has(first) && !tokens.shouted[from] ? ['PERSON', 0.5] : null;
}
