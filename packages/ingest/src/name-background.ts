import { hashWord } from './extract/characters.ts';
import { commonWords, givenNames, surnames } from './extract/known-words.ts';
import { COUNTRIES } from './extract/tables/countries.ts';
import { SAME_ORGANIZATIONS } from './extract/tables/same-organizations.ts';
import { SAME_PLACES } from './extract/tables/same-places.ts';
import { isWholeName } from './extract/whole-names.ts';
import type { AuthorityEntry } from './model.ts';
import { type Background, type KnownNames, prepareBackground } from './resolve/background.ts';

const known: readonly KnownNames[] = [
  ...COUNTRIES.map(({ name, alternatives }): KnownNames => ({ kind: 'PLACE', names: [name, ...alternatives] })),
  ...SAME_PLACES.map((names): KnownNames => ({ kind: 'PLACE', names })),
  ...SAME_ORGANIZATIONS.map((names): KnownNames => ({ kind: 'ORGANIZATION', names })),
];

const isCommonName = (word: string): boolean => {
  const hash = hashWord(word);
  return givenNames.has(hash) || surnames.has(hash) || commonWords.has(hash);
};

/** What is known of names before any text is read: from the authority file and from our own tables. */
export function nameBackground(authority: readonly AuthorityEntry[]): Background {
  return prepareBackground({ authority, known, isCommonName, isWholeName });
}
