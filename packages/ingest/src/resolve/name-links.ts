import type { Background } from './background.ts';
import { blockKey, isPartner, type Name } from './name.ts';
import { skeletonOf } from './spelling.ts';

/**
 * How names are found that could mean what another means. Names with one SAME key influence each other's groups. A name
 * that WANTS a key is a short form of at most one of those that OFFER it.
 */
export interface NameLink {
  readonly role: 'SAME' | 'WANTS' | 'OFFERS';
  readonly key: string;
}

/** Longer names are no part of others. */
const LONGEST_PART = 12;

export function linksOf(name: Name, background: Background): NameLink[] {
  if (isPartner(name)) return [];
  const same = [
    blockKey(name),
    ...(background.entries.get(name.id) ?? []).map(({ id }) => `entry ${id}`),
    ...knownForms(name, background)
      .slice(0, 1)
      .map((form) => `known ${form}`),
  ];
  const wanted = wantedKey(name, background);
  return [
    ...same.map((key) => ({ role: 'SAME' as const, key })),
    ...(wanted === null ? [] : [{ role: 'WANTS' as const, key: wanted }]),
    ...offeredKeys(name).map((key) => ({ role: 'OFFERS' as const, key })),
  ];
}

/** The names in tables of what a name means, also of one that adds what tells nothing apart: "Arbil governorate". */
export const knownForms = ({ id, kind, words }: Name, { known }: Background): readonly string[] =>
  known.get(id) ?? known.get(`${kind}:${words.join(' ')}`) ?? [];

/** Under which key the longer names are found that a telling short name may stand for. */
export function wantedKey(name: Name, { isCommonName, isWholeName }: Background): string | null {
  const { kind, words, folded, isAcronym } = name;
  if (isAcronym || isPartner(name) || isWholeName(folded, kind)) return null;
  if (words.length === 1) {
    const isTelling = kind === 'PERSON' ? !isCommonName(words[0]!) : words[0]!.length >= 6;
    return isTelling ? partKey(kind, words) : null;
  }
  return kind === 'ORGANIZATION' && words.length >= 3 && words.length <= LONGEST_PART ? partKey(kind, words) : null;
}

/** Under which keys a long name is found by its short forms. */
export function offeredKeys({ kind, words, isAcronym }: Name): string[] {
  if (isAcronym || words.length < 2) return [];
  const keys = [partKey(kind, words.slice(0, 1))];
  if (kind === 'PERSON') keys.push(partKey(kind, words.slice(-1)));
  if (kind === 'ORGANIZATION') {
    for (let count = 3; count < Math.min(words.length, LONGEST_PART + 1); count++) {
      keys.push(partKey(kind, words.slice(0, count)));
    }
  }
  return [...new Set(keys)];
}

const partKey = (kind: string, words: readonly string[]): string =>
  `${kind} ${words.length} ${words.map(skeletonOf).join(' ')}`;
