import { GIVEN_NAMES, SURNAMES } from '../src/extract/tables/given-names.ts';
import { CITIES, REGIONS } from '../src/extract/tables/places.ts';
import type { LabelledMention, LabelledText } from './examples.ts';

type Random = () => number;

const words = (list: string): readonly string[] => list.trim().split(/\s+/);
const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)]!;
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

const ONSETS = words('b d f g h j k l m n q r s t w z sh kh gh th ch dh br dr kr tr st');
const VOWELS = words('a a a e i i o u ai ou ee aa');
const CODAS = words('b d h l m n r s t f k q z sh kh sr mr ndi wi ri');
const ARTICLES = ['al-', 'al-', 'al-', 'Al-', 'el-', 'ar-', 'as-', 'ad-', 'Al ', 'al '];
const PLACE_OPENERS = words(
  'Deir Tal Tell Kafr Umm Abu Bab Ras Wadi Jabal Khan Ain Beit Maarat Jisr Saint San New Fort Lake Camp Port',
);
const PLACE_ENDS = words('abad iya iyah stan burg ville ton ford grad pur shahr tepe ovo ice land dorf by field');
const PERSON_OPENERS = ['Abu ', 'Abdul ', 'Abd ', 'Umm ', 'Ibn '];
const ORGANIZATION_HEADS = words(
  'Front Brigade Brigades Council Movement Party Army Coalition Union Front Foundation Association Agency Ministry Committee Network Society Institute Corporation Group Bank Forces Observatory Centre',
);
const ORGANIZATION_OPENERS = words(
  'Jabhat Jaysh Liwa Ahrar Kataib Harakat Ansar Hizb Faylaq Jund Asaib Saraya Hezb Sepah',
);
const ADJECTIVES = words(
  'National Islamic Democratic Syrian Iraqi Free United People’s Central Southern Northern Popular Revolutionary European American Royal International Arab Kurdish Human Federal',
);

/** An invented word of two or three syllables, so that names are learnt by what stands around them. */
function inventWord(random: Random): string {
  const syllables = random() < 0.6 ? 2 : 3;
  let word = '';
  for (let i = 0; i < syllables; i++) word += pick(ONSETS, random) + pick(VOWELS, random);
  return capital(random() < 0.7 ? word + pick(CODAS, random) : word);
}

function makePerson(random: Random, length: number): string {
  const surname = random() < 0.5 ? capital(pick(SURNAMES, random)) : inventWord(random);
  const last = random() < 0.3 ? pick(ARTICLES.slice(0, 7), random) + surname : surname;
  if (length === 1) return last;
  const given = random() < 0.7 ? capital(pick(GIVEN_NAMES, random)) : inventWord(random);
  const opener = random() < 0.08 ? pick(PERSON_OPENERS, random) : '';
  return `${opener}${given} ${length > 2 && random() < 0.6 ? `${capital(pick(GIVEN_NAMES, random))} ` : ''}${last}`;
}

function makePlace(random: Random): string {
  const chance = random();
  if (chance < 0.45) return pick(CITIES, random);
  if (chance < 0.55) return pick(REGIONS, random);
  if (chance < 0.7) return inventWord(random);
  if (chance < 0.8) return inventWord(random) + pick(PLACE_ENDS, random);
  if (chance < 0.92) return pick(ARTICLES, random) + inventWord(random);
  return `${pick(PLACE_OPENERS, random)} ${random() < 0.5 ? pick(ARTICLES, random) : ''}${inventWord(random)}`;
}

function makeAcronym(random: Random): string {
  const length = 3 + Math.floor(random() * 2);
  return Array.from({ length }, () => String.fromCharCode(65 + Math.floor(random() * 26))).join('');
}

function makeOrganization(random: Random): string {
  const chance = random();
  if (chance < 0.2) return `${pick(ORGANIZATION_OPENERS, random)} ${pick(ARTICLES, random)}${inventWord(random)}`;
  if (chance < 0.5) return `${pick(ADJECTIVES, random)} ${inventWord(random)} ${pick(ORGANIZATION_HEADS, random)}`;
  if (chance < 0.8)
    return `${pick(ADJECTIVES, random)} ${pick(ADJECTIVES, random)} ${pick(ORGANIZATION_HEADS, random)}`;
  return `${inventWord(random)} ${pick(ORGANIZATION_HEADS, random)}`;
}

/** Another name of the same kind and build. */
function replacement(type: string, surface: string, random: Random): string {
  const length = surface.split(' ').length;
  if (type === 'PERSON') return makePerson(random, length);
  if (type === 'PLACE') return makePlace(random);
  if (length > 1) return makeOrganization(random);
  if (surface === surface.toUpperCase() && surface.length <= 5) return makeAcronym(random);
  if (cities.has(surface)) return pick(CITIES, random);
  return random() < 0.5 ? inventWord(random) : surface;
}

/** Teams are called by their cities. */
const cities = new Set(CITIES);

/** Share of names that stay. */
const KEPT = 0.3;

/**
 * What short forms of a replaced name become: the surname and the given name of a person, the first word of an
 * organization's name.
 */
function rememberParts(parts: Map<string, string>, type: string, surface: string, name: string): void {
  const [from, to] = [surface.split(' '), name.split(' ')];
  if (from.length < 2 || to.length < 2) return;
  if (type === 'PERSON') parts.set(`${type} ${from.at(-1)}`, to.at(-1)!);
  if (type !== 'PLACE') parts.set(`${type} ${from[0]}`, to[0]!);
}

/** The text with other names in the places of its persons, organizations and places; one name stays one. */
export function replaceNames({ id, text, mentions }: LabelledText, random: Random): LabelledText {
  const chosen = new Map<string, string>();
  const parts = new Map<string, string>();
  const sorted = mentions.filter(
    (one, i) => !mentions.some((other, j) => j < i && other.start < one.end && one.start < other.end),
  );
  sorted.sort((a, b) => a.start - b.start);
  let written = '';
  let at = 0;
  const moved: LabelledMention[] = [];
  for (const mention of sorted) {
    const surface = text.slice(mention.start, mention.end);
    const isReplaced = !mention.optional && ['PERSON', 'ORGANIZATION', 'PLACE'].includes(mention.type);
    let name = chosen.get(`${mention.type} ${surface}`);
    if (name === undefined) {
      const part = parts.get(`${mention.type} ${surface}`);
      const isKept = !isReplaced || !/^\p{L}/u.test(surface) || random() < KEPT;
      name = part ?? (isKept ? surface : replacement(mention.type, surface, random));
      chosen.set(`${mention.type} ${surface}`, name);
      rememberParts(parts, mention.type, surface, name);
    }
    written += text.slice(at, mention.start);
    moved.push({ ...mention, start: written.length, end: written.length + name.length });
    written += name;
    at = mention.end;
  }
  return { id, text: written + text.slice(at), mentions: moved };
}
