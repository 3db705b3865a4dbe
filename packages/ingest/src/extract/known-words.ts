import { PhraseTrie } from './phrase-trie.ts';
import { COUNTRIES, DEMONYMS } from './tables/countries.ts';
import { GIVEN_NAMES, SURNAMES } from './tables/given-names.ts';
import { EVENT_HEADS, ORGANIZATION_HEADS, ORGANIZATIONS, WORK_HEADS } from './tables/organizations.ts';
import { CITIES, PLACE_HEADS, PLACE_OPENERS, REGIONS } from './tables/places.ts';
import { REGION_ORGANIZATIONS } from './tables/region-organizations.ts';
import { REGION_PLACES } from './tables/region-places.ts';
import { TEAMS } from './tables/teams.ts';
import { WOMEN } from './tables/women.ts';
import {
  ARTICLES,
  ATTACHED_HEADS,
  COMMON_WORDS,
  COMPANY_STOPS,
  CONNECTORS,
  COUNTRY_HEADS,
  EPITHETS,
  HONORIFICS,
  LEADING_HEADS,
  MONTHS_AND_DAYS,
  NEWS_AGENCIES,
  PLACE_PREPOSITIONS,
  SPEECH_VERBS,
} from './tables/words.ts';
import { wordSet } from './word-bits.ts';

export const articles = wordSet(ARTICLES);
export const givenNames = wordSet(GIVEN_NAMES);
export const women = wordSet(WOMEN);
export const surnames = wordSet(SURNAMES);
export const honorifics = wordSet(HONORIFICS);
export const commonWords = wordSet(COMMON_WORDS);
export const companyStops = wordSet(COMPANY_STOPS);
export const connectors = wordSet(CONNECTORS);
export const epithets = wordSet(EPITHETS);
export const demonyms = wordSet(DEMONYMS.filter((word) => !word.includes(' ')));
export const monthsAndDays = wordSet(MONTHS_AND_DAYS);
export const newsAgencies = wordSet(NEWS_AGENCIES);
export const placePrepositions = wordSet(PLACE_PREPOSITIONS);
export const speechVerbs = wordSet(SPEECH_VERBS);
export const organizationHeads = wordSet(ORGANIZATION_HEADS);
export const placeHeads = wordSet(PLACE_HEADS);
export const placeOpeners = wordSet(PLACE_OPENERS);
export const eventHeads = wordSet(EVENT_HEADS);
export const workHeads = wordSet(WORK_HEADS);
export const leadingHeads = wordSet(LEADING_HEADS);
export const attachedOrganizationHeads = wordSet(ATTACHED_HEADS.ORGANIZATION);
export const countryHeads = wordSet(COUNTRY_HEADS);
export const attachedPlaceHeads = wordSet(ATTACHED_HEADS.PLACE);

export const COUNTRY = 1;
export const CITY = 2;
export const REGION = 3;
export const ORGANIZATION = 4;
export const DEMONYM = 5;
export const TEAM = 6;

/** Names that are widely known, with what they name. */
export const knownNames: PhraseTrie<number> = new PhraseTrie();
for (const { name, alternatives } of COUNTRIES)
  for (const form of [name, ...alternatives]) knownNames.add(form, COUNTRY);
for (const name of DEMONYMS) knownNames.add(name, DEMONYM);
for (const name of REGIONS) knownNames.add(name, REGION);
for (const name of CITIES) knownNames.add(name, CITY);
for (const name of REGION_PLACES) knownNames.add(name, CITY);
for (const name of ORGANIZATIONS) knownNames.add(name, ORGANIZATION);
for (const name of REGION_ORGANIZATIONS) knownNames.add(name, ORGANIZATION);
for (const name of TEAMS) knownNames.add(name, TEAM);
