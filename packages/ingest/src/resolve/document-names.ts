import type { EntityKind, Span } from '../model.ts';

/** A mention whose words are known and whose entity is not. */
export interface NamedMention extends Span {
  readonly name: string;
  readonly kind: EntityKind;
  /** Whether the authority file has it for a label. */
  readonly isLabel: boolean;
  /** Whether the words name two persons of one surname: "Mr and Mrs Smith", "the Smiths". */
  readonly isCouple: boolean;
  /** Whether the name is so widely known by itself that it is no short form of a longer one: "Mexico" of "Mexico City". */
  readonly isWhole: boolean;
  /** Whether the words of a person's name begin with no given name that is known: "Lopez Herrera". */
  readonly isSurname: boolean;
  /** Of a person, what a title or a given name tells; null where nothing does. */
  readonly address: 'MR' | 'MS' | null;
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
  /** Mentions, by number, whose names mean in this document what others name in full, as tables tell. */
  readonly shortened: readonly { readonly short: number; readonly long: number }[];
}
