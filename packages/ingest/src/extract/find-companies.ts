import { type Candidate, makeCandidate } from './candidate.ts';
import { commonWords, honorifics } from './known-words.ts';
import type { SpanIndex } from './span-index.ts';
import { isCapital, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

/** Forms of companies by law that hardly stand for anything else. */
const FORMS = wordSet('inc ltd corp plc llc spa gmbh'.split(' '));
/** Forms that are written in small letters too. */
const SMALL_FORMS = wordSet(['plc']);
const LONGEST_NAME = 4;
const CONFIDENCE = 0.85;

/** Names that a company's form by law ends: "Orvane Robotics plc". */
export function findCompanies(tokens: Tokens, part: number, tags: SpanIndex<Candidate>): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 1; at < tokens.count; at++) {
    if (!isForm(tokens, at) || tokens.shouted[at]) continue;
    const from = nameStart(tokens, at);
    if (from === at) continue;
    const name = makeCandidate(part, from, at + 1, 'ORGANIZATION', CONFIDENCE, 'TAGGER');
    if (!isKnown(name, tags.overlapping(from, at + 1))) found.push(name);
  }
  return found;
}

const isForm = ({ hash, kind }: Tokens, at: number): boolean =>
  (isCapital(kind[at]!) ? FORMS : SMALL_FORMS).has(hash[at]!);

/** Whether what the tagger saw there stands for itself. */
const isKnown = ({ from, to }: Candidate, tags: readonly Candidate[]): boolean =>
  tags.some((tag) => {
    if (tag.to < to - 1) return false;
    return tag.from < from || tag.to > to || (tag.kind === 'ORGANIZATION' && tag.confidence >= CONFIDENCE);
  });

function nameStart({ kind, hash, sentence }: Tokens, form: number): number {
  let from = form;
  while (
    from > 0 &&
    form - from < LONGEST_NAME &&
    sentence[from - 1] === sentence[form] &&
    isCapital(kind[from - 1]!)
  ) {
    if (commonWords.has(hash[from - 1]!) || honorifics.has(hash[from - 1]!)) break;
    from--;
  }
  return from;
}
