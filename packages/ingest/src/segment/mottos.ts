import type { Unit } from './lines.ts';
import { isHeading, isText, type Shape } from './shape.ts';

const FEWEST = 2;

/**
 * The line before a page's first text, under another one, where it stands apart from that text although every title
 * of the page stands right over its own: a motto, or what else is said under the page's name, over a text without title.
 */
export function findMotto(units: readonly Unit[], shapes: readonly Shape[]): number | null {
  const first = shapes.findIndex(isText);
  if (first < 2 || units[first]?.gap === 0) return null;
  if (![first - 1, first - 2].every((at) => isHeading(shapes[at]))) return null;
  let titles = 0;
  for (let at = first + 2; at < units.length; at++) {
    if (!isText(shapes[at]) || !isHeading(shapes[at - 1])) continue;
    if (units[at]?.gap !== 0 || units[at - 1]?.gap === 0) return null;
    titles++;
  }
  return titles >= FEWEST ? first - 1 : null;
}
