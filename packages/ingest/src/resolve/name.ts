import { ENTITY_KINDS, type EntityKind } from '../model.ts';
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

/** Words that tell nothing apart in names of organizations and places. */
const GENERIC = new Set(
  `the of for and e i al el ul organization organisation inc ltd corp corporation company co plc llc sa ag gmbh nv bv
  spa oyj asa`.split(/\s+/),
);
/** "Camp Elm" is called "Elm", but a city's airport or prison is not the city, nor Mexico City Mexico. */
const GENERIC_PLACE = new Set('the of al el ar as ad camp province governorate district'.split(' '));
const PERSON_PARTICLES = new Set('sayed sayyid seyed lord sir dr mr mrs ms'.split(' '));

const PARTNER = 'PARTNER:';

export const foldName = remembered((name) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\./g, '')
    .replace(/\s+/g, ' ')
    .trim(),
);

export const nameId = (written: string, kind: EntityKind): string => `${kind}:${foldName(written)}`;

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
  const all = orderWords(kind, folded)
    .split(/[\s\-‐‑/]+/)
    .filter((word) => word !== '')
    .map((word) => (kind === 'PERSON' ? word : (SPELLED.get(word) ?? word)));
  const dropped = kind === 'PERSON' ? PERSON_PARTICLES : kind === 'PLACE' ? GENERIC_PLACE : GENERIC;
  const content = all.filter((word) => !dropped.has(word));
  const isAcronym = isWrittenAsAcronym && all.length === 1;
  return { id, kind, folded, words: content.length > 0 ? content : all, isAcronym };
}

const ARTICLE = /(^|[\s-])(?:al|el|ul|ar|as|ad|an|ash|at|az|er|es|ed|en|esh|et|ez)[-‐‑](?=\p{L})/gu;
const SERVANT = /(^|\s)abd(?:[aeu][lrs][\s-]?|[\s-][aeu][lrs]-)(?=\p{L}{3})/gu;
const PARENT = /(^|\s)(abu|abou|umm|abd|ibn) (?=\p{L})/gu;

/** "Deir ez-Zor" and "Deir al-Zour" have the same article, which sounds as what follows. */
const dropArticles = (folded: string): string => folded.replace(ARTICLE, '$1');

/** "Omar al-Masri" is a Masri, and "Abu Hamza" one word of a name as "Abdullah" is, "Abd al-Karim" as "Abdulkarim". */
const joinParticles = (folded: string): string =>
  dropArticles(folded.replace(SERVANT, '$1abdul')).replace(PARENT, '$1$2');

const MINISTRY_OF = /^(.*? )?(ministry|department) of (?:the )?(.+?)( (?:of|in) .+)?$/;
const ABBREVIATED: readonly (readonly [RegExp, string])[] = [
  [/^united nations (?=\p{L})/u, 'un '],
  [/^united states (?=\p{L})/u, 'us '],
  [/^european union (?=\p{L})/u, 'eu '],
];

/** "Ministry of Foreign Affairs" is the "Foreign Ministry", "United Nations Security Council" that of the "UN". */
function orderOrganization(folded: string): string {
  const short = ABBREVIATED.reduce((name, [long, acronym]) => name.replace(long, acronym), dropArticles(folded));
  return short
    .replace(MINISTRY_OF, (_, before = '', head, of, after = '') => `${before}${of} ${head}${after}`)
    .replace('foreign affairs ministry', 'foreign ministry');
}

const orderWords = (kind: EntityKind, folded: string): string =>
  kind === 'PERSON'
    ? joinParticles(folded)
    : kind === 'ORGANIZATION'
      ? orderOrganization(folded)
      : dropArticles(folded);

/** Words that are spelled in two ways on the two sides of an ocean, are shortened, or begin places' names in several ways. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  `centre=center defence=defense labour=labor programme=program theatre=theater saint=st mount=mt fort=ft tell=tal tel=tal
  tall=tal dayr=deir der=deir ein=ain ayn=ain jebel=jabal jabel=jabal gebel=jabal beit=bayt kafar=kafr kfar=kafr om=umm um=umm`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

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
