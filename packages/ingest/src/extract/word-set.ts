import { hashWord } from './characters.ts';

/** A set of words by their hashes: asking builds no string. */
export const wordSet = (words: Iterable<string>): ReadonlySet<number> => {
  const set = new Set<number>();
  for (const word of words) set.add(hashWord(word));
  return set;
};
