import type { Unit } from './lines.ts';
import { FEWEST_LINKS, isLink } from './menus.ts';
import { isNameLine } from './names-beside-titles.ts';
import type { Shape } from './shape.ts';

/** Shorter names of a site occur in texts by chance. */
const SHORTEST_NAME = 8;
const MASTHEAD_LINES = 6;
const COLOPHON_LINES = 6;
const CLOSING = 3;
/** A longer list of links is hardly a page's end; and each is looked for on the whole page. */
const MOST_CLOSING = 20;
const COLOPHON = 3;
const LINK_WORDS = 2;
/** An article may end with somebody's name, or the word that ends it. */
const FEWEST_TEXTS = 4;
const LEGAL = /^(?:©|\(c\)\s|copyright\b)/;
const WIDEST_COLOPHON = 120;
/** An article, a sign. */
const BEFORE_NAME = 5;

/** Short lines behind a page's last text have none to be titles of, unless the first of them stands under its text. */
export function readClosing(text: string, units: readonly Unit[], shapes: Shape[]): void {
  const recurs = ({ key }: Unit) =>
    units.findIndex((unit) => unit.key === key) !== units.findLastIndex((unit) => unit.key === key);
  const isClosing = (at: number) => {
    const unit = units[at] as Unit;
    return isLink(text, unit, shapes[at]) && !(shapes[at] as Shape).isSentence && !recurs(unit);
  };
  const most = Math.max(1, units.length - MOST_CLOSING);
  let from = units.length;
  while (from > most && isClosing(from - 1)) from--;
  if (units.length - from < FEWEST_LINKS) return;
  for (let at = from + 1; at < units.length; at++) {
    const shape = shapes[at] as Shape;
    shapes[at] = { ...shape, navigation: Math.max(shape.navigation, CLOSING) };
  }
}

/** Words right under a page's last sentence, where no other sentence has any: links, and what leads to them. */
export function readClosingLinks(text: string, units: readonly Unit[], shapes: Shape[]): void {
  const isLabel = (at: number) => {
    const shape = shapes[at];
    const isWord = shape !== undefined && shape.words > 0 && shape.words <= LINK_WORDS && !shape.isSentence;
    return isWord && (shape.words === 1 || !isNameLine(text, units[at] as Unit));
  };
  const isLed = (at: number) => (shapes[at] as Shape).isStatement && units[at + 1]?.gap === 0 && isLabel(at + 1);
  let last = units.length - 1;
  while (last > 0 && units[last]?.gap === 0 && isLabel(last)) last--;
  const shape = shapes[last];
  if (shape === undefined || last === units.length - 1 || (units[last] as Unit).gap === 0) return;
  if (!shape.isStatement || shape.width > WIDEST_COLOPHON) return;
  const texts = shapes.filter(({ text, isStatement }) => text > 0 || isStatement).length;
  if (texts < FEWEST_TEXTS || units.some((_, at) => at < last && isLed(at))) return;
  for (let at = last; at < units.length; at++) {
    shapes[at] = {
      ...(shapes[at] as Shape),
      navigation: Math.max(COLOPHON, (shapes[at] as Shape).navigation),
      text: 0,
    };
  }
}

/** Last lines that tell of rights, or of the site by the name that stands over the page, and what follows them. */
export function readColophon(text: string, units: readonly Unit[], shapes: Shape[]): void {
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
