import { readBreaks } from './breaks.ts';
import { findByline } from './bylines.ts';
import { classOf, LOWER } from './characters.ts';
import { findEchoes } from './echoes.ts';
import { findLabelledNotes } from './labelled-notes.ts';
import type { Unit } from './lines.ts';
import { readLinks, readMenus } from './menus.ts';
import { findMotto } from './mottos.ts';
import { findNamesBesideNotes } from './names-beside-notes.ts';
import { findNamesBesideTitles, findNamesUnderTexts } from './names-beside-titles.ts';
import { findNarrowLines } from './narrow-lines.ts';
import { readClosing, readClosingLinks, readColophon } from './page-end.ts';
import { findSections } from './sections.ts';
import { readShape, type Shape } from './shape.ts';
import { findSenders, findSignatures } from './signatures.ts';

const MARK = /[^\p{L}\p{Nd}\s][ \t]+$/u;
const LIST = 4;
const NAME = 2.5;
const ECHO = 4;

/** What finds notes by the lines around them. */
const NOTES = [
  findByline,
  findLabelledNotes,
  findNamesBesideTitles,
  findNamesBesideNotes,
  findNamesUnderTexts,
  findSignatures,
  findSenders,
  findSections,
  findNarrowLines,
];

/** The looks of a page's units, each seen by itself and then among those around it. */
export function readShapes(text: string, units: readonly Unit[]): readonly Shape[] {
  const shapes = units.map((unit) => readShape(text, unit));
  readMenus(units, shapes);
  readLinks(text, units, shapes);
  readLists(text, units, shapes);
  readBreaks(units, shapes);
  readClosing(text, units, shapes);
  readColophon(text, units, shapes);
  readClosingLinks(text, units, shapes);
  for (const find of NOTES) {
    for (const at of find(text, units, shapes)) shapes[at] = { ...(shapes[at] as Shape), meta: NAME };
  }
  for (const at of findEchoes(text, units, shapes)) shapes[at] = { ...(shapes[at] as Shape), meta: ECHO, text: -ECHO };
  const motto = findMotto(units, shapes);
  if (motto !== null) shapes[motto] = { ...(shapes[motto] as Shape), isMotto: true };
  return shapes;
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
