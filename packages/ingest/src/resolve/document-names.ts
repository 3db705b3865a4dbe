import type { EntityKind, Span } from '../model.ts';

/** A mention whose words are known and whose entity is not. */
export interface NamedMention extends Span {
  readonly name: string;
  readonly kind: EntityKind;
  /** Whether the authority file has it for a label. */
  readonly isLabel: boolean;
  /** Whether the words name two persons of one surname: "Mr and Mrs Smith", "the Smiths". */
  readonly isCouple: boolean;
}

/** Two mentions of one document, by number, that its text declares to be the same. */
export interface Declared {
  readonly rule: 'DEFINITION' | 'ALSO_KNOWN_AS';
  readonly long: number;
  readonly short: number;
}

export interface DocumentNames {
  readonly key: string;
  readonly mentions: readonly NamedMention[];
  readonly declared: readonly Declared[];
}
