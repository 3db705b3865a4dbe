import type { EntityKind } from '../model.ts';
import { hashWord } from './characters.ts';
import * as known from './known-words.ts';
import { CAPITALIZED, INITIAL, isCapital, isWord, LOWER_WORD, PUNCTUATION, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

const THE = hashWord('the');
const OF = hashWord('of');

const SHORTENED_FORMS = wordSet('inc ltd co corp bros'.split(' '));
const PERSON_STOPS = wordSet(['jr', 'sr']);

interface Tagged {
  readonly from: number;
  readonly to: number;
  readonly kind: EntityKind;
}

/**
 * A tag with the boundaries that names have here: without article, title and words of judgement, with the generic head
 * that belongs to it. Null where no name is left.
 */
export function tidyTag(tokens: Tokens, tag: Tagged): Tagged | null {
  let { from } = tag;
  let to = endAtDash(tokens, tag);
  while (from < to && isOutside(tokens, from, tag.kind)) from++;
  while (to > from && (known.epithets.has(tokens.hash[to - 1]!) || !isWordOrNumber(tokens, to - 1))) to--;
  if (from >= to || !hasCapital(tokens, from, to)) return null;
  if (isPeople(tokens, from, to)) return null;
  if (tag.kind === 'PLACE') {
    if (isPartyOf(tokens, from, to)) from += 2;
    to = endOfCountry(tokens, from, to);
  }
  const named = withHead(tokens, { from, to, kind: tag.kind });
  return { ...named, to: withStop(tokens, named) };
}

/** "R-Ohio": the party and state of a member of congress. */
const isPartyOf = (tokens: Tokens, from: number, to: number): boolean =>
  to - from > 2 && tokens.kind[from] === INITIAL && isDash(tokens, from + 1);

/** "Acme Corp.", "Ann Lee Jr.": the stop of a last word that is short for a longer one belongs to the name. */
function withStop({ text, start, end, hash, count }: Tokens, { to, kind }: Tagged): number {
  if (to >= count || start[to] !== end[to - 1] || text[start[to]!] !== '.') return to;
  const isShortened = kind === 'ORGANIZATION' ? SHORTENED_FORMS : kind === 'PERSON' ? PERSON_STOPS : null;
  return isShortened?.has(hash[to - 1]!) ? to + 1 : to;
}

/** A dash with space beside it parts names ("Camp Elm- HU's main camp"); one without joins the parts of a name. */
function endAtDash(tokens: Tokens, { from, to }: Tagged): number {
  for (let at = from + 1; at < to - 1; at++) {
    if (!isDash(tokens, at)) continue;
    const isTight = tokens.start[at] === tokens.end[at - 1] && tokens.end[at] === tokens.start[at + 1];
    if (!isTight) return at;
  }
  return to;
}

function isDash({ text, start, kind }: Tokens, at: number): boolean {
  if (kind[at] !== PUNCTUATION) return false;
  const unit = text.charCodeAt(start[at]!);
  return unit === 0x2d || (unit >= 0x2010 && unit <= 0x2015);
}

function isOutside(tokens: Tokens, at: number, kind: EntityKind): boolean {
  const hash = tokens.hash[at]!;
  if (!isWordOrNumber(tokens, at) || known.epithets.has(hash)) return true;
  return hash === THE || (kind === 'PERSON' && known.honorifics.has(hash));
}

/** "Iranian Americans", "Friday": words for peoples and days only. */
function isPeople(tokens: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const hash = tokens.hash[at]!;
    if (isWord(tokens.kind[at]!) && !known.demonyms.has(hash) && !known.monthsAndDays.has(hash)) return false;
  }
  return true;
}

/** A headline's next word is no part of a country's name: "Iraq Arrive". */
function endOfCountry(tokens: Tokens, from: number, to: number): number {
  const { hash } = tokens;
  if (known.placeHeads.has(hash[to - 1]!) || known.knownNames.get(hash, from, to)) return to;
  if (!tokens.shouted[from]) return to;
  const { knownNames } = known;
  let country = to;
  let end = from;
  for (let name = knownNames.follow(hash, end++, to); name; name = knownNames.follow(hash, end++, to, name))
    if (name.value === known.COUNTRY) country = end;
  return country;
}

const isWordOrNumber = (tokens: Tokens, at: number): boolean => isWord(tokens.kind[at]!) || tokens.kind[at]! > 5;

function hasCapital(tokens: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isCapital(tokens.kind[at]!)) return true;
  return false;
}

/** "Ashraf camp", "Camp of Ashraf", "al-Amara", "US army": what stands beside a name and belongs to it, also in small letters. */
function withHead(tokens: Tokens, tag: Tagged): Tagged {
  const { to, kind } = tag;
  const from = withArticle(tokens, tag.from);
  if (
    tag.kind === 'ORGANIZATION' &&
    to < tokens.count &&
    isCapital(tokens.kind[to]!) &&
    known.companyStops.has(tokens.hash[to]!)
  )
    return { from, to: to + 1, kind };
  const isCountry = known.knownNames.get(tokens.hash, from, to) === known.COUNTRY;
  if (isCountry && to < tokens.count && known.countryHeads.has(tokens.hash[to]!) && tokens.kind[to] === LOWER_WORD)
    return { from, to: to + 1, kind: 'ORGANIZATION' };
  if (isCountry || to - from > 4) return { from, to, kind };
  if (to - from > 1 && known.leadingHeads.has(tokens.hash[from]!)) return { from, to, kind: 'PLACE' };
  const head = headBefore(tokens, from);
  if (head >= 0 && tag.kind !== 'ORGANIZATION') return { from: head, to, kind: 'PLACE' };
  if (to >= tokens.count || tokens.kind[to] !== LOWER_WORD) return { from, to, kind };
  const next = tokens.hash[to]!;
  if (tag.kind !== 'ORGANIZATION' && known.attachedPlaceHeads.has(next)) {
    return tokens.kind[from] === CAPITALIZED ? { from, to: to + 1, kind: 'PLACE' } : { from, to, kind };
  }
  const isOrganization = tag.kind === 'ORGANIZATION' && known.attachedOrganizationHeads.has(next);
  return isOrganization && tokens.kind[to - 1] !== 3 ? { from, to: to + 1, kind } : { from, to, kind };
}

/** First token of an Arabic article that a hyphen joins to the name, else the name's own. */
function withArticle(tokens: Tokens, from: number): number {
  if (from < 2 || tokens.text[tokens.start[from - 1]!] !== '-') return from;
  const isJoined = tokens.start[from] === tokens.end[from - 1] && tokens.end[from - 2] === tokens.start[from - 1];
  return isJoined && known.articles.has(tokens.hash[from - 2]!) ? from - 2 : from;
}

/** The token of "Camp" or "camp" before a name, also with "of" between; -1 where there is none. */
function headBefore(tokens: Tokens, from: number): number {
  const isOf = from > 1 && tokens.hash[from - 1] === OF && tokens.kind[from - 1] === LOWER_WORD;
  const head = isOf ? from - 2 : from - 1;
  if (head < 0 || tokens.sentence[head] !== tokens.sentence[from] || !known.leadingHeads.has(tokens.hash[head]!))
    return -1;
  return isOf && !isCapital(tokens.kind[head]!) ? -1 : head;
}
