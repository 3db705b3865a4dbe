import type { Page } from '../model.ts';
import { readArticle } from './article.ts';
import { buildPage } from './build-page.ts';
import { decodeRoles, type Parse } from './decode.ts';
import { GRAMMARS, type Role } from './grammar.ts';
import type { Layout } from './layout.ts';
import type { Unit } from './lines.ts';
import { type Reading, Recurrence, readShapes, readUnit } from './readings.ts';
import type { Shape } from './shape.ts';
import { readUnits } from './units.ts';

/** Lines of a page that are looked at: no page has more, a file of another kind may have millions. */
const MOST_LINES = 100_000;
/** How much more probable a listing must be before a page is none of one article: natural logarithm. */
const LISTING_MARGIN = 2;
/** What it costs an item that it stands closer to its neighbour than its parts to each other: natural logarithm. */
const SPACING = 1;
const NOTHING: Parse = { roles: [], score: 0, isTextFirst: false };

/** Finds a page's items, its masthead and what stands between them; the layout tells what its siblings have in common. */
export function segmentPage(text: string, layout: Layout): Page {
  const units = readUnits(text, MOST_LINES, new Set(layout.separators));
  const last = units.at(-1);
  if (last === undefined) return buildPage(text, [], NOTHING, [{ message: 'The page has no text', at: 0 }]);
  const shapes = readShapes(text, units);
  const recurrence = new Recurrence(units, shapes, layout);
  const readings = units.map((unit, index) => readUnit(unit, shapes[index] as Shape, recurrence));
  const article = readArticle(units, shapes, readings);
  const listing = readListing(units, readings);
  const isListing = listing !== null && listing.score > article.score + LISTING_MARGIN;
  return buildPage(text, units, isListing ? listing : article, []);
}

function readListing(units: readonly Unit[], readings: readonly Reading[]): Parse | null {
  let best: Parse | null = null;
  for (const grammar of GRAMMARS) {
    const parse = decodeRoles(units, readings, grammar);
    const score = parse.score + rateSpacing(units, parse);
    if (best === null || score > best.score) best = { ...parse, score };
  }
  return best !== null && hasItems(best.roles) ? best : null;
}

/** Title and text of one item stand closer together than two items do: what a page that shows otherwise costs a parse. */
function rateSpacing(units: readonly Unit[], { roles, isTextFirst }: Parse): number {
  let inside = 0;
  let between = 0;
  let score = 0;
  roles.forEach((role, index) => {
    const gap = units[index]?.gap ?? 0;
    if (role === 'separator' || role === 'masthead' || role === 'before' || role === 'after') {
      between = Number.POSITIVE_INFINITY;
    } else if (role === (isTextFirst ? 'text' : 'title')) {
      between = Math.max(between, gap);
      if (inside > between) score -= SPACING;
      inside = 0;
      between = 0;
    } else if (role === 'noteBefore' || role === 'noteAfter') {
      between = Math.max(between, gap);
    } else if (role === (isTextFirst ? 'title' : 'text') || role === 'noteBetween' || role === 'moreBetween') {
      inside = Math.max(inside, gap);
    }
  });
  return score;
}

function hasItems(roles: readonly Role[]): boolean {
  return roles.filter((role) => role === 'text').length > 1 || roles.includes('separator');
}
