import { hashWord } from './characters.ts';
import { demonyms, givenNames, knownNames } from './known-words.ts';
import type { PartScan } from './scan-document.ts';
import { CAPITALIZED, isCapital, type Tokens } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** Last words of companies' names: what comes before is what texts call them by. Not so with councils and colleges. */
const COMPANY_TAILS = wordSet(
  `inc ltd co corp corporation company plc llc sa ag gmbh nv spa holdings holding group motors airlines airways industries
  enterprises partners systems technologies software solutions electric electronics semiconductor energy oil gas petroleum
  steel pharmaceuticals pharma insurance securities capital bank foods brewery breweries shipping logistics telecom`.split(
    /\s+/,
  ),
);
const LEAST_CONFIDENCE = 0.5;
const SHORTEST = 4;
const SHORTEST_ACRONYM = 3;

/** Hashes of the words by which a document may call what it names in full. */
export interface OwnNames {
  /** "Orvane" of "Orvane Motors". */
  readonly companies: ReadonlySet<number>;
  /** "RCT" of "River Council of Testland". */
  readonly acronyms: ReadonlySet<number>;
}

export function findOwnNames(parts: readonly PartScan[]): OwnNames {
  const companies = new Set<number>();
  const acronyms = new Set<number>();
  for (const { tokens, tagged } of parts) {
    for (const { from, to, kind, confidence } of tagged) {
      if (kind !== 'ORGANIZATION' || to - from < 2 || confidence < LEAST_CONFIDENCE) continue;
      if (COMPANY_TAILS.has(tokens.hash[lastWord(tokens, to)]!) && isTelling(tokens, from))
        companies.add(tokens.hash[from]!);
      const initials = initialsOf(tokens, from, to);
      if (initials.length >= SHORTEST_ACRONYM) acronyms.add(hashWord(initials));
    }
  }
  return { companies, acronyms };
}

function initialsOf({ text, start, kind }: Tokens, from: number, to: number): string {
  let initials = '';
  for (let at = from; at < to; at++) if (isCapital(kind[at]!)) initials += text[start[at]!]!;
  return initials;
}

const lastWord = ({ text, start }: Tokens, to: number): number => (text[start[to - 1]!] === '.' ? to - 2 : to - 1);

function isTelling({ kind, start, end, hash }: Tokens, at: number): boolean {
  if (kind[at] !== CAPITALIZED || end[at]! - start[at]! < SHORTEST) return false;
  return !demonyms.has(hash[at]!) && !givenNames.has(hash[at]!) && !knownNames.opens(hash[at]!);
}
