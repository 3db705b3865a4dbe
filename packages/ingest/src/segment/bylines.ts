import type { Unit } from './lines.ts';
import { isNameLine } from './names-beside-titles.ts';
import { isNote, isText, type Shape } from './shape.ts';

/** A name right over a date, between a heading and the only text of a page that has such lines over it: an article's byline. */
export function findByline(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const titled = shapes.flatMap((shape, at) => (isText(shape) && at > 0 && !isText(shapes[at - 1]) ? [at] : []));
  const [first, second] = titled;
  if (first === undefined || second !== undefined) return [];
  let name = first - 1;
  while (name > 0 && isNote(shapes[name])) name--;
  const isOverNote = name < first - 1 && units[name + 1]?.gap === 0 && (units[name]?.gap ?? 0) > 0;
  return isOverNote && name > 0 && !isNote(shapes[name - 1]) && isNameLine(text, units[name] as Unit) ? [name] : [];
}
