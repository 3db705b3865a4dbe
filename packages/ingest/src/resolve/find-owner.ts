import type { Background } from './background.ts';
import type { NameGroup } from './group-names.ts';
import type { Name } from './name.ts';
import { wantedKey } from './name-links.ts';
import { isSameWord } from './spelling.ts';

/** A longer name with the group that it is in. */
export interface Bearer {
  readonly name: Name;
  readonly documents: number;
  readonly group: string;
}

/** That all that a group's names mean is another group. */
export interface Owner {
  readonly group: string;
  readonly owner: string;
  /** The names that show it; null of a couple's second person. */
  readonly joined: { readonly name: string; readonly other: string } | null;
}

/** How much oftener than all others one bearer of a name must be named to own its short form. */
const DOMINANCE = 4;

/** Where more names than this begin or end alike, what they share proves nothing. */
export const MOST_BEARERS = 200;

/** Under which keys the longer names are found that decide whether a group is another's short form. */
export function wantedKeys({ names }: NameGroup, background: Background): string[] {
  const keys = names.flatMap(({ name, documents }) => (documents > 0 ? (wantedKey(name, background) ?? []) : []));
  return [...new Set(keys)];
}

/**
 * Finds the one group whose names begin, or of a person end, with a name of this one: "Smith" is "Jane Smith", and
 * "Council of Resistance" is "Council of Resistance of Testland", where the archive knows one such entity only, or one
 * far above the others.
 */
export function findOwner(
  group: NameGroup,
  background: Background,
  bearersOf: (wanted: string) => readonly Bearer[],
): Owner | null {
  const owners = new Map<string, { weight: number; name: string; other: string }>();
  const counted = new Set<string>();
  for (const { name, documents } of group.names) {
    const wanted = documents > 0 ? wantedKey(name, background) : null;
    const bearers = wanted === null ? [] : bearersOf(wanted);
    if (bearers.length > MOST_BEARERS) continue;
    for (const bearer of bearers) {
      if (!extendsName(bearer.name, name) || counted.has(bearer.name.id)) continue;
      counted.add(bearer.name.id);
      const known = owners.get(bearer.group) ?? { weight: 0, name: name.id, other: bearer.name.id };
      const other = known.name === name.id && bearer.name.id < known.other ? bearer.name.id : known.other;
      owners.set(bearer.group, { ...known, other, weight: known.weight + bearer.documents });
    }
  }
  const [best, second] = [...owners].sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1));
  if (!best || best[0] === group.id || best[1].weight === 0) return null;
  if (second && best[1].weight < DOMINANCE * second[1].weight) return null;
  const [owner, { name, other }] = best;
  return { group: group.id, owner, joined: { name, other } };
}

/** Of whom an unnamed partner is known to be: the one person whom any document tells as a partner of that surname. */
export function findPartner(group: NameGroup, partners: readonly Pick<Bearer, 'group' | 'name'>[]): Owner | null {
  const [first] = partners;
  if (!first) return null;
  const isOne = partners.every(({ name }) => name.id === first.name.id);
  return isOne ? { group: group.id, owner: first.group, joined: null } : null;
}

function extendsName(long: Name, short: Name): boolean {
  if (long.words.length <= short.words.length) return false;
  const starts = short.words.every((word, i) => isSameWord(word, long.words[i]!));
  return starts || (short.kind === 'PERSON' && isSameWord(short.words[0]!, long.words.at(-1)!));
}
