import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import * as votes from './votes.ts';

/** What the archive says about words and phrases, as `judgeWord` and `judgePhrase` put it; 0 for what it never saw. */
export interface Verdicts {
  readonly word: (hash: number) => number;
  readonly phrase: (key: number) => number;
}

/** Words that are mostly written in lower case are no names by themselves. */
const LEAST_SHARE_OF_CAPITALS = 0.4;
const MOSTLY_CAPITAL_SHARE = 0.6;
const SURELY_CAPITAL_SHARE = 0.75;
const LEAST_WEIGHT = 1100;
/** Several words together are hardly ambiguous: one vote is enough. */
const LEAST_PHRASE_WEIGHT = 500;
const LEAST_SHARE = 0.7;
const LEAST_COVERAGE = 0.4;
/**
 * What share of a phrase's occurrences is taken to be named: counting them would take every document again for each new
 * phrase. Held-out names score with it as they do with counts.
 */
const PHRASE_COVERAGE = 0.7;

// A word's verdict, from the lowest bit: casing (2 bits), surname (1), first word of none, one or more organizations
// (2), acronym of an organization (1), opens phrases (1), then the word as a name: kind (3) and confidence (5).
const CASING = 0b11;
const UNSURE = 0;
const MOSTLY_LOWER = 1;
const MOSTLY_CAPITAL = 2;
const SURELY_CAPITAL = 3;
const SURNAME = 1 << 2;
const FIRST_WORD_SHIFT = 3;
const ACRONYM = 1 << 5;
const OPENS = 1 << 6;
const NAME_SHIFT = 7;

const KIND = 0b111;
const KIND_BITS = 3;
/** Confidence has so many steps, so that new documents seldom change it. */
const STEPS = 20;

/** All of a word's votes that deciding depends on, as a small whole number. */
export function judgeWord(word: votes.WordVotes): number {
  const organizations = Math.min(word[votes.FIRST_WORD]!, 2);
  return (
    judgeCasing(word) |
    (word[votes.SURNAME]! > 0 ? SURNAME : 0) |
    (organizations << FIRST_WORD_SHIFT) |
    (isAcronymOfOrganization(word) ? ACRONYM : 0) |
    (word[votes.OPENS]! > 0 ? OPENS : 0) |
    (judgeName(word) << NAME_SHIFT)
  );
}

/** All of a phrase's votes that deciding depends on, as a small whole number. */
export function judgePhrase({ counts }: votes.PhraseVotes): number {
  return judgeKinds(counts, LEAST_PHRASE_WEIGHT, PHRASE_COVERAGE);
}

function judgeCasing(word: votes.WordVotes): number {
  const share = (word[votes.INSIDE]! + 0.5) / (word[votes.INSIDE]! + word[votes.LOWER]! + 1);
  if (share < LEAST_SHARE_OF_CAPITALS) return MOSTLY_LOWER;
  if (share >= SURELY_CAPITAL_SHARE) return SURELY_CAPITAL;
  return share > MOSTLY_CAPITAL_SHARE ? MOSTLY_CAPITAL : UNSURE;
}

function isAcronymOfOrganization(word: votes.WordVotes): boolean {
  if (word[votes.DEFINED]! <= 0) return false;
  const kinds = word.slice(votes.KINDS);
  return kinds[ENTITY_KINDS.indexOf('ORGANIZATION')]! >= Math.max(...kinds);
}

function judgeName(word: votes.WordVotes): number {
  if (judgeCasing(word) < MOSTLY_CAPITAL) return 0;
  const kinds = word.slice(votes.KINDS);
  const total = sumOf(kinds);
  if (total === 0) return 0;
  const coverage = total / (1000 * word[votes.CAPITAL]!);
  return coverage < LEAST_COVERAGE ? 0 : judgeKinds(kinds, LEAST_WEIGHT, Math.min(1, coverage));
}

function judgeKinds(kinds: readonly number[], least: number, coverage: number): number {
  const most = Math.max(...kinds);
  const share = most / sumOf(kinds);
  if (most < least || share < LEAST_SHARE) return 0;
  const steps = Math.round(share * (0.35 + 0.6 * coverage) * STEPS);
  return (kinds.indexOf(most) + 1) | (steps << KIND_BITS);
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Whether the archive mostly writes a word in lower case. */
export const isMostlyLower = (word: number): boolean => (word & CASING) === MOSTLY_LOWER;
export const isMostlyCapital = (word: number): boolean => (word & CASING) >= MOSTLY_CAPITAL;
export const isSurelyCapital = (word: number): boolean => (word & CASING) === SURELY_CAPITAL;
/** Whether a full name of a person ends with the word. */
export const endsPersons = (word: number): boolean => (word & SURNAME) !== 0;
/** How many names of organizations begin with the word: 0, 1 or 2 for more. */
export const opensOrganizations = (word: number): number => (word >> FIRST_WORD_SHIFT) & 0b11;
export const isAcronym = (word: number): boolean => (word & ACRONYM) !== 0;
/** Whether a name of several words begins with the word. */
export const opensPhrases = (word: number): boolean => (word & OPENS) !== 0;
/** The part of a word's verdict that is like a phrase's: what it names by itself. */
export const nameOfWord = (word: number): number => word >> NAME_SHIFT;

/** What a phrase's verdict, or `nameOfWord`, says that it names; 0, where the archive is not sure, says nothing. */
export const kindOfName = (verdict: number): EntityKind => ENTITY_KINDS[(verdict & KIND) - 1]!;
export const confidenceInName = (verdict: number): number => (verdict >> KIND_BITS) / STEPS;
