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
  readonly isFamily?: boolean;
}
