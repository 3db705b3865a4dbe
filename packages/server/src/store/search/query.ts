/** Consecutive words that are asked for as they stand: a word, a phrase, or the beginning of a word. */
export interface Phrase {
  /** As typed, without quotation marks and asterisk. */
  readonly exact: string;
  /** Folded. */
  readonly words: readonly string[];
  /** Whether the last word may go on. */
  readonly isPrefix: boolean;
}

export type Condition =
  | { readonly phrase: Phrase }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** What a query asks for, and what it rules out. */
export interface Query {
  readonly wanted: Condition;
  readonly excluded: readonly Phrase[];
}

/** A query that asks for nothing that can be looked up. The message is for the person who typed it. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/** Every phrase that a condition asks for. */
export function phrasesOf(condition: Condition): Phrase[] {
  if ('phrase' in condition) return [condition.phrase];
  return ('all' in condition ? condition.all : condition.any).flatMap(phrasesOf);
}
