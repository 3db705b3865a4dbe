import { classOf, WORD } from './characters.ts';
import type { Unit } from './lines.ts';
import { isText, type Shape } from './shape.ts';

const NAME = String.raw`(?:(?:\p{Ll}{1,2}['’])?\p{Lu}[\p{L}\p{M}'’.-]*|\p{Ll}{1,3})`;
const PART = String.raw`[\p{L}\p{M}\s.’'-]{2,30}`;
const NAMES = new RegExp(
  String.raw`^(?:[–—-]+\s*)?(?=\p{Lu})(?=.*(?:^|\s|['’–—-])\p{Lu}\S*$)${NAME}(?:,?\s+${NAME}){0,5}$`,
  'u',
);
const DASH = /[–—~-]\s*[^\s]?$/u;
const BRACKETS = /^(?:\([^()]+\)|\[[^[\]]+\]|（[^（）]+）)$/u;
/** A name, and how old, what or from where: "Ann Lee, 34, nurse". */
const SIGNED = new RegExp(
  String.raw`^(?=\p{Lu})${NAME}(?:\s+${NAME}){0,3}(?:\s\(\p{Nd}{1,3}\)|,\s(?:\p{Nd}{1,3}|${PART}))(?:,\s${PART})?$`,
  'u',
);
const LONGEST_SOURCE = 60;
const LONGEST_NAME = 50;
/** The words of a name that is written anyhow. */
const NICKNAME = 2;
/** As sure as a date beside other words. */
const NOTE = 2.5;
/** Of the places between texts that hold two lines, how many hold a name in the one, and at most in the other. */
const MOST = 0.6;
const FEW = 0.34;
/** A menu's or a legal line's look. */
const FURNITURE = 2;

/** Lines between two texts. */
interface Place {
  readonly first: number;
  /** The last of them. */
  readonly title: number;
}

/**
 * Where two lines stand between texts and the one is as names are written, and the other is not, that one is who
 * wrote the text before it or behind it, or what the text is filed under. Which lines these are.
 */
export function findNamesBesideTitles(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const places: Place[] = [];
  let single = 0;
  let before = -1;
  for (let index = 0; index < shapes.length; index++) {
    if (!isText(shapes[index] as Shape)) continue;
    let last = index;
    while (last > before + 1 && isNote(shapes[last - 1] as Shape)) last--;
    const lines = last - before - 1;
    const isPlace = before >= 0 && (lines === 2 || lines === 3) && areHeadings(shapes, before + 1, last);
    if (isPlace) places.push({ first: before + 1, title: last - 1 });
    else if (before >= 0 && lines > 0) single++;
    before = index;
  }
  const [one, other] = places;
  if (one === undefined || other === undefined || single > places.length || recurs(units, one, other)) return [];
  let end = before + 1;
  while (end < shapes.length && (shapes[end] as Shape).navigation < FURNITURE) end++;
  const rest = end - before - 1;
  const isSigned = (rest === 1 || rest === 2) && areHeadings(shapes, before + 1, end);
  const upper = places.map(({ first }) => first);
  const lower = places.map(({ title }) => title);
  if (isSigned) upper.push(before + 1);
  const [above, below] = [upper, lower].map((lines) => {
    return lines.filter((at) => isNameLine(text, units[at] as Unit)).length / lines.length;
  }) as [number, number];
  if (below >= MOST && above <= FEW) {
    const firstText = shapes.findIndex(isText);
    let name = firstText - 1;
    while (name > 0 && isNote(shapes[name] as Shape)) name--;
    const isNamed = name > 0 && isNameLine(text, units[name] as Unit);
    return [...(isNamed ? [name] : []), ...lower];
  }
  if (above < MOST || below > FEW) return [];
  const ends = [...places.map(({ title }) => title), end];
  return upper.flatMap((first, at) => Array.from({ length: (ends[at] as number) - first }, (_, line) => first + line));
}

/** Lines under texts that a dash leads in, or that stand in brackets: who said or wrote them, or printed them. */
export function findNamesUnderTexts(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const names: number[] = [];
  let sure = 0;
  for (let at = 1; at < units.length; at++) {
    const unit = units[at] as Unit;
    const { start, end, gap } = unit;
    const { words } = shapes[at] as Shape;
    if (end - start > LONGEST_SOURCE || units[at + 1]?.gap === 0 || !isText(shapes[at - 1] as Shape)) continue;
    const isSource = isBracketed(text, start, end);
    const isNick = words > 0 && words <= NICKNAME && isDashed(text, start);
    if (!isSource && !isNick && (gap > 0 || !isDashed(text, start))) continue;
    names.push(at);
    if (isSource || isNick || isNameLine(text, unit) || isSigned(text, unit)) sure++;
  }
  const isSeparator = sure * 2 < names.length || names.every((at) => units[at]?.key === units[names[0] as number]?.key);
  return isSeparator ? [] : names;
}

/** A dash may have been read as the mark of a list, which is none of the unit. */
function isDashed(text: string, start: number): boolean {
  return DASH.test(text.slice(Math.max(0, start - 3), start + 1));
}

function isBracketed(text: string, start: number, end: number): boolean {
  return (classOf(text.charCodeAt(start)) & WORD) === 0 && BRACKETS.test(text.slice(start, end));
}

export function isNameLine(text: string, { start, end }: Unit): boolean {
  return end - start <= LONGEST_NAME && NAMES.test(text.slice(start, end));
}

export function isSigned(text: string, { start, end }: Unit): boolean {
  return SIGNED.test(text.slice(start, end));
}

/** A separator recurs, names change. */
function recurs(units: readonly Unit[], one: Place, other: Place): boolean {
  return units[one.first]?.key === units[other.first]?.key || units[one.title]?.key === units[other.title]?.key;
}

function isNote({ meta, navigation }: Shape): boolean {
  return meta >= NOTE || navigation >= FURNITURE;
}

function areHeadings(shapes: readonly Shape[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const shape = shapes[at] as Shape;
    if (isText(shape) || shape.isSymbol || shape.meta >= NOTE) return false;
  }
  return true;
}
