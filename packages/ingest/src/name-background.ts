import { hashWord } from './extract/characters.ts';
import { commonWords, givenNames, surnames } from './extract/known-words.ts';
import { COUNTRIES } from './extract/tables/countries.ts';
import type { AuthorityEntry } from './model.ts';
import { type Background, prepareBackground } from './resolve/background.ts';

const knownPlaces = COUNTRIES.map(({ name, alternatives }) => [name, ...alternatives]);

const isCommonName = (word: string): boolean => {
  const hash = hashWord(word);
  return givenNames.has(hash) || surnames.has(hash) || commonWords.has(hash);
};

/** What is known of names before any text is read: from the authority file and from our own tables. */
export function nameBackground(authority: readonly AuthorityEntry[]): Background {
  return prepareBackground({ authority, knownPlaces, isCommonName });
}
