import type { Unit } from './lines.ts';
import { isNote, isText, type Shape } from './shape.ts';

const MOST_WORDS = 4;
const WIDEST = 30;
/** Which share of a page's texts have one line over them where a second one is a section's. */
const MOST = 0.5;
const CAPITALS = /^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u;

/**
 * Where most texts have one line over them, a short line that stands over some of these, by itself or in capitals, is
 * the section that begins there. Which lines these are.
 */
export function findSections(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const sections: number[] = [];
  const isCapital = ({ start, end }: Unit) => CAPITALS.test(text.slice(start, end));
  let titles = 0;
  let capitals = 0;
  let before = -1;
  for (let index = 0; index < shapes.length; index++) {
    const shape = shapes[index] as Shape;
    if (!isText(shape)) continue;
    const over = index - before - 1;
    const title = units[index - 1];
    const section = units[index - 2];
    before = index;
    if (over === 0 || over > 2 || title === undefined || index === over) continue;
    titles++;
    if (isCapital(title)) capitals++;
    if (over === 1 || section === undefined || !areHeadings(shapes, index)) continue;
    const isFree = section.gap > 0 && title.gap > 0 && title.gap >= (units[index] as Unit).gap;
    const isApart = isFree && title.gap > (units[index] as Unit).gap;
    if (isApart || (isFree && isCapital(section) && !isCapital(title))) sections.push(index - 2);
  }
  return sections.length <= titles * MOST && capitals < titles ? sections : [];
}

function areHeadings(shapes: readonly Shape[], text: number): boolean {
  const section = shapes[text - 2] as Shape;
  const isShort = section.words > 0 && section.words <= MOST_WORDS && section.width <= WIDEST;
  return isShort && [section, shapes[text - 1] as Shape].every((shape) => !isNote(shape) && !shape.isStatement);
}
