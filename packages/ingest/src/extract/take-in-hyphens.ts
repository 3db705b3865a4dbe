import { type Candidate, changeCandidate } from './candidate.ts';
import { SpanIndex } from './span-index.ts';
import { CAPITALIZED, type Tokens } from './tokens.ts';

/** Persons with what a hyphen joins to their names, "Ann Lee-Miller", unless that is another name: "the Lee-Miller talks". */
export function takeInHyphens(tokens: Tokens, tagged: readonly Candidate[]): Candidate[] {
  const taken: Candidate[] = [];
  let tags: SpanIndex<Candidate> | null = null;
  const isFree = (at: number): boolean => {
    if (at < 0 || at >= tokens.count || tokens.kind[at] !== CAPITALIZED) return false;
    tags ??= new SpanIndex(tagged);
    return !tags.overlaps(at, at + 1);
  };
  for (const candidate of tagged) {
    let { from, to, kind } = candidate;
    if (kind === 'PERSON') {
      while (isHyphen(tokens, from - 1) && isFree(from - 2)) from -= 2;
      while (isHyphen(tokens, to) && isFree(to + 1)) to += 2;
    }
    const isSame = from === candidate.from && to === candidate.to;
    taken.push(isSame ? candidate : changeCandidate(candidate, { from, to, kind }));
  }
  return taken;
}

/** Whether a hyphen stands between two words without space. */
const isHyphen = ({ text, start, end, count }: Tokens, at: number): boolean =>
  at > 0 && at + 1 < count && start[at] === end[at - 1] && end[at] === start[at + 1] && /[-‐‑]/.test(text[start[at]!]!);
