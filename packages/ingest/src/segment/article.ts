import type { Role } from './grammar.ts';
import type { Unit } from './lines.ts';
import type { Reading } from './readings.ts';
import type { Shape } from './shape.ts';

const LONGEST_TITLE = 200;
/** From here on a line is furniture wherever it stands. */
const SURELY = Math.log(0.7);

/** The roles of a page's units where it is one article: title and text, without a masthead. */
export function labelArticle(units: readonly Unit[], shapes: readonly Shape[], readings: readonly Reading[]): Role[] {
  const isFurniture = (index: number) => (readings[index]?.navigation ?? 0) > SURELY;
  let first = 0;
  while (first < units.length - 1 && isFurniture(first)) first++;
  let end = units.length;
  while (end - 1 > first && isFurniture(end - 1)) end--;
  const roles: Role[] = units.map((_, index) => (index < first ? 'before' : index < end ? 'paragraph' : 'after'));
  const title = units[first];
  const next = first + 1 < end ? units[first + 1] : undefined;
  let text = first;
  if (title !== undefined && next !== undefined && canBeTitle(title, next, shapes[first]?.isStatement === true)) {
    roles[first] = 'title';
    text = first + 1;
    while (text < end - 1 && isNote(readings[text])) {
      roles[text] = text === first + 1 ? 'noteBetween' : 'moreBetween';
      text++;
    }
  }
  roles[text] = 'text';
  return roles;
}

/** Whether an article's first line is its title: short enough, no statement, and a blank line behind it. */
export function canBeTitle(line: Unit, next: Unit, isStatement: boolean): boolean {
  return line.end - line.start <= LONGEST_TITLE && next.gap > 0 && !isStatement;
}

/** Behind a title, what is a note rather than a text is none of the text. */
function isNote(reading: Reading | undefined): boolean {
  return reading !== undefined && reading.meta > reading.text + 1;
}
