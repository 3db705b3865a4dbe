import type { Candidate } from './candidate.ts';
import { commonWords, connectors } from './known-words.ts';
import { isWord, LOWER_WORD, POSSESSIVE, type Tokens } from './tokens.ts';

/** Two candidates of one part, by their places in its list, that the text declares to be the same. */
export interface Alias {
  readonly a: number;
  readonly b: number;
}

const ALSO_KNOWN_AS = /^[\s,(]*(?:a\.?k\.?a\.?|(?:also|better|formerly|previously) (?:known|called) as)\s+$/i;

/**
 * Finds "Name aka Name" and "Name aka ACR/ACR". What follows "the", or goes on in small letters ("aka the X group"),
 * describes and does not name.
 */
export function findAliases(tokens: Tokens, candidates: readonly Candidate[]): Alias[] {
  const found: Alias[] = [];
  for (let b = 1; b < candidates.length; b++) {
    const left = candidates[b - 1]!;
    const right = candidates[b]!;
    const between = tokens.text.slice(tokens.end[left.to - 1], tokens.start[right.from]);
    if (between.length > 30 || left.kind !== right.kind || !ALSO_KNOWN_AS.test(between)) continue;
    let last = b;
    while (last + 1 < candidates.length && isSlashed(tokens, candidates[last]!, candidates[last + 1]!)) last++;
    if (describes(tokens, candidates[last]!.to)) continue;
    for (let i = b; i <= last; i++) found.push({ a: b - 1, b: i });
    for (let a = b - 2; a >= 0 && isSlashed(tokens, candidates[a]!, candidates[a + 1]!); a--)
      found.push({ a, b: b - 1 });
  }
  return found;
}

const isSlashed = (tokens: Tokens, left: Candidate, right: Candidate): boolean =>
  left.kind === right.kind && tokens.text.slice(tokens.end[left.to - 1], tokens.start[right.from]).trim() === '/';

function describes(tokens: Tokens, after: number): boolean {
  if (after >= tokens.count || !isWord(tokens.kind[after]!)) return tokens.kind[after] === POSSESSIVE;
  const hash = tokens.hash[after]!;
  return tokens.kind[after] === LOWER_WORD && !commonWords.has(hash) && !connectors.has(hash);
}
