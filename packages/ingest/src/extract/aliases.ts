import type { Candidate } from './candidate.ts';
import { commonWords, connectors, epithets, newsAgencies, organizationHeads } from './known-words.ts';
import { CAPITALIZED, isWord, LOWER_WORD, POSSESSIVE, type Tokens } from './tokens.ts';

/** Two candidates of one part, by their places in its list, that the text declares to be the same. */
export interface Alias {
  readonly a: number;
  readonly b: number;
}

const ALSO_KNOWN_AS = /^[\s,()]*(?:a\.?k\.?a\.?|(?:also|better|formerly|previously) (?:known|called) as)\s+$/i;

/**
 * Finds "Name aka Name", "Name aka ACR/ACR" and "Name of Organization (Name)". What follows "the", or goes on in small letters ("aka the X group"),
 * describes and does not name.
 */
export function findAliases(tokens: Tokens, candidates: readonly Candidate[]): Alias[] {
  const found: Alias[] = [];
  for (let b = 1; b < candidates.length; b++) {
    const left = candidates[b - 1]!;
    const right = candidates[b]!;
    const between = tokens.text.slice(tokens.end[left.to - 1], tokens.start[right.from]);
    if (between.length > 30 || left.kind !== right.kind) continue;
    if (isBracketed(tokens, left, right, between)) found.push({ a: b - 1, b });
    if (!ALSO_KNOWN_AS.test(between)) continue;
    let last = b;
    while (last + 1 < candidates.length && isSlashed(tokens, candidates[last]!, candidates[last + 1]!)) last++;
    if (describes(tokens, candidates[last]!)) continue;
    for (let i = b; i <= last; i++) found.push({ a: b - 1, b: i });
    for (let a = b - 2; a >= 0 && isSlashed(tokens, candidates[a]!, candidates[a + 1]!); a--)
      found.push({ a, b: b - 1 });
  }
  return found;
}

/**
 * "Harbour Security Forces (Marsa)": the other name of an organization that is called by what it is. Not so a news
 * agency, which tells who says it.
 */
function isBracketed(
  { text, start, kind, hash, count }: Tokens,
  left: Candidate,
  right: Candidate,
  between: string,
): boolean {
  if (left.kind !== 'ORGANIZATION' || !/^\s*\(\s*$/.test(between)) return false;
  if (
    right.to >= count ||
    text[start[right.to]!] !== ')' ||
    newsAgencies.has(hash[right.from]!) ||
    organizationHeads.has(hash[right.to - 1]!)
  )
    return false;
  return left.to - left.from > 1 && organizationHeads.has(hash[left.to - 1]!) && kind[right.from] === CAPITALIZED;
}

const isSlashed = (tokens: Tokens, left: Candidate, right: Candidate): boolean =>
  left.kind === right.kind && tokens.text.slice(tokens.end[left.to - 1], tokens.start[right.from]).trim() === '/';

/** "aka Miller group", "aka the Miller cult": one word of a name, and a word in small letters that goes on. */
function describes(tokens: Tokens, { from, to }: Candidate): boolean {
  if (to >= tokens.count) return false;
  if (!isWord(tokens.kind[to]!)) return tokens.kind[to] === POSSESSIVE;
  const hash = tokens.hash[to]!;
  if (epithets.has(hash)) return true;
  const isOneWord = to - from === 1 && tokens.kind[from] === CAPITALIZED;
  return isOneWord && tokens.kind[to] === LOWER_WORD && !commonWords.has(hash) && !connectors.has(hash);
}
