import type { Unit } from './lines.ts';
import { isNote, isText, type Shape } from './shape.ts';

const FEWEST = 3;
/** Which share of the titles must have such a line under them, and of these be wider than it. */
const MOST = 0.75;
/** How much wider (logarithm to base 2) titles must be. */
const WIDER = 0.7;
const MOST_WORDS = 5;

/** Lines right under titles that are much narrower than these: who wrote the text, or where it is from, in any form. */
export function findNarrowLines(_: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const lines: number[] = [];
  let single = 0;
  let wider = 0;
  let sum = 0;
  for (let text = 1; text < units.length; text++) {
    if (!isText(shapes[text]) || isText(shapes[text - 1])) continue;
    let last = text - 1;
    while (last > 0 && isTight(units, last) && isNote(shapes[last])) last--;
    if (!isTight(units, last)) single++;
    if (last === 0 || !isTight(units, last) || isTight(units, last - 1)) continue;
    const line = shapes[last] as Shape;
    const title = shapes[last - 1] as Shape;
    if (line.words > MOST_WORDS || line.isSymbol || isNote(line) || isNote(title) || isText(title)) continue;
    const step = Math.log2(title.width / line.width);
    if (step > 0) wider++;
    sum += step;
    lines.push(last);
  }
  const isHabit = lines.length >= FEWEST && lines.length >= MOST * (lines.length + single);
  const isNarrow = wider >= MOST * lines.length && sum >= WIDER * lines.length;
  return isHabit && isNarrow ? lines : [];
}

function isTight(units: readonly Unit[], at: number): boolean {
  return units[at]?.gap === 0 && at > 0;
}
