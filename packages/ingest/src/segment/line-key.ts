import { classOf, DIGIT, SPACE } from './characters.ts';
import { isCalendarWord } from './dates.ts';

const SPACES = /\s+/gu;
const TOKENS = /[\p{L}\p{M}]+|\p{Nd}+|[^\s\p{L}\p{M}\p{Nd}]+/gu;

/** Lines longer than this are never furniture of the page, and have no key. */
export const LONGEST_KEYED_LINE = 80;

/**
 * What stays the same when a line recurs: case, white space, counters and dates are folded, so that
 * "Read more (12)" and "Read more (3)", "Posted on 3 May" and "Posted on 12 June" are the same line.
 */
export function foldLine(line: string): string {
  const folded = line.toLowerCase();
  for (let at = 0; at < folded.length; at++) {
    const found = classOf(folded.charCodeAt(at));
    if ((found & DIGIT) !== 0) return tokenizeLine(folded).join(' ');
    if ((found & SPACE) !== 0 && (classOf(folded.charCodeAt(at + 1)) & SPACE) !== 0) return folded.replace(SPACES, ' ');
  }
  return folded;
}

/** The tokens of a line in lower case: words, runs of punctuation, `#` for a number, `@` for a month or weekday. */
function tokenizeLine(folded: string): string[] {
  const tokens: string[] = [];
  for (const [token] of folded.matchAll(TOKENS)) tokens.push(foldToken(token));
  return tokens;
}

export function foldToken(token: string): string {
  if (/^\p{Nd}/u.test(token)) return '#';
  return isCalendarWord(token) ? '@' : token;
}

export function hasWords(key: string): boolean {
  return /\p{L}/u.test(key);
}
