import type { Unit } from './lines.ts';
import { isNote, isText, type Shape } from './shape.ts';

const FEWEST = 3;
const MOST = 0.6;
/** Which share of them must be narrower than the other line, as titles are not. */
const NARROWER = 0.8;
const MOST_WORDS = 6;

/** Lines right under or over notes, where another line over the same text stands by itself and is wider: who wrote it, with the date. */
export function findNamesBesideNotes(_: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const names: number[] = [];
  let texts = 0;
  let narrower = 0;
  for (let text = 2; text < units.length; text++) {
    if (!isText(shapes[text]) || isText(shapes[text - 1])) continue;
    texts++;
    const headings: number[] = [];
    for (let at = text - 1; at >= 0 && headings.length < 2 && !isText(shapes[at]); at--) {
      if (!isNote(shapes[at])) headings.push(at);
    }
    const [lower, upper] = headings;
    if (upper === undefined || lower === undefined || !touchesNote(units, shapes, lower)) continue;
    const isFree = !touchesNote(units, shapes, upper) && (units[upper + 1]?.gap ?? 0) > 0;
    const name = shapes[lower] as Shape;
    if (!isFree || name.words > MOST_WORDS || name.isSymbol) continue;
    if (name.width < (shapes[upper] as Shape).width) narrower++;
    names.push(lower);
  }
  return narrower >= FEWEST && narrower >= NARROWER * names.length && names.length >= MOST * texts ? names : [];
}

function touchesNote(units: readonly Unit[], shapes: readonly Shape[], at: number): boolean {
  const isUnder = units[at]?.gap === 0 && isNote(shapes[at - 1]);
  return isUnder || (units[at + 1]?.gap === 0 && isNote(shapes[at + 1]));
}
