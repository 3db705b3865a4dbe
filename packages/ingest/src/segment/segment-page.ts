import type { Page, PageProblem } from '../model.ts';
import { canBeTitle, labelArticle, rateLabels } from './article.ts';
import { buildPage } from './build-page.ts';
import { collectEvidence, decodeListing, rateArticle } from './decode.ts';
import type { Role } from './grammar.ts';
import type { Layout } from './layout.ts';
import { type Line, splitLines, trimSpan, type Unit } from './lines.ts';
import { readShapes } from './page-shapes.ts';
import { type Reading, Recurrence, readUnit } from './readings.ts';
import { endsAsStatement, type Shape } from './shape.ts';
import { trimSharedOpenings } from './shared-openings.ts';
import { readUnits } from './units.ts';

/** No page has more lines; a file of another kind may have millions. */
const MOST_LINES = 100_000;
/** How much more probable a listing must be before a page is none of one article: natural logarithm. */
const LISTING_MARGIN = 2;
/** Below this, what stands outside of the items is no navigation that anybody would know: natural logarithm. */
const UNKNOWN = -2.5;

/**
 * Finds a page's items, its masthead and what stands between them; the layout tells what its siblings have in common.
 * Of the layout's mastheads only those matter that are among the page's keys.
 */
export function segmentPage(text: string, layout: Layout): Page {
  const lines = splitLines(text, MOST_LINES + 1);
  if (lines.length === 0) return buildPage(text, [], [], false, [{ message: 'The page has no text', at: 0 }]);
  if (lines.length > MOST_LINES) return readLongText(text, lines);
  const units = readUnits(text, lines, new Set(layout.separators));
  const shapes = readShapes(text, units);
  const recurrence = new Recurrence(units, shapes, layout);
  const readings = units.map((unit, index) => readUnit(unit, shapes[index] as Shape, recurrence));
  const evidence = collectEvidence(units, readings);
  const labels = labelArticle(text, units, shapes, readings);
  const article = rateArticle(evidence, labels, rateLabels(units, labels, readings));
  const listing = decodeListing(evidence);
  const isListing = listing.score > article.score + LISTING_MARGIN;
  const { roles, isTextFirst } = isListing ? listing : article;
  const parts = trimSharedOpenings(text, units, roles);
  return buildPage(text, parts, roles, isTextFirst, findProblems(units, readings, roles));
}

/** A text of more lines than a page has: one article. */
function readLongText(text: string, lines: readonly Line[]): Page {
  const [first, second] = lines.slice(0, 2).map((line): Unit => ({ ...line, isNumbered: false, key: '' }));
  if (first === undefined || second === undefined) throw new RangeError('A long text has two lines');
  const isTitle = canBeTitle(first, second, endsAsStatement(text.slice(first.start, first.end)));
  const rest = { ...(isTitle ? second : first), end: trimSpan(text, 0, text.length).end };
  const problem = { message: `More than ${MOST_LINES} lines: read as one article`, at: lines[MOST_LINES]?.start ?? 0 };
  return buildPage(text, isTitle ? [first, rest] : [rest], isTitle ? ['title', 'text'] : ['text'], false, [problem]);
}

/** Where lines stand that belong to no item and do not look like navigation. */
function findProblems(units: readonly Unit[], readings: readonly Reading[], roles: readonly Role[]): PageProblem[] {
  const isOutside = (index: number) => roles[index] === 'before' || roles[index] === 'after';
  const isUnknown = (index: number) => isOutside(index) && (readings[index]?.navigation ?? 0) < UNKNOWN;
  return units.flatMap((unit, index) =>
    isUnknown(index) && !isUnknown(index - 1) ? [{ message: 'These lines belong to no article', at: unit.start }] : [],
  );
}
