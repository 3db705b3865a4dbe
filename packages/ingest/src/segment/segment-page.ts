import type { Page } from '../model.ts';
import { readArticle } from './article.ts';
import { buildPage } from './build-page.ts';
import { collectEvidence, decodeListing, type Parse } from './decode.ts';
import type { Role } from './grammar.ts';
import type { Layout } from './layout.ts';
import { Recurrence, readShapes, readUnit } from './readings.ts';
import type { Shape } from './shape.ts';
import { readUnits } from './units.ts';

/** Lines of a page that are looked at: no page has more, a file of another kind may have millions. */
const MOST_LINES = 100_000;
/** How much more probable a listing must be before a page is none of one article: natural logarithm. */
const LISTING_MARGIN = 2;
const NOTHING: Parse = { roles: [], score: 0, isTextFirst: false };

/** Finds a page's items, its masthead and what stands between them; the layout tells what its siblings have in common. */
export function segmentPage(text: string, layout: Layout): Page {
  const units = readUnits(text, MOST_LINES, new Set(layout.separators));
  const last = units.at(-1);
  if (last === undefined) return buildPage(text, [], NOTHING, [{ message: 'The page has no text', at: 0 }]);
  const shapes = readShapes(text, units);
  const recurrence = new Recurrence(units, shapes, layout);
  const readings = units.map((unit, index) => readUnit(unit, shapes[index] as Shape, recurrence));
  const evidence = collectEvidence(units, readings);
  const article = readArticle(units, shapes, readings, evidence);
  const listing = decodeListing(evidence);
  const isListing = hasItems(listing.roles) && listing.score > article.score + LISTING_MARGIN;
  return buildPage(text, units, isListing ? listing : article, []);
}

function hasItems(roles: readonly Role[]): boolean {
  return roles.filter((role) => role === 'text').length > 1 || roles.includes('separator');
}
