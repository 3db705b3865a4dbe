import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import { wordsOfName } from './name-words.ts';
import { remembered } from './remembered.ts';
import { isSameWord, skeletonOf } from './spelling.ts';

/** A name of one kind as the archive writes it, folded; what entities are made of. */
export interface Name {
  /** Its kind and its folded form; of an unnamed partner `PARTNER` and the surname. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly folded: string;
  readonly words: readonly string[];
  readonly isAcronym: boolean;
}

const PARTNER = 'PARTNER:';

/** Most names: nothing is folded in them but capitals and stops. */
const PLAIN = /^(?:\w[\w'.-]* )*\w[\w'.-]*$/;

const fold = (name: string): string => (PLAIN.test(name) ? name.replaceAll('.', '').toLowerCase() : foldRare(name));

const foldRare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\./g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const foldName = remembered(fold);

/** The same as `nameId`, for many names each of which is asked for once. */
export const newNameId = (written: string, kind: EntityKind): string => `${kind}:${fold(written)}`;

export const nameId = (written: string, kind: EntityKind): string => idsOf[kind](written);

const idsOf = Object.fromEntries(
  ENTITY_KINDS.map((kind) => [kind, remembered((written) => newNameId(written, kind))]),
) as Readonly<Record<EntityKind, (written: string) => string>>;

/** The folded name of an ID. */
export const foldedOf = (id: string): string => id.slice(id.indexOf(':') + 1);

/** The second person of a couple, of whom texts tell the surname only. */
export const partnerId = (surname: string): string => `${PARTNER}${surname}`;

export const isPartner = ({ id }: Name): boolean => id.startsWith(PARTNER);

/** Whether one word is written with the capitals of an acronym: "NHU", "MoD". */
export const isWrittenAsAcronym = remembered((written) => {
  const letters = written.replace(/[^\p{L}]/gu, '');
  if (letters.length > 6) return false;
  const capitals = letters.replace(/\P{Lu}/gu, '').length;
  return capitals > 1 && 2 * capitals >= letters.length;
});

/** Makes a name from its ID and from what the ID does not tell: how it is mostly written. */
export const makeName = (id: string, isWrittenAsAcronym: boolean): Name =>
  isWrittenAsAcronym ? makeAcronym(id) : makePlainName(id);

const makeAcronym = remembered((id) => readName(id, true));
const makePlainName = remembered((id) => readName(id, false));

function readName(id: string, isWrittenAsAcronym: boolean): Name {
  if (id.startsWith(PARTNER)) {
    const surname = foldedOf(id);
    return { id, kind: 'PERSON', folded: surname, words: [surname], isAcronym: false };
  }
  const kind = id.slice(0, id.indexOf(':')) as EntityKind;
  const folded = foldedOf(id);
  const words = wordsOfName(kind, folded);
  const isAcronym = isWrittenAsAcronym && !/[\s\-‐‑/]/.test(folded);
  return { id, kind, folded, words, isAcronym };
}

/** Names that could be spellings of one name share this key. */
export function blockKey({ kind, words, isAcronym, folded }: Name): string {
  if (isAcronym) return `${kind}:=${folded}`;
  const parts = kind === 'PERSON' && words.length > 2 ? [words[0]!, words[words.length - 1]!] : words;
  return `${kind}:${parts.map(skeletonOf).join(' ')}`;
}

/** The key of an entity of this name, unless another entity has it. Names with one such key share their block key. */
export function entityKey({ kind, words, isAcronym, folded }: Name): string {
  return isAcronym ? `${kind}:=${folded}` : `${kind}:${words.map(skeletonOf).join('-')}`;
}

const OWN_KEY = new RegExp(`^(authority:)*(${ENTITY_KINDS.join('|')}|PARTNER):`);

/**
 * The key of an entity that an authority file knows: its ID. One that looks like a key of ours gets a word before it, as
 * does one that would look like that, so that no two are one.
 */
export const authorityKey = (id: string): string => (OWN_KEY.test(id) ? `authority:${id}` : id);

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

/** Whether a name can't be one entity with every other name of its kind: the full name of a person. */
export const isFullPerson = ({ kind, words }: Name): boolean => kind === 'PERSON' && words.length > 1;

/** Whether two names can't be one entity although something joins them: full names of persons that do not agree. */
export function contradicts(a: Name, b: Name): boolean {
  if (a.kind !== b.kind) return true;
  return isFullPerson(a) && isFullPerson(b) && !isSamePerson(a.words, b.words);
}
