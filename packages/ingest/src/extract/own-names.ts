import { hashWord } from './characters.ts';
import { demonyms, givenNames, knownNames } from './known-words.ts';
import { LONGEST_PHRASE } from './phrase-key.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { PartScan } from './scan-document.ts';
import { afterPlace } from './short-forms.ts';
import { SAME_ORGANIZATIONS } from './tables/same-organizations.ts';
import { tokenize } from './tokenize.ts';
import { CAPITALIZED, isCapital, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

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

/** What a document may call an organization by that it names in full. */
export type OwnName =
  /** "Orvane" of "Orvane Motors", which may be another name too. */
  | 'COMPANY'
  /** "RCT" of "River Council of Testland", in capitals only. */
  | 'ACRONYM'
  /** "Orvane Steel" of "Orvane Steel Co", "Coast Guard" of "Testland Coast Guard". */
  | 'WORDS';

export function findOwnNames(parts: readonly PartScan[]): PhraseTrie<OwnName> {
  const names: PhraseTrie<OwnName> = new PhraseTrie();
  for (const { tokens, tagged } of parts) {
    for (const { from, to, kind, confidence } of tagged) {
      if (kind !== 'ORGANIZATION' || to - from < 2 || to - from > LONGEST_PHRASE) continue;
      if (confidence < LEAST_CONFIDENCE) continue;
      const stem = stemEnd(tokens, from, to);
      if (stem > from && isTelling(tokens, from)) names.set(tokens.hash.slice(from, from + 1), 'COMPANY');
      if (stem - from > 1) names.set(tokens.hash.slice(from, stem), 'WORDS');
      const tail = afterPlace(tokens, from, to);
      if (tail > from) names.set(tokens.hash.slice(tail, to), 'WORDS');
      const initials = initialsOf(tokens, from, to);
      if (initials.length >= SHORTEST_ACRONYM) names.set([hashWord(initials)], 'ACRONYM');
      for (const other of otherNames.get(tokens.hash, from, to) ?? []) names.set(other.hash, other.how);
    }
  }
  return names;
}

/** The end of a company's name without the word that says what it is; `from` where there is none. */
export function stemEnd(tokens: Tokens, from: number, to: number): number {
  const last = lastWord(tokens, to);
  return COMPANY_TAILS.has(tokens.hash[last]!) ? last : from;
}

interface OtherName {
  readonly hash: ArrayLike<number>;
  readonly how: OwnName;
}

/** Widely known organizations' other names by each of their names. */
const otherNames: PhraseTrie<readonly OtherName[]> = new PhraseTrie();
for (const names of SAME_ORGANIZATIONS) {
  const others = names.map((name): OtherName => {
    const { hash, kind, count } = tokenize(name);
    return { hash, how: count === 1 && kind[0] !== CAPITALIZED ? 'ACRONYM' : 'WORDS' };
  });
  for (const { hash } of others) if (hash.length > 1) otherNames.set(hash, others);
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
