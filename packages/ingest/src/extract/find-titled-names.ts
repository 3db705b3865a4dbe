import { type Candidate, makeCandidate } from './candidate.ts';
import { demonyms, honorifics } from './known-words.ts';
import { SpanIndex } from './span-index.ts';
import { CAPITALIZED, isCapital, LOWER_WORD, PUNCTUATION, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

/** Titles that only a person's name follows. */
const TITLES = wordSet(
  'mr mrs ms messrs dr prof sir lord lady president minister senator governor colonel general'.split(' '),
);
const PARTICLES = wordSet('van von de del della di da dos du der den la le bin ibn ter ten'.split(' '));
const LONGEST_NAME = 3;
const CONFIDENCE = 0.7;

/** Names right after a title that the tagger passes over: "Mr. Smith", "MR. SMITH", "President Smith". */
export function findTitledNames(tokens: Tokens, part: number, tagged: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = [];
  const tags = new SpanIndex(tagged);
  for (let at = 0; at + 1 < tokens.count; at++) {
    if (tokens.kind[at] === LOWER_WORD || !TITLES.has(tokens.hash[at]!)) continue;
    const isStopped = tokens.kind[at + 1] === PUNCTUATION && tokens.text[tokens.start[at + 1]!] === '.';
    const from = isStopped ? at + 2 : at + 1;
    const capitalFrom = afterParticles(tokens, from);
    const to = nameEnd(tokens, capitalFrom);
    if (to === capitalFrom || tags.overlapping(at, to).some(isLikely)) continue;
    found.push(makeCandidate(part, from, to, 'PERSON', CONFIDENCE, 'TAGGER'));
  }
  return found;
}

const isLikely = ({ confidence }: Candidate): boolean => confidence >= 0.4;

/** "Mr van Dijk", "Ms de la Cruz". */
function afterParticles({ kind, hash, count }: Tokens, from: number): number {
  let at = from;
  while (at < count && kind[at] === LOWER_WORD && PARTICLES.has(hash[at]!)) at++;
  return at;
}

function nameEnd(tokens: Tokens, from: number): number {
  let to = from;
  while (to < tokens.count && to - from < LONGEST_NAME && tokens.sentence[to] === tokens.sentence[from]) {
    const hash = tokens.hash[to]!;
    if (!isCapital(tokens.kind[to]!) || honorifics.has(hash) || demonyms.has(hash)) break;
    if (to > from && tokens.kind[to] !== tokens.kind[from]) break;
    if (tokens.kind[to] !== CAPITALIZED && tokens.end[to]! - tokens.start[to]! < 4) break;
    if (tokens.shouted[to] && to > from) break;
    to++;
  }
  return to;
}
