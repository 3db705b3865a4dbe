import type { EntityKind } from '../model.ts';
import { isSameWord, skeletonOf } from './spelling.ts';

/** A name of one kind as the archive writes it, folded; what entities are made of. */
export interface Name {
  readonly id: string;
  readonly kind: EntityKind;
  readonly folded: string;
  readonly words: readonly string[];
  readonly isAcronym: boolean;
}

/** Words that tell nothing apart in names of organizations and places. */
const GENERIC = new Set(
  'the of for and e i al el ul organization organisation inc ltd corp corporation company co'.split(' '),
);
const GENERIC_PLACE = new Set(
  'the of al el ar as ad camp city province governorate district airport prison'.split(' '),
);
const PERSON_PARTICLES = new Set('sayed sayyid seyed lord sir dr mr mrs ms'.split(' '));

export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\./g, '')
    .replace(/\s+/g, ' ')
    .trim();

export function makeName(written: string, kind: EntityKind): Name {
  const folded = foldName(written);
  const all = folded.split(/[\s\-‐‑/]+/).filter((word) => word !== '');
  const dropped = kind === 'PERSON' ? PERSON_PARTICLES : kind === 'PLACE' ? GENERIC_PLACE : GENERIC;
  const content = all.filter((word) => !dropped.has(word));
  const letters = written.replace(/[^\p{L}]/gu, '');
  const isAcronym = all.length === 1 && letters.length <= 6 && letters.length > 1 && /\p{Lu}.*\p{Lu}/u.test(letters);
  return { id: `${kind}:${folded}`, kind, folded, words: content.length > 0 ? content : all, isAcronym };
}

/** Names that could be one entity share this key. */
export function blockKey({ kind, words, isAcronym, folded }: Name): string {
  if (isAcronym) return `${kind}:=${folded}`;
  const parts = kind === 'PERSON' && words.length > 2 ? [words[0]!, words[words.length - 1]!] : words;
  return `${kind}:${parts.map(skeletonOf).join(' ')}`;
}

/** Whether two names of one kind are spellings of one name, word by word. */
export function isSameName(a: Name, b: Name): boolean {
  if (a.kind !== b.kind || a.isAcronym !== b.isAcronym) return false;
  if (a.isAcronym) return a.folded === b.folded;
  if (a.kind === 'PERSON') return isSamePerson(a.words, b.words);
  return a.words.length === b.words.length && a.words.every((word, i) => isSameWord(word, b.words[i]!));
}

function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === b.length)
    return a.every((word, i) => isSameWord(word, b[i]!) || (i > 0 && i < a.length - 1 && isInitialOf(word, b[i]!)));
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length !== 2 || long.length > 4) return false;
  return isSameWord(short[0]!, long[0]!) && isSameWord(short[1]!, long[long.length - 1]!);
}

const isInitialOf = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0];

/** Whether two names can't be one entity although something joins them: full names of persons that do not agree. */
export function contradicts(a: Name, b: Name): boolean {
  if (a.kind !== b.kind) return true;
  if (a.kind !== 'PERSON' || a.words.length < 2 || b.words.length < 2) return false;
  return !isSamePerson(a.words, b.words);
}
