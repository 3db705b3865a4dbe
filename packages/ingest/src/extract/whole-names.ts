import type { EntityKind } from '../model.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { COUNTRIES } from './tables/countries.ts';
import { CITIES, REGIONS } from './tables/places.ts';
import { tokenize } from './tokens.ts';

const countries: PhraseTrie<true> = new PhraseTrie();
const places: PhraseTrie<true> = new PhraseTrie();
for (const { name, alternatives } of COUNTRIES) {
  for (const form of [name, ...alternatives]) {
    countries.add(form, true);
    places.add(form, true);
  }
}
for (const name of [...CITIES, ...REGIONS]) places.add(name, true);

/** Whether the words are a name that is never short for a longer one: "Mexico", which is not Mexico City. */
export function isWhole(hashes: ArrayLike<number>, from: number, to: number, kind: EntityKind): boolean {
  if (kind !== 'PLACE' && kind !== 'ORGANIZATION') return false;
  return (kind === 'PLACE' ? places : countries).get(hashes, from, to) === true;
}

export function isWholeName(name: string, kind: EntityKind): boolean {
  const { hash, count } = tokenize(name);
  return isWhole(hash, 0, count, kind);
}
