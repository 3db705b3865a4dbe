import * as known from './known-words.ts';
import { knownNames } from './known-words.ts';
import { isCapital, type Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

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

const wordCues = new Map<number, number>();
const learn = (words: WordSet, cue: number): void => {
  for (const hash of words.hashes()) wordCues.set(hash, (wordCues.get(hash) ?? 0) | cue);
};
learn(known.givenNames, GIVEN_NAME);
learn(known.surnames, SURNAME);
learn(known.honorifics, HONORIFIC);
learn(known.organizationHeads, ORGANIZATION_HEAD);
learn(known.placeHeads, PLACE_HEAD);
learn(known.placeOpeners, PLACE_OPENER);
learn(known.eventHeads, EVENT_HEAD);
learn(known.workHeads, WORK_HEAD);
learn(known.monthsAndDays, MONTH_OR_DAY);
learn(known.speechVerbs, SPEECH_VERB);
learn(known.commonWords, COMMON_WORD);
learn(known.connectors, CONNECTOR);
learn(known.epithets, EPITHET);

const phraseCues = [0, KNOWN_PLACE, KNOWN_CITY, KNOWN_REGION, KNOWN_ORGANIZATION, KNOWN_DEMONYM, KNOWN_TEAM];

/** The cues of each token; longer known names win over shorter ones inside of them. */
export function readCues(tokens: Tokens): Int32Array {
  const { hash, kind, count } = tokens;
  const cues = new Int32Array(count);
  let covered = 0;
  for (let i = 0; i < count; i++) {
    cues[i]! |= wordCues.get(hash[i]!) ?? 0;
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
