import { ENTITY_KINDS } from '../model.ts';

/** What `WordVotes` count, in order. */
export const WORD_COLUMNS = [
  'inside',
  'lower',
  'capital',
  'surname',
  'first_word',
  'defined',
  'opens',
  'person',
  'organization',
  'place',
  'event',
  'work',
] as const;

/** What `PhraseVotes.counts` count, in order. */
export const PHRASE_COLUMNS = ['person', 'organization', 'place', 'event', 'work'] as const;

/** Capitalized inside a sentence, where capitals say something. */
export const INSIDE = 0;
export const LOWER = 1;
/** Capitalized anywhere but in headlines. */
export const CAPITAL = 2;
/** Last word of a person's name of several words. */
export const SURNAME = 3;
/** First word of an organization's name of several words. */
export const FIRST_WORD = 4;
/** Acronym that a text spells out. */
export const DEFINED = 5;
/** Votes for names of several words that begin with it. */
export const OPENS = 6;
/** The first of the summed confidences of the word as a name, by kind, in thousandths. */
export const KINDS = 7;

/** What documents say about one word: whole numbers, one for each of `WORD_COLUMNS`. */
export type WordVotes = number[];

/** What documents say about one name of several words. */
export interface PhraseVotes {
  /** Hash of its first word: documents that hold it capitalized, and no others, may ask for the phrase. */
  readonly first: number;
  /** Whole numbers, one for each of `PHRASE_COLUMNS`: summed confidences by kind, in thousandths. */
  readonly counts: number[];
}

/** What documents add to the archive's statistics. Votes of several documents add up, in any order. */
export interface Votes {
  /** By hash of the word. */
  readonly words: Map<number, WordVotes>;
  /** By `phraseKey`. */
  readonly phrases: Map<number, PhraseVotes>;
}

export const noVotes = (): Votes => ({ words: new Map(), phrases: new Map() });

export const noWordVotes = (): WordVotes => WORD_COLUMNS.map(() => 0);

export const noPhraseVotes = (first: number): PhraseVotes => ({ first, counts: ENTITY_KINDS.map(() => 0) });
