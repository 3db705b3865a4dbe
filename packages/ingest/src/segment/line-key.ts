import { classOf, DIGIT, SPACE, WORD } from './characters.ts';
import { isCalendarWord } from './dates.ts';

const SPACES = /\s+/gu;
const TOKENS = /[\p{L}\p{M}]+|\p{Nd}+|[^\s\p{L}\p{M}\p{Nd}]+/gu;

/** A rule, however long. */
const RULE = /^([^\p{L}\p{Nd}])\1{3,}$/u;
const RULE_LENGTH = 3;

/** Lines longer than this are never furniture of the page, and have no key. */
export const LONGEST_KEYED_LINE = 80;

/**
 * What stays the same when a line recurs: case, white space, counters and dates are folded, so that
 * "Read more (12)" and "Read more (3)", "Posted on 3 May" and "Posted on 12 June" are the same line, as are rules of
 * different lengths.
 */
export function foldLine(line: string): string {
  const folded = line.toLowerCase();
  if ((classOf(folded.charCodeAt(0)) & WORD) === 0 && RULE.test(folded)) return folded.slice(0, RULE_LENGTH);
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
