import type { Candidate } from './candidate.ts';
import { attachedOrganizationHeads, attachedPlaceHeads, demonyms, leadingHeads } from './known-words.ts';
import { isCapital, type Tokens } from './tokens.ts';

/** A name without its generic head ("Ashraf" of "Camp Ashraf"), by token numbers. */
export function bareName(
  tokens: Tokens,
  { from, to, kind }: Pick<Candidate, 'from' | 'to' | 'kind'>,
): [number, number] | null {
  const last = tokens.hash[to - 1]!;
  if (to - from < 2) return null;
  if (kind === 'ORGANIZATION' && attachedOrganizationHeads.has(last)) return usable(tokens, from, to - 1);
  if (kind !== 'PLACE') return null;
  if (attachedPlaceHeads.has(last)) return usable(tokens, from, to - 1);
  if (!leadingHeads.has(tokens.hash[from]!)) return null;
  return usable(tokens, isCapital(tokens.kind[from + 1]!) ? from + 1 : from + 2, to);
}

function usable(tokens: Tokens, from: number, to: number): [number, number] | null {
  if (to <= from || !isCapital(tokens.kind[from]!) || !isCapital(tokens.kind[to - 1]!)) return null;
  return to - from === 1 && demonyms.has(tokens.hash[from]!) ? null : [from, to];
}
