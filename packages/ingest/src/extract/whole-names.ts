import type { EntityKind } from '../model.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { COUNTRIES } from './tables/countries.ts';
import { CITIES, REGIONS } from './tables/places.ts';
import { hashWords } from './tokenize.ts';

const wholeNames: PhraseTrie<'COUNTRY' | 'PLACE'> = new PhraseTrie();
for (const { name, alternatives } of COUNTRIES)
  for (const form of [name, ...alternatives]) wholeNames.add(form, 'COUNTRY');
for (const name of [...CITIES, ...REGIONS]) wholeNames.add(name, 'PLACE');

/** Whether the words are a name that is never short for a longer one: "Mexico", which is not Mexico City. */
export function isWhole(hashes: ArrayLike<number>, from: number, to: number, kind: EntityKind): boolean {
  if (kind !== 'PLACE' && kind !== 'ORGANIZATION') return false;
  const whole = wholeNames.get(hashes, from, to);
  return whole === 'COUNTRY' || (whole === 'PLACE' && kind === 'PLACE');
}

export function isWholeName(name: string, kind: EntityKind): boolean {
  const hashes = hashWords(name);
  return isWhole(hashes, 0, hashes.length, kind);
}
