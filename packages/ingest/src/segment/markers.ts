import { classOf, LETTER } from './characters.ts';
import { rateDate } from './dates.ts';
import type { Line } from './lines.ts';

const NUMBER =
  /^(?:[([#№]\s?)?(\p{Nd}{1,3})(?:\s?[.)\]:、．：/–-]{1,2}\s+(?=\S)|[.)\]、．](?=[\p{L}"'“«‘])|\s+(?=\p{L}))/u;
const BULLET = /^([•◦▪■□●○‣►▶✦✓❖*–—-])\s+(?=[\p{L}\p{Nd}"'“«‘(])/u;

const BARE = /^\p{Nd}+\s+$/u;
/** A date is that long, with its weekday and hour. */
const LONGEST_DATE = 40;

export interface Marker {
  /** Where the line's content begins behind it. */
  readonly start: number;
  readonly isNumber: boolean;
}

/**
 * Where the content begins in lines that a list numbers or bullets: such marks order the page, they are no words of a
 * title. Only numbers that count on from one line to another are marks: "14 people return" alone is none.
 */
export function findMarkers(text: string, lines: readonly Line[]): Map<number, Marker> {
  const markers = new Map<number, Marker>();
  const numbered: { index: number; value: number; start: number }[] = [];
  const bulleted = new Map<string, { index: number; start: number }[]>();
  lines.forEach((line, index) => {
    if ((classOf(text.charCodeAt(line.start)) & LETTER) !== 0) return;
    const head = text.slice(line.start, Math.min(line.end, line.start + 12));
    const number = NUMBER.exec(head);
    const digits = number?.[1];
    if (number !== null && digits !== undefined && !(BARE.test(number[0]) && isDate(text, line))) {
      numbered.push({ index, value: readDigits(digits), start: line.start + number[0].length });
    }
    const bullet = BULLET.exec(head);
    if (bullet?.[1] !== undefined) {
      const start = line.start + bullet[0].length;
      bulleted.set(bullet[1], [...(bulleted.get(bullet[1]) ?? []), { index, start }]);
    }
  });
  for (const { index, start } of longestCount(numbered)) markers.set(index, { start, isNumber: true });
  for (const lines of bulleted.values()) {
    if (lines.length >= 2) for (const { index, start } of lines) markers.set(index, { start, isNumber: false });
  }
  return markers;
}

/** "3 May 2011" is not the third of anything. */
function isDate(text: string, { start, end }: Line): boolean {
  return end - start <= LONGEST_DATE && rateDate(text.slice(start, end)) >= 2;
}

/** The longest run that counts up or down by one, at least three long, or "1, 2". */
function longestCount<N extends { value: number }>(numbered: readonly N[]): N[] {
  const runs = [1, -1].map((step) => longestRun(numbered, step)).sort((a, b) => b.length - a.length);
  const run = runs[0] ?? [];
  return run.length >= 3 || (run.length === 2 && run[0]?.value === 1) ? run : [];
}

function longestRun<N extends { value: number }>(numbered: readonly N[], step: number): N[] {
  const runs = new Map<number, { length: number; before: N | null }>();
  const trail = new Map<N, N | null>();
  let last: N | null = null;
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
  const run: N[] = [];
  for (let entry = last; entry !== null; entry = trail.get(entry) ?? null) run.push(entry);
  return run.reverse();
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
