import { groupBy } from '../group-by.ts';
import type { Unit } from './lines.ts';
import { isHeading, isText, type Shape } from './shape.ts';

/** As sure as a list inside a text. */
const BREAK = 4;
const FEWEST_TITLES = 2;
/** Items between rules are one paragraph more often than not; an article's sections are several. */
const PARAGRAPHS = 1.5;
/** No name of a page is so long. */
const TITLE_WORDS = 6;

/**
 * Lines of signs between two texts are breaks in one text, rather than separators, where no title ever follows them
 * although the page has titles, or where what they part are sections of several paragraphs under one title.
 */
export function readBreaks(units: readonly Unit[], shapes: Shape[]): void {
  const keyOf = (at: number) => (units[at] as Unit).key;
  let titles = 0;
  let paragraphs = 0;
  for (let at = 1; at < units.length; at++) {
    if (!isText(shapes[at])) continue;
    paragraphs++;
    if (isHeading(shapes[at - 1])) titles++;
  }
  const rules = shapes.flatMap(({ isSymbol }, at) => (at > 0 && isSymbol && keyOf(at) !== '' ? [at] : []));
  for (const same of groupBy(rules, keyOf).values()) {
    if (!same.every((at) => isText(shapes[at - 1]) && isText(shapes[at + 1]))) continue;
    const sections = same.length + 1;
    const isSections =
      titles === 1 &&
      isHeading(shapes[0]) &&
      (paragraphs >= PARAGRAPHS * sections || (shapes[0] as Shape).words >= TITLE_WORDS);
    if (titles < FEWEST_TITLES && !isSections) continue;
    for (const at of same) shapes[at] = { ...(shapes[at] as Shape), text: BREAK, isSymbol: false };
  }
}
