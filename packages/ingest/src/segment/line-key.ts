import { isCalendarWord } from './dates.ts';

const TOKENS = /[\p{L}\p{M}]+|\p{Nd}+|[^\s\p{L}\p{M}\p{Nd}]+/gu;

/** Lines longer than this are never furniture of the page, and have no key. */
export const LONGEST_KEYED_LINE = 120;

/**
 * What stays the same when a line recurs: case, white space, counters and dates are folded, so that
 * "Read more (12)" and "Read more (3)", "Posted on 3 May" and "Posted on 12 June" are the same line.
 */
export function foldLine(line: string): string {
  return tokenizeLine(line).join(' ');
}

/** The folded tokens of a line: words, runs of punctuation, `#` for a number, `@` for a month or weekday. */
export function tokenizeLine(line: string): string[] {
  const tokens: string[] = [];
  for (const [token] of line.toLowerCase().matchAll(TOKENS)) tokens.push(foldToken(token));
  return tokens;
}

export function foldToken(token: string): string {
  if (/^\p{Nd}/u.test(token)) return '#';
  return isCalendarWord(token) ? '@' : token;
}

export function hasWords(key: string): boolean {
  return /\p{L}/u.test(key);
}
