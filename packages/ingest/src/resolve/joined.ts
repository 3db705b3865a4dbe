import type { EvidenceRule, Span } from '../model.ts';

/** Why two names are one entity. */
export interface Joined {
  readonly rule: EvidenceRule;
  /** IDs of the joined name and of the one that it was joined to. */
  readonly name: string;
  readonly other: string;
  readonly document: string | null;
  readonly span: Span | null;
}
