import { groupBy } from '../group-by.ts';
import { blockKey, isSameName, type Name } from './name.ts';
import { soundOf } from './spelling.ts';

/** A block of more names than this is not compared pair by pair. */
const SMALL_BLOCK = 32;

/** Joins names that are spellings of one name. Expects names sorted by ID. */
export function joinSpellings(names: readonly Name[], join: (name: Name, other: Name) => void): void {
  for (const block of groupBy(names, blockKey).values()) {
    // Names that sound alike in every word are one without comparing each with each.
    const distinct = Array.from(groupBy(block, soundKey).values(), ([first, ...alike]) => {
      for (const name of alike) if (isSameName(name, first!)) join(name, first!);
      return first!;
    });
    for (const [name, other] of pairsToCompare(distinct)) if (isSameName(name, other)) join(name, other);
  }
}

const soundKey = ({ id, words }: Name): string => {
  const sounds = words.map(soundOf);
  return sounds.includes('') ? id : sounds.join(' ');
};

/** Pairs of which one of each may be a spelling of the other, later names first with the earliest others. */
function* pairsToCompare(names: readonly Name[]): Generator<[Name, Name]> {
  if (names.length <= SMALL_BLOCK) {
    for (let i = 1; i < names.length; i++) for (let j = 0; j < i; j++) yield [names[i]!, names[j]!];
    return;
  }
  const seen = new Map<string, number[]>();
  for (const [i, name] of names.entries()) {
    const near = new Set<number>();
    for (const key of nearKeys(name)) {
      const others = seen.get(key);
      if (!others) seen.set(key, [i]);
      else {
        for (const j of others) near.add(j);
        others.push(i);
      }
    }
    for (const j of [...near].sort((a, b) => a - b)) yield [name, names[j]!];
  }
}

/** Two names whose first and last words differ by a vowel each, or by less, have one of these in common. */
function* nearKeys({ words }: Name): Generator<string> {
  const first = withoutOneVowel(soundOf(words[0] ?? ''));
  const last = words.length > 1 ? withoutOneVowel(soundOf(words.at(-1)!)) : [''];
  for (const a of first) for (const b of last) yield `${a} ${b}`;
}

function withoutOneVowel(sound: string): Set<string> {
  const forms = new Set([sound]);
  for (let i = 1; i < sound.length; i++) {
    if ('aeiu'.includes(sound[i]!)) forms.add(sound.slice(0, i) + sound.slice(i + 1));
  }
  return forms;
}
