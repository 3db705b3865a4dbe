import { noPhraseVotes, noWordVotes, PHRASE_COLUMNS, type Votes, WORD_COLUMNS } from './votes.ts';

/**
 * One document's votes in a form that goes from thread to thread without being copied: of a word its hash, a column and
 * a count, of a phrase its key, the hash of its first word, a column and a count; nothing where a count is 0.
 */
export interface PackedVotes {
  readonly words: Int32Array;
  readonly phrases: Float64Array;
}

const WORD_ENTRY = 3;
const PHRASE_ENTRY = 4;

export function packVotes({ words, phrases }: Votes): PackedVotes {
  const wordEntries: number[] = [];
  for (const [hash, counts] of words) {
    for (let column = 0; column < WORD_COLUMNS.length; column++) {
      if (counts[column] !== 0) wordEntries.push(hash, column, counts[column]!);
    }
  }
  const phraseEntries: number[] = [];
  for (const [key, { first, counts }] of phrases) {
    for (let column = 0; column < PHRASE_COLUMNS.length; column++) {
      if (counts[column] !== 0) phraseEntries.push(key, first, column, counts[column]!);
    }
  }
  return { words: Int32Array.from(wordEntries), phrases: Float64Array.from(phraseEntries) };
}

/** Adds packed votes to a sum. */
export function addVotes({ words, phrases }: Votes, packed: PackedVotes): void {
  for (let at = 0; at < packed.words.length; at += WORD_ENTRY) {
    const hash = packed.words[at]!;
    let counts = words.get(hash);
    if (!counts) {
      counts = noWordVotes();
      words.set(hash, counts);
    }
    counts[packed.words[at + 1]!]! += packed.words[at + 2]!;
  }
  for (let at = 0; at < packed.phrases.length; at += PHRASE_ENTRY) {
    const [key, first] = [packed.phrases[at]!, packed.phrases[at + 1]!];
    let phrase = phrases.get(key);
    if (!phrase) {
      phrase = noPhraseVotes(first);
      phrases.set(key, phrase);
    }
    phrase.counts[packed.phrases[at + 2]!]! += packed.phrases[at + 3]!;
  }
}
