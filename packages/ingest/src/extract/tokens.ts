export const PUNCTUATION = 0;
export const LOWER_WORD = 1;
export const CAPITALIZED = 2;
export const ALL_CAPITALS = 3;
/** One capital letter, as in "J." or "I". */
export const INITIAL = 4;
/** Capitals inside, as in "MeK" or "McDonald". */
export const MIXED = 5;
export const NUMBER = 6;
/** The "'s" of a possessive. */
export const POSSESSIVE = 7;

/** The words and marks of one text, in typed arrays: a million of them fit in 20 MB. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  /** Hash of the folded word. */
  readonly hash: Int32Array;
  /** Number of the sentence that a token stands in. */
  readonly sentence: Int32Array;
  /** Whether capitals say nothing here: the sentence is in title case or all capitals. */
  readonly shouted: Uint8Array;
}

export const isWord = (kind: number): boolean => kind >= LOWER_WORD && kind <= MIXED;
export const isCapital = (kind: number): boolean => kind >= CAPITALIZED && kind <= MIXED;
