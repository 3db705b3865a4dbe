import { hashWord } from './characters.ts';
import { knownNames } from './known-words.ts';
import { GIVEN_NAMES, SURNAMES } from './tables/given-names.ts';
import { EVENT_HEADS, ORGANIZATION_HEADS, WORK_HEADS } from './tables/organizations.ts';
import { PLACE_HEADS, PLACE_OPENERS } from './tables/places.ts';
import { COMMON_WORDS, CONNECTORS, EPITHETS, HONORIFICS, MONTHS_AND_DAYS, SPEECH_VERBS } from './tables/words.ts';
import { isCapital, type Tokens } from './tokens.ts';
import { WordBits } from './word-bits.ts';

/** What the committed tables say about a word, as bits. */
export const CUE_COUNT = 21;
const bit = (n: number): number => 1 << n;

export const GIVEN_NAME = bit(0);
export const SURNAME = bit(1);
export const HONORIFIC = bit(2);
export const ORGANIZATION_HEAD = bit(3);
export const PLACE_HEAD = bit(4);
const PLACE_OPENER = bit(5);
const EVENT_HEAD = bit(6);
const WORK_HEAD = bit(7);
export const MONTH_OR_DAY = bit(8);
const SPEECH_VERB = bit(9);
export const COMMON_WORD = bit(10);
export const CONNECTOR = bit(11);
const EPITHET = bit(12);
export const KNOWN_PLACE = bit(13);
const KNOWN_REGION = bit(14);
const KNOWN_CITY = bit(15);
export const KNOWN_ORGANIZATION = bit(16);
const KNOWN_DEMONYM = bit(17);
/** Inside a longer known name rather than a known name of one word. */
const IN_PHRASE = bit(18);
const PHRASE_END = bit(19);
const KNOWN_TEAM = bit(20);

const cuesOfWords: readonly (readonly [readonly string[], number])[] = [
  [GIVEN_NAMES, GIVEN_NAME],
  [SURNAMES, SURNAME],
  [HONORIFICS, HONORIFIC],
  [ORGANIZATION_HEADS, ORGANIZATION_HEAD],
  [PLACE_HEADS, PLACE_HEAD],
  [PLACE_OPENERS, PLACE_OPENER],
  [EVENT_HEADS, EVENT_HEAD],
  [WORK_HEADS, WORK_HEAD],
  [MONTHS_AND_DAYS, MONTH_OR_DAY],
  [SPEECH_VERBS, SPEECH_VERB],
  [COMMON_WORDS, COMMON_WORD],
  [CONNECTORS, CONNECTOR],
  [EPITHETS, EPITHET],
];
const wordCues = new WordBits();
for (const [words, cue] of cuesOfWords) for (const word of words) wordCues.add(hashWord(word), cue);

const phraseCues = [0, KNOWN_PLACE, KNOWN_CITY, KNOWN_REGION, KNOWN_ORGANIZATION, KNOWN_DEMONYM, KNOWN_TEAM];

/** The cues of each token; longer known names win over shorter ones inside of them. */
export function readCues(tokens: Tokens): Int32Array {
  const { hash, kind, count } = tokens;
  const cues = new Int32Array(count);
  let covered = 0;
  for (let i = 0; i < count; i++) {
    cues[i]! |= wordCues.get(hash[i]!);
    if (i < covered || !isCapital(kind[i]!)) continue;
    let end = i;
    for (let name = knownNames.follow(hash, end++, count); name; name = knownNames.follow(hash, end++, count, name)) {
      if (name.value === undefined || end <= covered || !isCapital(kind[end - 1]!)) continue;
      covered = end;
      const cue = phraseCues[name.value]!;
      for (let at = i; at < end; at++) {
        const place = end - i > 1 ? IN_PHRASE | (at === end - 1 ? PHRASE_END : 0) : 0;
        cues[at] = (cues[at]! & ~ALL_PHRASE_CUES) | cue | place;
      }
    }
  }
  return cues;
}

const ALL_PHRASE_CUES =
  KNOWN_PLACE | KNOWN_CITY | KNOWN_REGION | KNOWN_ORGANIZATION | KNOWN_DEMONYM | KNOWN_TEAM | IN_PHRASE | PHRASE_END;
