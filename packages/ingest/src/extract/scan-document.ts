import type { Document } from '../model.ts';
import { type AuthorityTrie, matchAuthority } from './authority-trie.ts';
import { type Candidate, makeCandidate } from './candidate.ts';
import { type Definition, findDefinitions } from './definitions.ts';
import { findCompanies } from './find-companies.ts';
import { findConstituencies } from './find-constituencies.ts';
import { findKnownNames } from './find-known-names.ts';
import { findTitledNames } from './find-titled-names.ts';
import { kindOfTag } from './kind-of-tag.ts';
import { SpanIndex, sortByPlace } from './span-index.ts';
import type { Tag, Tagger } from './tagger.ts';
import { takeInHyphens } from './take-in-hyphens.ts';
import { tidyTag } from './tidy-tag.ts';
import { tokenize } from './tokenize.ts';
import type { Tokens } from './tokens.ts';

/** A run of tokens that is no entity, and no place for others inside; `to` is exclusive. */
export type PassedOver = Pick<Tag, 'from' | 'to'>;

/** What one part of a document says by itself. */
export interface PartScan {
  readonly index: number;
  readonly tokens: Tokens;
  readonly tagged: readonly Candidate[];
  /** Names of peoples, prizes, products and the like. In text order, as `tagged` is. */
  readonly passedOver: readonly PassedOver[];
  readonly authority: readonly Candidate[];
  readonly definitions: readonly Definition[];
}

/** What one document says by itself; nothing in it depends on other documents. */
export interface DocumentScan {
  readonly document: Document;
  readonly parts: readonly PartScan[];
  /** A document of one sentence: its votes weigh less. */
  readonly isShort: boolean;
}

/**
 * Reads one document. The tagger is English: it rests where the language is known to be another, and where names were
 * brought in its place.
 */
export function scanDocument(document: Document, authority: AuthorityTrie, tagger: Tagger | null): DocumentScan {
  const isEnglish = document.language === null || /^en(-|$)/i.test(document.language);
  const isTagged = tagger !== null && isEnglish && !document.brought;
  const texts = document.parts.map((part) => tokenize(part.text));
  const tags = isTagged ? tagger.tag(texts) : [];
  const parts = texts.map((tokens, index) => {
    const tagged: Candidate[] = [];
    const passedOver: PassedOver[] = [];
    for (const tag of tags[index] ?? []) {
      const { from, to, probability } = tag;
      const kind = kindOfTag(tokens, tag);
      const tidy = kind && tidyTag(tokens, { from, to, kind });
      if (tidy)
        tagged.push(makeCandidate(index, tidy.from, tidy.to, tidy.kind, roundConfidence(probability), 'TAGGER'));
      if (kind === null && probability >= 0.5) passedOver.push({ from, to });
    }
    return {
      index,
      tokens,
      tagged: isTagged ? addRuleBased(tokens, index, takeInHyphens(tokens, tagged)) : [],
      passedOver: sortByPlace(passedOver),
      authority: matchAuthority(authority, tokens, index),
      definitions: findDefinitions(tokens, index),
    };
  });
  return { document, parts, isShort: isShort(texts) };
}

/** Whether texts together are one sentence or none. */
export const isShort = (texts: readonly Tokens[]): boolean =>
  texts.reduce((sum, { sentence, count }) => sum + (count > 0 ? sentence[count - 1]! + 1 : 0), 0) < 2;

/** In whole thousandths, so that packing loses nothing and votes add up exactly. */
const roundConfidence = (probability: number): number => Math.round(probability * 1000) / 1000;

/** The tags with what rules add; a known name takes the place of tags inside of it. */
function addRuleBased(tokens: Tokens, part: number, tagged: readonly Candidate[]): Candidate[] {
  const tags = new SpanIndex(tagged);
  const names = findKnownNames(tokens, part, tags);
  for (const name of findCompanies(tokens, part, tags)) names.push(name);
  for (const name of findConstituencies(tokens, part)) names.push(name);
  const named: Candidate[] = [];
  const byPlace = new SpanIndex(names);
  for (const tag of tagged) if (!byPlace.overlaps(tag.from, tag.to)) named.push(tag);
  for (const name of names) named.push(name);
  for (const name of findTitledNames(tokens, part, named)) named.push(name);
  return sortByPlace(named);
}
