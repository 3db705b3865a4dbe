import type { Role } from './grammar.ts';
import type { Unit } from './lines.ts';
import { isNameLine } from './names-beside-titles.ts';
import type { Reading } from './readings.ts';
import type { Shape } from './shape.ts';

const LONGEST_TITLE = 200;
const WIDEST_HEADING = 60;
/** What a listing holds in one line stands in none of an article. */
const GLUED = -1;
/** One alone may be anything. */
const FEWEST_HEADINGS = 2;
/** As wide (logarithm) as a heading as often as a title is. */
const MIDDLING_HEADING = Math.log2(26);
const BY_WIDTH = 4;
/** An article's title is wider than its headings; by how much (logarithm) as often as one title is than others. */
const MIDDLING_STEP = 0.5;
const BY_STEP = 5;
const MOST_FOR_WIDTH = 5;
const MANY_HEADINGS = 6;
/** More room above than beneath, and than one blank line, is what sets a listing's items apart. */
const APART = -7;
/** An article's sections are seldom all of one paragraph, nor is what comes before the first of them. */
const SINGLE_PARAGRAPHS = -2;
const SEVERAL_HEADINGS = 4;
/** Listings without masthead and separators are more frequent than articles with headings. */
const RARITY = -2;
/** What stands over a title has few words, and the title more. */
const LABEL_WORDS = 3;
const TITLE_WORDS = 5;
/** So many words, in so many lines, between title and text are hardly the text's beginning. */
const NOTE_WORDS = 5;
const MOST_NOTES = 2;
/** From here on a line is furniture wherever it stands. */
const SURELY = Math.log(0.7);

/** The roles of a page's units where it is one article: title and text, without a masthead. */
export function labelArticle(
  page: string,
  units: readonly Unit[],
  shapes: readonly Shape[],
  readings: readonly Reading[],
): Role[] {
  const isFurniture = (index: number) => (readings[index]?.navigation ?? 0) > SURELY;
  const first = findArticleStart(shapes, isFurniture);
  const end = findArticleEnd(page, first, units, shapes, (at) => isFurniture(at) || readings[at]?.isNote === true);
  const roles: Role[] = units.map((_, index) => (index < first ? 'before' : index < end ? 'paragraph' : 'after'));
  const title = units[first];
  const next = first + 1 < end ? units[first + 1] : undefined;
  let text = first;
  if (title !== undefined && next !== undefined && canBeTitle(title, next, shapes[first]?.isStatement === true)) {
    roles[first] = 'title';
    text = first + 1;
    const after = findNotesEnd(page, first + 1, end, units, shapes, readings);
    for (text = first + 1; text < after; text++) roles[text] = text === first + 1 ? 'noteBetween' : 'moreBetween';
  }
  roles[text] = 'text';
  if (text === first || canBeHeading(shapes[first + 1])) return roles;
  const headings = findHeadings(text + 1, end - 1, units, shapes, readings);
  if (headings.length < FEWEST_HEADINGS) return roles;
  for (const at of headings) roles[at] = 'heading';
  if (isNameLine(page, units[end - 1] as Unit)) roles[end - 1] = 'heading';
  return roles;
}

/**
 * How much more a page's lines look like an article's than like a listing's: log odds. A listing's titles say more than
 * an article's headings, and so are wider; where all of them ask, somebody answers.
 */
export function rateLabels(units: readonly Unit[], roles: readonly Role[], readings: readonly Reading[]): number {
  let score = 0;
  let title = 0;
  let headings = 0;
  let questions = 0;
  let apart = 0;
  let paragraphs = 0;
  let sum = 0;
  for (let at = 0; at < units.length; at++) {
    if ((units[at] as Unit).gap < 0) score += GLUED;
    if (roles[at] === 'text' || roles[at] === 'paragraph') paragraphs++;
    if (roles[at] === 'title') title = Math.log2((readings[at] as Reading).width);
    if (roles[at] !== 'heading' || roles[at + 1] !== 'paragraph') continue;
    headings++;
    if (readings[at]?.isQuestion) questions++;
    if ((units[at] as Unit).gap > Math.max(1, (units[at + 1] as Unit).gap)) apart++;
    sum += Math.log2((readings[at] as Reading).width);
  }
  if (headings === 0) return score;
  const mean = sum / headings;
  const look = BY_WIDTH * (MIDDLING_HEADING - mean) + BY_STEP * (title - mean - MIDDLING_STEP);
  score += questions === headings ? MOST_FOR_WIDTH : Math.max(-MOST_FOR_WIDTH, Math.min(MOST_FOR_WIDTH, look));
  if (apart * 2 > headings) score += APART;
  if (headings >= SEVERAL_HEADINGS && paragraphs === headings + 1) score += SINGLE_PARAGRAPHS;
  return score + RARITY - Math.max(0, headings - MANY_HEADINGS);
}

/** Where the menu over an article ends, and what stands over that, as long as a title is left. */
function findArticleStart(shapes: readonly Shape[], isFurniture: (index: number) => boolean): number {
  let first = 0;
  const last = shapes.length - 1;
  while (first < last && isFurniture(first)) first++;
  if (first > 0) return first;
  for (let at = 0; at < last && (isFurniture(at) || canBeHeading(shapes[at])); at++) {
    if (isFurniture(at)) first = at + 1;
  }
  if (first > 0 && canBeHeading(shapes[first])) return first;
  return skipLabels(shapes);
}

/** The site's name or the section over a title: a few words each, before a line of more words, two of them or a note under that. */
function skipLabels(shapes: readonly Shape[]): number {
  let first = 0;
  while (canBeHeading(shapes[first]) && (shapes[first] as Shape).words <= LABEL_WORDS) first++;
  const title = shapes[first];
  if (first === 0 || title === undefined || title.text > 0 || title.isStatement || title.words < TITLE_WORDS) return 0;
  return first > 1 || (shapes[first + 1]?.meta ?? 0) > 0 ? first : 0;
}

/** Short lines behind an article's last sentence may sign it, but not where some are a menu, links or notes. */
function findArticleEnd(
  page: string,
  first: number,
  units: readonly Unit[],
  shapes: readonly Shape[],
  isFurniture: (index: number) => boolean,
): number {
  let end = shapes.length;
  for (let at = end - 1; at > first; at--) {
    const shape = shapes[at] as Shape;
    if (isFurniture(at)) end = at;
    else if (shape.isStatement || shape.width > WIDEST_HEADING) break;
  }
  if (end === shapes.length && canSign(page, units[end - 1] as Unit, shapes[end - 1] as Shape)) return end;
  while (end - 1 > first && canBeHeading(shapes[end - 1]) && !isNameLine(page, units[end - 1] as Unit)) end--;
  return end;
}

/** Where the text begins behind what stands between it and its title: notes, names, and a few words in an article without headings. */
function findNotesEnd(
  page: string,
  from: number,
  end: number,
  units: readonly Unit[],
  shapes: readonly Shape[],
  readings: readonly Reading[],
): number {
  const canHead = (at: number) => canBeHeading(shapes[at]);
  let at = from;
  while (at < end - 1 && (isNote(readings[at]) || (canHead(at) && isNameLine(page, units[at] as Unit)))) at++;
  let text = at;
  while (text < end - 1 && canHead(text) && (shapes[text] as Shape).words <= NOTE_WORDS) text++;
  const isText = !canHead(text) && text - at <= MOST_NOTES;
  while (text < end - 1 && isNote(readings[text])) text++;
  if (!isText || text === at) return at;
  return shapes.slice(text + 1, end).some(canBeHeading) ? at : text;
}

/** The lines that stand over sections of an article: short ones between two paragraphs, that separate nothing. */
function findHeadings(
  from: number,
  end: number,
  units: readonly Unit[],
  shapes: readonly Shape[],
  readings: readonly Reading[],
): readonly number[] {
  const headings: number[] = [];
  for (let at = from; at < end; at++) {
    const { title, separator } = readings[at] as Reading;
    const isFree = headings.at(-1) !== at - 1 && separator <= title && !units[at]?.isNumbered;
    if (isFree && canBeHeading(shapes[at]) && !canBeHeading(shapes[at + 1])) headings.push(at);
  }
  return headings;
}

function canBeHeading(shape: Shape | undefined): boolean {
  if (shape === undefined) return false;
  const { width, words, text, isStatement, isCut, meta } = shape;
  return words > 0 && text < 0 && width <= WIDEST_HEADING && !isStatement && !isCut && meta < 0;
}

/** Whether an article's last line may be its author, its place or how it is signed, rather than a link or a label. */
function canSign(page: string, unit: Unit, shape: Shape): boolean {
  return unit.gap === 0 || !canBeHeading(shape) || shape.words === 1 || isNameLine(page, unit);
}

/** Whether an article's first line is its title: short enough, no statement, and a blank line behind it. */
export function canBeTitle(line: Unit, next: Unit, isStatement: boolean): boolean {
  return line.end - line.start <= LONGEST_TITLE && next.gap > 0 && !isStatement;
}

/** Behind a title, what is a note rather than a text is none of the text. */
function isNote(reading: Reading | undefined): boolean {
  return reading !== undefined && reading.meta > reading.text + 1;
}
