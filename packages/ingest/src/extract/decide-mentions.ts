import type { Candidate } from './candidate.ts';
import type { CapitalCounts } from './capital-counts.ts';
import { isFamily } from './couples.ts';
import { demonyms, monthsAndDays } from './known-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { PartScan } from './scan-document.ts';
import { tidyTag } from './tidy-tag.ts';
import { isCapital, type Tokens } from './tokens.ts';

const STRENGTH = { AUTHORITY: 3, DEFINITION: 2, TAGGER: 1, RECURRENCE: 1 } as const;

const LENGTH_BONUS = 0.1;

/** The mentions of one part, in text order and without overlap, once the whole archive has been heard. */
export function decideMentions(part: PartScan, lexicon: Lexicon, capitals: CapitalCounts): Candidate[] {
  const { tokens } = part;
  const own = part.tagged.filter((candidate) => isName(candidate, tokens, capitals));
  const pool = [...own, ...recurring(tokens, lexicon, part), ...defined(part)].map((one) => tidy(tokens, one));
  const authority = part.authority
    .map((known) => ({ ...known, ...tidyTag(tokens, known), kind: known.kind }))
    .filter((known) => !pool.some((longer) => swallows(longer, known)));
  const ranked = [...pool, ...authority].sort(
    (a, b) =>
      STRENGTH[b.rule] - STRENGTH[a.rule] ||
      rankOf(b) - rankOf(a) ||
      a.from - b.from ||
      b.to - a.to ||
      (a.kind < b.kind ? -1 : 1),
  );
  const taken = new Uint8Array(tokens.count);
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    if (taken.subarray(candidate.from, candidate.to).includes(1)) continue;
    taken.fill(1, candidate.from, candidate.to);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.from - b.from);
}

/** Of two candidates equally sure the longer one wins. */
const rankOf = ({ from, to, confidence }: Candidate): number => confidence + LENGTH_BONUS * Math.min(to - from, 4);

/** A longer proper name around a known one ("Bank of Spain") stands for itself. */
const swallows = (longer: Candidate, known: Candidate): boolean =>
  longer.from <= known.from &&
  longer.to >= known.to &&
  longer.to - longer.from > known.to - known.from &&
  longer.kind !== known.kind &&
  longer.confidence >= 0.5;

function isName(candidate: Candidate, tokens: Tokens, capitals: CapitalCounts): boolean {
  const only = candidate.to - candidate.from === 1 ? tokens.hash[candidate.from]! : null;
  if (only !== null && (demonyms.has(only) || monthsAndDays.has(only))) return false;
  for (let at = candidate.from; at < candidate.to; at++) {
    if (isCapital(tokens.kind[at]!) && capitals.capitalShare(tokens.hash[at]!) >= 0.4) return true;
  }
  return false;
}

function recurring(tokens: Tokens, lexicon: Lexicon, { tagged, index }: PartScan): Candidate[] {
  const found: Candidate[] = [];
  for (let from = 0; from < tokens.count; from++) {
    if (!isCapital(tokens.kind[from]!)) continue;
    if (isFamily(tokens, from, (hash) => lexicon.isSurname(hash))) {
      const base = { part: index, from, to: from + 1, kind: 'PERSON', confidence: 0.85 } as const;
      found.push({ ...base, rule: 'RECURRENCE', entry: null, isFamily: true });
      continue;
    }
    const verdict = lexicon.find(tokens, from) ?? lexicon.findPart(tokens, from);
    if (!verdict) continue;
    const { to, kind, confidence } = verdict;
    const same = tagged.find((candidate) => candidate.from === from && candidate.to === to && candidate.kind === kind);
    const joined = same ? 1 - (1 - same.confidence) * (1 - confidence) : confidence;
    found.push({ part: index, from, to, kind, confidence: joined, rule: 'RECURRENCE', entry: null });
    from = to - 1;
  }
  return found;
}

function defined({ definitions }: PartScan): Candidate[] {
  const shared = { kind: 'ORGANIZATION', confidence: 0.95, rule: 'DEFINITION', entry: null } as const;
  return definitions.flatMap(({ part, from, to, acronyms }) => [
    { part, from, to, ...shared },
    ...acronyms.map((at) => ({ part, from: at, to: at + 1, ...shared })),
  ]);
}

const tidy = (tokens: Tokens, candidate: Candidate): Candidate =>
  candidate.rule === 'RECURRENCE' ? { ...candidate, ...tidyTag(tokens, candidate) } : candidate;
