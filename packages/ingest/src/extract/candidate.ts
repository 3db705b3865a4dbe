import type { EntityKind } from '../model.ts';
import type { FoundEntry } from './authority-trie.ts';

/** How a name was found. */
export type FindingRule = 'AUTHORITY' | 'TAGGER' | 'RECURRENCE' | 'DEFINITION';

/** A run of tokens that may name something; `to` is exclusive. */
export interface Candidate {
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly kind: EntityKind;
  readonly confidence: number;
  readonly rule: FindingRule;
  readonly entry: FoundEntry | null;
  /** Whether it is a surname in the plural: "the Smiths". */
  readonly isFamily: boolean;
}

/** Candidates of all rules are made here: one layout for all keeps whatever reads them fast. */
export const makeCandidate = (
  part: number,
  from: number,
  to: number,
  kind: EntityKind,
  confidence: number,
  rule: FindingRule,
  entry: FoundEntry | null = null,
  isFamily = false,
): Candidate => ({ part, from, to, kind, confidence, rule, entry, isFamily });

/** The candidate with other tokens or of another kind. */
export const changeCandidate = (
  { part, confidence, rule, entry, isFamily }: Candidate,
  { from, to, kind }: Pick<Candidate, 'from' | 'to' | 'kind'>,
): Candidate => ({ part, from, to, kind, confidence, rule, entry, isFamily });
