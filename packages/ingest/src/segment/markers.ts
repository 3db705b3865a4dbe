import { classOf, LETTER, SPACE } from './characters.ts';
import { rateDate } from './dates.ts';
import { type Line, trimSpan } from './lines.ts';

const NUMBER =
  /^(?:[([#№]\s?)?(\p{Nd}{1,3})(?:\/\p{Nd}{1,3}(?=\s))?(?:\s?[.)\]:、．：/–-]{1,2}\s+(?=\S)|[.)\]、．–-](?=[\p{L}"'“«‘…])|\s+(?=[\p{L}…]|\.\.))/u;
const LETTERS = /^[([]?(\p{L}{1,5})[.)\]]\s+(?=\S)/u;
const ROMAN = /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/;
/** Signs that open a line, but no quotation mark, no bracket, no ellipsis, no currency, no `>` of a quoted mail. */
const BULLET =
  /^([^\p{L}\p{M}\p{Nd}\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Sc}"'‘’„….,;:?!¿¡&@%>|©®™]{1,3}|[»›])\s+(?=[\p{L}\p{Nd}"'“«‘(])/u;

const BARE = /^\p{Nd}+\s+$/u;
/** A date is that long, with its weekday and hour. */
const LONGEST_DATE = 40;
/** "xxxviii" and its stop. */
const LONGEST_LETTERS = 7;
/** Where all lines of this length have a bullet, each is an item. */
const LONG_LINE = 60;
const STOPS = new Set(['.', ')', ']'].map((stop) => stop.charCodeAt(0)));

export interface Marker {
  /** Where the line's content begins behind it. */
  readonly start: number;
  /** Where it ends: before the same signs, where they close the line as well. */
  readonly end?: number;
  readonly isNumber: boolean;
}

interface Bulleted {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

interface Numbered {
  readonly index: number;
  readonly value: number;
  readonly start: number;
}

/**
 * Where the content begins in lines that a list numbers or bullets: such marks order the page, they are no words of a
 * title. Only numbers that count on from one line to another are marks: "14 people return" alone is none.
 */
export function findMarkers(text: string, lines: readonly Line[]): Map<number, Marker> {
  const markers = new Map<number, Marker>();
  const numbered: Numbered[] = [];
  const roman: Numbered[] = [];
  const lettered: Numbered[] = [];
  const bulleted = new Map<string, Bulleted[]>();
  lines.forEach((line, index) => {
    const head = text.slice(line.start, Math.min(line.end, line.start + 12));
    if (isWord(text, line)) return;
    const letters = LETTERS.exec(head);
    if (letters?.[1] !== undefined) {
      const found = letters[1].toLowerCase();
      const start = line.start + letters[0].length;
      if (ROMAN.test(found)) roman.push({ index, value: readRoman(found), start });
      if (found.length === 1) lettered.push({ index, value: found.charCodeAt(0) - FIRST_LETTER, start });
      return;
    }
    const number = NUMBER.exec(head);
    const digits = number?.[1];
    if (number !== null && digits !== undefined && !(BARE.test(number[0]) && isDate(text, line))) {
      numbered.push({ index, value: readDigits(digits), start: line.start + number[0].length });
    }
    const bullet = BULLET.exec(head);
    if (bullet?.[1] !== undefined) {
      const start = line.start + bullet[0].length;
      const marked = { index, start, end: findClosing(text, line, bullet[1]) };
      const alike = bulleted.get(bullet[1]);
      if (alike === undefined) bulleted.set(bullet[1], [marked]);
      else alike.push(marked);
    }
  });
  const counts = [longestCount(numbered), countFromOne(roman), countFromOne(lettered)];
  const count = counts.reduce((longest, found) => (found.length > longest.length ? found : longest));
  for (const { index, start } of count) markers.set(index, { start, isNumber: true });
  if (bulleted.size === 0) return markers;
  const long = lines.filter(isLong).length;
  for (const marked of bulleted.values()) {
    if (marked.length < 2) continue;
    const isNumber = marked.length >= long && marked.every(({ index }) => isLong(lines[index]));
    for (const { index, start, end } of marked) markers.set(index, { start, end, isNumber });
  }
  return markers;
}

/** Where a line ends before the signs that opened it, as in `** Title **`. */
function findClosing(text: string, { start, end }: Line, signs: string): number {
  const before = end - signs.length;
  const isClosed = text.startsWith(signs, before) && (classOf(text.charCodeAt(before - 1)) & SPACE) !== 0;
  return isClosed ? trimSpan(text, start, before).end : end;
}

function isLong(line: Line | undefined): boolean {
  return line !== undefined && line.end - line.start >= LONG_LINE;
}

/** Whether a line begins with a word: letters, and not a few of them with a list's stop behind. */
function isWord(text: string, { start, end }: Line): boolean {
  if ((classOf(text.charCodeAt(start)) & LETTER) === 0) return false;
  let at = start + 1;
  while (at < end && at - start < LONGEST_LETTERS && (classOf(text.charCodeAt(at)) & LETTER) !== 0) at++;
  return !STOPS.has(text.charCodeAt(at));
}

/** "3 May 2011" is not the third of anything. */
function isDate(text: string, { start, end }: Line): boolean {
  return end - start <= LONGEST_DATE && rateDate(text.slice(start, end)) >= 2;
}

/** The longest run that counts up or down by one, at least three long, or "1, 2". */
function longestCount(numbered: readonly Numbered[]): Numbered[] {
  const runs = [1, -1].map((step) => longestRun(numbered, step)).sort((a, b) => b.length - a.length);
  const run = runs[0] ?? [];
  return run.length >= 3 || (run.length === 2 && run[0]?.value === 1) ? run : [];
}

/** Letters count only from the first one on, and three lines: "I. Newton" alone is somebody's name. */
function countFromOne(numbered: readonly Numbered[]): Numbered[] {
  const run = longestRun(numbered, 1);
  return run.length >= 3 && run[0]?.value === 1 ? run : [];
}

function longestRun(numbered: readonly Numbered[], step: number): Numbered[] {
  const runs = new Map<number, { length: number; before: Numbered | null }>();
  const trail = new Map<Numbered, Numbered | null>();
  let last: Numbered | null = null;
  let longest = 0;
  for (const entry of numbered) {
    const before = runs.get(entry.value - step);
    const length = (before?.length ?? 0) + 1;
    trail.set(entry, before?.before ?? null);
    if (length >= (runs.get(entry.value)?.length ?? 0)) runs.set(entry.value, { length, before: entry });
    if (length > longest) {
      longest = length;
      last = entry;
    }
  }
  const run: Numbered[] = [];
  for (let entry = last; entry !== null; entry = trail.get(entry) ?? null) run.push(entry);
  return run.reverse();
}

const FIRST_LETTER = 'a'.charCodeAt(0) - 1;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function readRoman(letters: string): number {
  const values = Array.from(letters, (letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** The value of decimal digits of any script; Unicode keeps each script's ten digits in order. */
function readDigits(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 10 + digitValue(digit);
  return value;
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
