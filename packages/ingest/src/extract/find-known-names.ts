import { type Candidate, makeCandidate } from './candidate.ts';
import * as known from './known-words.ts';
import type { SpanIndex } from './span-index.ts';
import { isCapital, type Tokens } from './tokens.ts';

const CONFIDENCE = 0.85;

/** Widely known names of several words, which hardly mean anything else. */
export function findKnownNames(tokens: Tokens, part: number, tags: SpanIndex<Candidate>): Candidate[] {
  const { hash, kind, count } = tokens;
  const found: Candidate[] = [];
  for (let from = 0; from < count; from++) {
    if (!isCapital(kind[from]!) && !known.articles.has(hash[from]!)) continue;
    const name = longestName(tokens, part, from);
    if (name === null) continue;
    if (!isCovered(name, tags.overlapping(from, name.to))) found.push(name);
    from = name.to - 1;
  }
  return found;
}

function longestName({ hash, kind, count }: Tokens, part: number, from: number): Candidate | null {
  const { knownNames } = known;
  let to = from;
  let value = 0;
  let end = from;
  for (let name = knownNames.follow(hash, end++, count); name; name = knownNames.follow(hash, end++, count, name)) {
    if (name.value === undefined || name.value === known.DEMONYM || end - from < 2 || !isCapital(kind[end - 1]!))
      continue;
    to = end;
    value = name.value;
  }
  if (to === from) return null;
  const isOrganization = value === known.ORGANIZATION || value === known.TEAM;
  return makeCandidate(part, from, to, isOrganization ? 'ORGANIZATION' : 'PLACE', CONFIDENCE, 'TAGGER');
}

/** Whether the tagger has the name already, or a longer one around it. */
const isCovered = ({ from, to, kind }: Candidate, tags: readonly Candidate[]): boolean =>
  tags.some((tag) => {
    if (tag.from > from || tag.to < to) return false;
    return tag.to - tag.from > to - from ? tag.confidence >= 0.4 : tag.kind === kind && tag.confidence >= CONFIDENCE;
  });
