import { classOf, DIGIT, LETTER, SPACE } from './characters.ts';
import { isCalendarWord } from './dates.ts';
import type { Role } from './grammar.ts';
import { foldLine } from './line-key.ts';
import type { Unit } from './lines.ts';

/** "Title: ", "Item 3: ", "Decision No. 12. ". */
const LABEL = /^\p{L}[\p{L}\p{M}'’]*\.?(?:\s[\p{L}\p{M}.º°]+){0,2}(?:\s?(\p{Nd}+)(?:\s?[.:：)])?|\s?[:：])\s+(?=\S)/u;
/** "(Video) ", the same before most titles. */
const BRACKETS = /^[([{][^()[\]{}]{1,20}[)\]}]\s+(?=\S)/u;
/** "1st: " */
const ORDINAL = /# \p{Ll}{1,2}(?=\s|$)/gu;
const PIECE = /[\p{L}\p{M}]+|\p{Nd}+|\s+|[^\s\p{L}\p{M}\p{Nd}]/gu;
/** Begins what is quoted, asked or shortened. */
const OPENS_WORDS = /^["“”‘’„«»('[{¿¡….&]/u;
/** What no label and no date is without. */
const COUNTED_OR_LEADING = /[:：\p{Nd}]/u;
const REACH = 40;
const FEWEST = 3;
const SHARE = 0.6;

/**
 * What most titles or most texts of a page begin with, counters and dates alike, is none of them: a label ("Abstract:"),
 * or before a title a counted one, a date, an hour, a number or a sign; or one of these behind another.
 */
export function trimSharedOpenings(text: string, units: readonly Unit[], roles: readonly Role[]): readonly Unit[] {
  const trimmed = trimOnce(text, units, roles);
  return trimmed === units ? units : trimOnce(text, trimmed, roles);
}

function trimOnce(text: string, units: readonly Unit[], roles: readonly Role[]): readonly Unit[] {
  const starts = new Map<number, number>();
  for (const role of ['title', 'text'] as const) {
    const same: number[] = [];
    for (let at = 0; at < roles.length; at++) if (roles[at] === role) same.push(at);
    const fewest = Math.max(FEWEST, SHARE * same.length);
    const openings = dropNumbers(findOpenings(text, units, same, role === 'title', same.length - fewest));
    const times = new Map<string, number>();
    for (const { form } of openings) times.set(form, (times.get(form) ?? 0) + 1);
    for (const { at, end, form } of openings) if ((times.get(form) ?? 0) >= fewest) starts.set(at, end);
  }
  return starts.size === 0 ? units : units.map((unit, at) => ({ ...unit, start: starts.get(at) ?? unit.start }));
}

/** The openings of these units; none where more than so many units have none. */
function findOpenings(
  text: string,
  units: readonly Unit[],
  same: readonly number[],
  isTitle: boolean,
  most: number,
): readonly Opening[] {
  const openings: Opening[] = [];
  let missed = 0;
  for (const at of same) {
    const opening = missed > most ? null : findOpening(text, at, units[at] as Unit, isTitle);
    if (opening === null) missed++;
    else openings.push(opening);
  }
  return missed > most ? [] : openings;
}

interface Opening {
  /** Which unit. */
  readonly at: number;
  readonly end: number;
  readonly form: string;
  /** The number in a label. */
  readonly number: string | null;
}

/** Labels that count the page's items order it; others, as those of episodes, tell which one it is. */
function dropNumbers(openings: readonly Opening[]): readonly Opening[] {
  const numbered = openings.filter(({ number }) => number !== null);
  const first = Number(numbered[0]?.number);
  const isCount = numbered.every(({ number }, index) => Number(number) === first + index);
  return isCount ? openings : openings.filter(({ number }) => number === null);
}

function findOpening(text: string, at: number, { start, end }: Unit, isTitle: boolean): Opening | null {
  const head = text.slice(start, Math.min(end, start + REACH));
  if ((classOf(head.charCodeAt(0)) & LETTER) !== 0 && !COUNTED_OR_LEADING.test(head)) return null;
  const signs = isTitle ? (BRACKETS.exec(head)?.[0].length ?? measureSigns(head)) : 0;
  const label = signs > 0 ? null : LABEL.exec(head);
  const length = label?.[0].length ?? signs;
  if (length === 0 || start + length >= end || (!isTitle && label?.[1] !== undefined)) return null;
  return {
    at,
    end: start + length,
    form: foldLine(head.slice(0, length).trimEnd()).replace(ORDINAL, '#'),
    number: label?.[1] ?? null,
  };
}

/** How long an opening without words is: numbers, months, weekdays and signs, but not a number alone. */
function measureSigns(head: string): number {
  if ((classOf(head.charCodeAt(0)) & LETTER) === 0 && OPENS_WORDS.test(head)) return 0;
  let length = 0;
  let isMore = false;
  let hasNumber = false;
  for (const { 0: piece, index } of head.matchAll(PIECE)) {
    const found = classOf(piece.charCodeAt(0));
    if ((found & LETTER) !== 0) {
      const isOrdinal = piece.length <= 2 && (classOf(head.charCodeAt(index - 1)) & DIGIT) !== 0;
      if (!isOrdinal && !isCalendarWord(piece.toLowerCase())) break;
      isMore = true;
    } else if ((found & DIGIT) !== 0) hasNumber = true;
    else if ((found & SPACE) !== 0) length = index + piece.length;
    else if (OPENS_WORDS.test(piece)) {
      if (piece !== '.') break;
      isMore ||= hasNumber;
    } else isMore = true;
  }
  return isMore ? length : 0;
}
