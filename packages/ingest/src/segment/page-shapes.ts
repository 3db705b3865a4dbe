import { classOf, LOWER } from './characters.ts';
import type { Unit } from './lines.ts';
import { findNamesBesideTitles, findNamesUnderTexts } from './names-beside-titles.ts';
import { readShape, type Shape } from './shape.ts';

const FEWEST_LINKS = 3;
const LINKS = 3;
const WIDEST_LINK = 60;
/** What holds more than a heading is no link. */
const LINK_TEXT = -1;
const MARK = /[^\p{L}\p{Nd}\s][ \t]+$/u;
const LIST = 4;
const NAME = 2.5;
/** Shorter names of a site occur in texts by chance. */
const SHORTEST_NAME = 8;
const MASTHEAD_LINES = 3;
const COLOPHON_LINES = 6;
const CLOSING = 3;
const COLOPHON = 3;
const LEGAL = /^(?:©|\(c\)\s|copyright\b)/;
const WIDEST_COLOPHON = 120;
/** An article, a sign. */
const BEFORE_NAME = 5;

/** The looks of a page's units, each seen by itself and then among those around it. */
export function readShapes(text: string, units: readonly Unit[]): readonly Shape[] {
  const shapes = units.map((unit) => readShape(text, unit));
  readMenus(units, shapes);
  readLinks(text, units, shapes);
  readLists(text, units, shapes);
  readClosing(text, units, shapes);
  readColophon(text, units, shapes);
  for (const find of [findNamesBesideTitles, findNamesUnderTexts]) {
    for (const at of find(text, units, shapes)) shapes[at] = { ...(shapes[at] as Shape), meta: NAME };
  }
  return shapes;
}

/** Short lines right under each other are a menu, or a list of links. */
function readMenus(units: readonly Unit[], shapes: Shape[]): void {
  const isTight = (at: number) => units[at]?.gap === 0;
  for (let from = 0; from < units.length; ) {
    let to = from + 1;
    if (isMenuEntry(shapes[from])) while (isTight(to) && isMenuEntry(shapes[to])) to++;
    const isLast = units.length - from === 2 && isTight(from + 1) && (units[from]?.gap ?? 0) > 0;
    if (isLast && to - from < 2 && isMenuEntry(shapes[from], 4) && isMenuEntry(shapes[from + 1], 4)) to = from + 2;
    const rating = rateMenu(to - from, isLast);
    if (rating > 0) {
      while (isTight(to) && (shapes[to]?.meta ?? 0) >= 2) to++;
      for (let at = from; at < to; at++) {
        const shape = shapes[at] as Shape;
        shapes[at] = { ...shape, navigation: Math.max(shape.navigation, rating) };
      }
    }
    from = to;
  }
}

/** Short lines right under each other, with no text beneath, are what an issue holds, or what else there is to read. */
function readLinks(text: string, units: readonly Unit[], shapes: Shape[]): void {
  const isTight = (at: number) => units[at]?.gap === 0;
  for (let from = 0; from < units.length; ) {
    let to = from;
    while ((to === from || isTight(to)) && isLink(text, units[to], shapes[to])) to++;
    const isFree = !isTight(from) && !isTight(to) && (shapes[to]?.text ?? 0) <= 0;
    if (to - from >= FEWEST_LINKS && isFree) {
      for (let at = from; at < to; at++) {
        const shape = shapes[at] as Shape;
        shapes[at] = { ...shape, navigation: Math.max(shape.navigation, LINKS), isListed: true };
      }
    }
    from = Math.max(to, from + 1);
  }
}

/** Marked lines right under each other that begin small are a list in a text, as is what announces it. */
function readLists(text: string, units: readonly Unit[], shapes: Shape[]): void {
  const isEntry = (at: number) => {
    const start = units[at]?.start;
    return start !== undefined && (classOf(text.charCodeAt(start)) & LOWER) !== 0 && isMarked(text, start);
  };
  for (let from = 1; from < units.length; ) {
    let to = from;
    while (isEntry(to) && (to === from || units[to]?.gap === 0)) to++;
    if (to - from > 1) {
      const announced = from - (text[(units[from - 1] as Unit).end - 1] === ':' ? 1 : 0);
      for (let at = announced; at < to; at++) shapes[at] = { ...(shapes[at] as Shape), text: LIST };
    }
    from = Math.max(to, from + 1);
  }
}

function isMarked(text: string, start: number): boolean {
  return MARK.test(text.slice(Math.max(0, start - 3), start));
}

/** Three lines are a menu; two that close a page may be one. */
function rateMenu(lines: number, isLast: boolean): number {
  return lines >= 3 ? 4 : lines === 2 && isLast ? 1 : 0;
}

function isMenuEntry(shape: Shape | undefined, words = 3): boolean {
  return shape !== undefined && shape.words <= words && shape.width <= 30 && shape.meta < 0 && !shape.isSentence;
}

function isLink(text: string, unit: Unit | undefined, shape: Shape | undefined): boolean {
  if (unit === undefined || shape === undefined || shape.isSymbol || shape.isStatement) return false;
  const isRead = (classOf(text.charCodeAt(unit.start)) & LOWER) === 0;
  return isRead && shape.width <= WIDEST_LINK && shape.text < LINK_TEXT && shape.meta < 0;
}

/** Short lines behind a page's last text have none to be titles of, unless the first of them stands under its text. */
function readClosing(text: string, units: readonly Unit[], shapes: Shape[]): void {
  const recurs = ({ key }: Unit) => units.findIndex((unit) => unit.key === key) !== units.findLastIndex((unit) => unit.key === key);
  const isClosing = (at: number) => {
    const unit = units[at] as Unit;
    return isLink(text, unit, shapes[at]) && !(shapes[at] as Shape).isSentence && !recurs(unit);
  };
  let from = units.length;
  while (from > 1 && isClosing(from - 1)) from--;
  if (units.length - from < FEWEST_LINKS) return;
  for (let at = from + 1; at < units.length; at++) {
    const shape = shapes[at] as Shape;
    shapes[at] = { ...shape, navigation: Math.max(shape.navigation, CLOSING) };
  }
}

/** Last lines that tell of rights, or of the site by the name that stands over the page, and what follows them. */
function readColophon(text: string, units: readonly Unit[], shapes: Shape[]): void {
  const firstText = shapes.findIndex((shape) => shape.text > 0);
  if (firstText < 0) return;
  const names = units.slice(0, Math.max(0, Math.min(MASTHEAD_LINES, firstText - 1)));
  const from = Math.max(firstText + 1, units.length - COLOPHON_LINES);
  let first = from;
  while (first < units.length && !namesSite(text, units, first, names, shapes)) first++;
  if (first === units.length) return;
  const label = shapes[first - 1] as Shape;
  const isLegal = LEGAL.test(text.slice(units[first]?.start, units[first]?.end).toLowerCase());
  const hasLabel = !isLegal && first > from && !label.isSentence && !label.isSymbol && label.text < 0;
  for (let at = hasLabel ? first - 1 : first; at < units.length; at++) {
    const shape = shapes[at] as Shape;
    shapes[at] = { ...shape, navigation: Math.max(shape.navigation, COLOPHON) };
  }
}

/** Whether a line is a legal one, or begins with one of these lines, which nothing else on the page tells of. */
function namesSite(
  text: string,
  units: readonly Unit[],
  at: number,
  names: readonly Unit[],
  shapes: readonly Shape[],
): boolean {
  const { start, end } = units[at] as Unit;
  if ((shapes[at] as Shape).width > WIDEST_COLOPHON) return false;
  const line = text.slice(start, end).toLowerCase();
  if (LEGAL.test(line)) return true;
  return names.some(({ key, end: nameEnd }) => {
    if (key.length < SHORTEST_NAME || key === line) return false;
    const place = line.indexOf(key);
    return place >= 0 && place <= BEFORE_NAME && !text.slice(nameEnd, start).toLowerCase().includes(key);
  });
}
