import { type Candidate, changeCandidate } from './candidate.ts';
import { SpanIndex } from './span-index.ts';
import { CAPITALIZED, type Tokens } from './tokens.ts';

/** Persons with what a hyphen joins to their names, "Ann Lee-Miller", unless that is another name: "the Lee-Miller talks". */
export function takeInHyphens(tokens: Tokens, tagged: readonly Candidate[]): Candidate[] {
  const tags = new SpanIndex(tagged);
  const isFree = (at: number): boolean =>
    at >= 0 && at < tokens.count && tokens.kind[at] === CAPITALIZED && !tags.overlaps(at, at + 1);
  return tagged.map((candidate) => {
    if (candidate.kind !== 'PERSON') return candidate;
    let { from, to } = candidate;
    while (isHyphen(tokens, from - 1) && isFree(from - 2)) from -= 2;
    while (isHyphen(tokens, to) && isFree(to + 1)) to += 2;
    const isSame = from === candidate.from && to === candidate.to;
    return isSame ? candidate : changeCandidate(candidate, { from, to, kind: candidate.kind });
  });
}

/** Whether a hyphen stands between two words without space. */
const isHyphen = ({ text, start, end, count }: Tokens, at: number): boolean =>
  at > 0 && at + 1 < count && /[-‐‑]/.test(text[start[at]!]!) && start[at] === end[at - 1] && end[at] === start[at + 1];
