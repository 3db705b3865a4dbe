import { hashWord } from './characters.ts';
import { isCapital, type Tokens } from './tokens.ts';

const COUPLE = /(?:^|[^\p{L}])(?:mr|mister|president|lord|sir|dr)\.? (?:and|&) (?:mrs|ms|madam|lady)\.? $/iu;
/** What the title before a couple's name may end with. */
const LAST_SIGNS = /[smy.]/iu;
const SHORTEST_PLURAL = 5;
const THE = hashWord('the');

/** Whether the name that starts here is two persons': "Mr and Mrs Smith". */
export function followsCouple(text: string, start: number): boolean {
  if (start < 2 || text[start - 1] !== ' ' || !LAST_SIGNS.test(text[start - 2]!)) return false;
  return COUPLE.test(text.slice(Math.max(0, start - 24), start));
}

/** Hash of the surname that stands here in the plural, if it is one: "the Smiths". */
export function surnameOfFamily(tokens: Tokens, at: number): number | null {
  const { text, start, end, kind, hash } = tokens;
  if (at === 0 || hash[at - 1] !== THE || !isCapital(kind[at]!) || text[end[at]! - 1] !== 's') return null;
  return end[at]! - start[at]! < SHORTEST_PLURAL ? null : hashWord(text, start[at], end[at]! - 1);
}
