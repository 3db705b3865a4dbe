import type { EntityKind } from '../model.ts';

/** Words that tell nothing apart in names of organizations and places. */
const GENERIC = new Set(
  `the of for and e i al el ul organization organisation inc ltd corp corporation company co plc llc sa ag gmbh nv bv
  spa oyj asa`.split(/\s+/),
);
/** "Camp Elm" is called "Elm", but a city's airport or prison is not the city, nor Mexico City Mexico. */
const GENERIC_PLACE = new Set(
  'the of al el ar as ad camp refugee idp province governorate district subdistrict'.split(' '),
);
const PERSON_PARTICLES = new Set('sayed sayyid seyed lord sir dr mr mrs ms'.split(' '));

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

const PLACE_OF = /^(?:city|town|village) of /;

const orderWords = (kind: EntityKind, folded: string): string =>
  kind === 'PERSON'
    ? joinParticles(folded)
    : kind === 'ORGANIZATION'
      ? orderOrganization(folded)
      : dropArticles(folded.replace(PLACE_OF, ''));

const pairs = (list: string): ReadonlyMap<string, string> =>
  new Map(list.split(/\s+/).map((pair) => pair.split('=') as [string, string]));

/** Words that are spelled in two ways on the two sides of an ocean, are shortened, or begin places' names in several ways. */
const SPELLED = pairs(
  `centre=center defence=defense labor=labour program=programme theatre=theater mount=mt fort=ft tell=tal tel=tal
  tall=tal dayr=deir ein=ain ayn=ain jebel=jabal jabel=jabal gebel=jabal beit=bayt kafar=kafr kfar=kafr um=umm`,
);
/** Names of persons whose spellings sound apart. */
const SPELLED_PERSON = pairs(
  `hussain=hussein husayn=hussein husain=hussein hossain=hussein faysal=faisal feisal=faisal faycal=faisal sulayman=suleiman
  sulaiman=suleiman soleiman=suleiman soleyman=suleiman zayd=zaid zeid=zaid sayf=saif seif=saif leila=laila layla=laila
  leyla=laila yousef=yusuf youssef=yusuf yousif=yusuf yusef=yusuf yussuf=yusuf ebrahim=ibrahim esmail=ismail esmaeil=ismail
  ismael=ismail omer=omar umar=omar osama=usama`,
);

/** The words that a name is told by; never none. */
export function wordsOfName(kind: EntityKind, folded: string): readonly string[] {
  const spelled = kind === 'PERSON' ? SPELLED_PERSON : SPELLED;
  const all = orderWords(kind, folded)
    .split(/[\s\-‐‑/]+/)
    .filter((word) => word !== '')
    .map((word) => spelled.get(word) ?? word);
  const dropped = kind === 'PERSON' ? PERSON_PARTICLES : kind === 'PLACE' ? GENERIC_PLACE : GENERIC;
  const content = all.filter((word) => !dropped.has(word));
  return content.length > 0 ? content : all;
}
