import type { EntityKind } from '../model.ts';
import type { Candidate } from './candidate.ts';
import * as known from './known-words.ts';
import { SpanIndex } from './span-index.ts';
import { isCapital, type Tokens } from './tokens.ts';

const CONFIDENCE = 0.85;

/** Widely known names of several words, which hardly mean anything else. */
export function findKnownNames(tokens: Tokens, part: number, tagged: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = [];
  const tags = new SpanIndex(tagged);
  for (let from = 0; from < tokens.count; from++) {
    if (!known.knownNames.opens(tokens.hash[from]!)) continue;
    if (!isCapital(tokens.kind[from]!) && !known.articles.has(tokens.hash[from]!)) continue;
    let to = from;
    let kind: EntityKind | null = null;
    known.knownNames.match(tokens.hash, from, tokens.count, (end, value) => {
      if (end - from < 2 || value === known.DEMONYM || !isCapital(tokens.kind[end - 1]!)) return;
      to = end;
      kind = value === known.ORGANIZATION || value === known.TEAM ? 'ORGANIZATION' : 'PLACE';
    });
    if (kind === null) continue;
    const isCovered = tags
      .overlapping({ from, to })
      .some(
        (tag) =>
          tag.from <= from &&
          to <= tag.to &&
          (tag.to - tag.from > to - from ? tag.confidence >= 0.4 : tag.kind === kind && tag.confidence >= CONFIDENCE),
      );
    if (!isCovered) found.push({ part, from, to, kind, confidence: CONFIDENCE, rule: 'TAGGER', entry: null });
    from = to - 1;
  }
  return found;
}
