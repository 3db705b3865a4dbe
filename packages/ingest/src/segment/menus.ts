import { classOf, LOWER } from './characters.ts';
import type { Unit } from './lines.ts';
import type { Shape } from './shape.ts';

export const FEWEST_LINKS = 3;
const LINKS = 3;
const WIDEST_LINK = 60;
/** What holds more than a heading is no link. */
const LINK_TEXT = -1;

/** Short lines right under each other are a menu, or a list of links. */
export function readMenus(units: readonly Unit[], shapes: Shape[]): void {
  const isTight = (at: number) => units[at]?.gap === 0;
  for (let from = 0; from < units.length; ) {
    let to = from + 1;
    if (isMenuEntry(shapes[from])) while (isTight(to) && isMenuEntry(shapes[to])) to++;
    const isLast = units.length - from === 2 && isTight(from + 1) && (units[from]?.gap ?? 0) > 0;
    if (isLast && to - from < 2 && isMenuEntry(shapes[from], 4) && isMenuEntry(shapes[from + 1], 4)) to = from + 2;
    const isOneWord = shapes.slice(from, to).every(({ words }) => words === 1);
    const rating = rateMenu(to - from, isLast, isOneWord);
    const isUnderTitle = isTight(to) && (units[from]?.gap ?? 0) > 0 && (shapes[to]?.text ?? 0) > 0;
    if (rating > 0 && !isUnderTitle) {
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
export function readLinks(text: string, units: readonly Unit[], shapes: Shape[]): void {
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

/** Three lines are a menu; two that close a page may be one, of single words surely so. */
function rateMenu(lines: number, isLast: boolean, isOneWord: boolean): number {
  return lines >= 3 ? 4 : lines === 2 && isLast ? (isOneWord ? 3 : 1) : 0;
}

function isMenuEntry(shape: Shape | undefined, words = 3): boolean {
  return shape !== undefined && shape.words <= words && shape.width <= 30 && shape.meta < 0 && !shape.isSentence;
}

export function isLink(text: string, unit: Unit | undefined, shape: Shape | undefined): boolean {
  if (unit === undefined || shape === undefined || shape.isSymbol || shape.isStatement) return false;
  const isRead = (classOf(text.charCodeAt(unit.start)) & LOWER) === 0;
  return isRead && shape.width <= WIDEST_LINK && shape.text < LINK_TEXT && shape.meta < 0;
}
