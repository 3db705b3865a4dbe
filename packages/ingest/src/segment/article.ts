import type { Parse } from './decode.ts';
import type { Role } from './grammar.ts';
import type { Unit } from './lines.ts';
import type { Reading } from './readings.ts';
import type { Shape } from './shape.ts';

const LONGEST_TITLE = 200;
/** From here on a line is furniture wherever it stands. */
const SURELY = Math.log(0.7);

/** Reads a page as one article: title and text, without a masthead. */
export function readArticle(units: readonly Unit[], shapes: readonly Shape[], readings: readonly Reading[]): Parse {
  const isFurniture = (index: number) => (readings[index]?.navigation ?? 0) > SURELY;
  let first = 0;
  while (first < units.length - 1 && isFurniture(first)) first++;
  let end = units.length;
  while (end - 1 > first && isFurniture(end - 1)) end--;
  const roles: Role[] = units.map((_, index) => (index < first ? 'before' : index < end ? 'paragraph' : 'after'));
  const title = units[first];
  const next = units[first + 1];
  let text = first;
  if (
    title !== undefined &&
    next !== undefined &&
    first + 1 < end &&
    next.gap > 0 &&
    title.end - title.start <= LONGEST_TITLE &&
    shapes[first]?.isSentence === false
  ) {
    roles[first] = 'title';
    text = first + 1;
    while (text < end - 1 && isNote(readings[text])) roles[text++] = 'noteBetween';
  }
  roles[text] = 'text';
  return { roles, score: rateArticle(units, roles, readings), isTextFirst: false };
}

/** Behind a title, what is a note rather than a text is none of the text. */
function isNote(reading: Reading | undefined): boolean {
  return reading !== undefined && reading.meta > reading.text + 1;
}

/** A number of a list, and a line that holds two things, speak against one article. */
function rateInside(unit: Unit | undefined): number {
  return (unit?.isNumbered ? -2 : 0) + (unit !== undefined && unit.gap < 0 ? -3 : 0);
}

function rateArticle(units: readonly Unit[], roles: readonly Role[], readings: readonly Reading[]): number {
  let score = 0;
  roles.forEach((role, index) => {
    const reading = readings[index];
    if (reading === undefined) return;
    if (role === 'title') score += reading.title;
    else if (role === 'text') score += reading.text;
    else if (role === 'paragraph') score += reading.text + Math.log(0.6) + rateInside(units[index]);
    else if (role === 'noteBetween') score += reading.meta + Math.log(0.2);
    else score += reading.navigation + Math.log(0.3);
  });
  return score;
}
