import {
  type CompiledGrammar,
  type Costs,
  compileGrammar,
  END,
  GAPS,
  habitualCosts,
  knownCosts,
  START,
} from './compiled-grammar.ts';
import { ARTICLE, GRAMMARS, type Grammar, type LookOf, READING_OF, ROLES, type Role } from './grammar.ts';
import { findRepeats, rateHabits } from './habits.ts';
import type { Unit } from './lines.ts';
import type { Reading } from './readings.ts';

/** A role for every unit of a page, and how probable the whole is (natural logarithm). */
export interface Parse {
  readonly roles: readonly Role[];
  readonly score: number;
  /** Whether an item's text stands over its title. */
  readonly isTextFirst: boolean;
}

/** How many sightings on the page outweigh what is known of pages at large. */
const PRIOR_SIGHTINGS = 3;
/** How far behind, in all and by unit, a first reading may be that is still worth reading again. */
const BEHIND = 3;
const BEHIND_BY_UNIT = 1.2;
const NUMBER_INSIDE = -6;
/** An article may hold a list, but does not begin with one. */
const NUMBER_IN_ARTICLE = -1;
const NUMBERED_ARTICLE = -10;
const NUMBER_MISSING = -3;
const GAP_ODDNESS = 1;
/** No blank line between. */
const TIGHT = 1;
const NOTE_ODDNESS = 0.5;
const STATEMENT_ODDNESS = 2;
const SINGLE_ODDNESS = 0.5;
const SINGLE_TEXT_FIRST_ODDNESS = 4;

/** Natural logarithm. */
const PROBABLY = Math.log(0.5);
const TEXTS_A_TITLE = 2;

const ROLE_COUNT = ROLES.length;
const TITLE = ROLES.indexOf('title');
const PARAGRAPH = ROLES.indexOf('paragraph');
const TEXT = ROLES.indexOf('text');
const OPENS_ITEM = ROLES.map((role) => role === 'title' || role === 'text' || role === 'noteBefore');
const READINGS = ROLES.map((role) => READING_OF[role]);

const compile = (grammar: Grammar) => {
  const compiled = compileGrammar(grammar);
  return { compiled, known: knownCosts(compiled) };
};
const LISTINGS = GRAMMARS.map(compile);
const TITLED_LISTINGS = LISTINGS.filter(({ compiled }) => Object.keys(compiled.grammar.follows.title).length > 0);
const SINGLE = compile(ARTICLE);

/** What decoding needs of a page. */
export interface PageEvidence {
  /** Logarithms of each role's look, `ROLES.length` a unit. */
  readonly looks: Float64Array;
  /** As `looks`, where text stands over title. */
  readonly textFirstLooks: Float64Array;
  readonly gaps: Uint8Array;
  /** 1 for what is a date or a byline by its looks. */
  readonly isNote: Uint8Array;
  /** Logarithm of each unit's width. */
  readonly widths: Float64Array;
  /** 1 for what a list numbers. */
  readonly isNumbered: Uint8Array;
  /** Which units are the same line again: a number for each line that recurs, 0 for all others. */
  readonly repeats: Uint16Array;
  /** 1 for what ends as a sentence does and a heading does not. */
  readonly isStatement: Uint8Array;
}

export function collectEvidence(units: readonly Unit[], readings: readonly Reading[]): PageEvidence {
  const isList = units.some((unit, index) => unit.isNumbered && !readings[index]?.isListed);
  const looks = rateRoles(units, readings, isList ? TITLE : null);
  const count = units.length;
  const spare = findSpareGap(units);
  const gaps = new Uint8Array(count);
  const isNote = new Uint8Array(count);
  const widths = new Float64Array(count);
  const isNumbered = new Uint8Array(count);
  const isStatement = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const unit = units[index] as Unit;
    const reading = readings[index] as Reading;
    gaps[index] = Math.min(3, unit.gap > 0 ? Math.max(1, unit.gap - spare) : unit.gap) + 1;
    isNumbered[index] = unit.isNumbered && !reading.isListed ? 1 : 0;
    isNote[index] = reading.isNote ? 1 : 0;
    widths[index] = Math.log2(reading.width);
    isStatement[index] = reading.isStatement ? 1 : 0;
  }
  const textFirstLooks = isList ? rateRoles(units, readings, TEXT) : looks;
  return { looks, textFirstLooks, gaps, isNote, widths, isNumbered, isStatement, repeats: findRepeats(units) };
}

/** How many blank lines more than one all gaps of a page have. */
function findSpareGap(units: readonly Unit[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < units.length; index++) {
    const { gap } = units[index] as Unit;
    if (gap > 0 && gap < least) least = gap;
  }
  return Number.isFinite(least) ? least - 1 : 0;
}

/**
 * The most probable listing. Each grammar reads the page, and reads it again with the habits of order, spacing and
 * width that its own reading has shown.
 */
export function decodeListing(page: PageEvidence): Parse {
  const listings = hasFewTitles(page) ? LISTINGS : TITLED_LISTINGS;
  const first = listings.map(({ compiled, known }) => findBestPath(page, looksFor(compiled, page), compiled, known));
  const bar = Math.max(...first.map(({ score }) => score)) - BEHIND - BEHIND_BY_UNIT * page.gaps.length;
  let best: Parse | null = null;
  listings.forEach(({ compiled, known }, index) => {
    const before = first[index] as Path;
    if (before.score < bar) return;
    const looks = rateHabits(looksFor(compiled, page), page, before.roles);
    const costs = habitualCosts(compiled, known, before.roles, page.gaps, PRIOR_SIGHTINGS);
    const parse = toParse(findBestPath(page, looks, compiled, costs), compiled.grammar);
    if (!hasItems(parse.roles)) return;
    const score = parse.score + rateOddness(page, parse);
    if (best === null || score > best.score) best = { ...parse, score };
  });
  return best ?? { roles: [], score: -Infinity, isTextFirst: false };
}

/** Whether so few lines look like titles that the page's texts may have none. */
function hasFewTitles({ looks, gaps }: PageEvidence): boolean {
  let titles = 0;
  let texts = 0;
  for (let at = 0; at < gaps.length; at++) {
    if ((looks[at * ROLE_COUNT + TITLE] as number) > PROBABLY) titles++;
    else if ((looks[at * ROLE_COUNT + TEXT] as number) > PROBABLY) texts++;
  }
  return titles * TEXTS_A_TITLE <= texts;
}

/** How probable a page is as one article with these roles, which by themselves are so likely an article's. */
export function rateArticle(page: PageEvidence, roles: readonly Role[], likelihood: number): Parse {
  const { compiled, known } = SINGLE;
  const path = Uint8Array.from(roles, (role) => ROLES.indexOf(role));
  const looks = rateHabits(page.looks, page, path);
  const costs = habitualCosts(compiled, known, path, page.gaps, PRIOR_SIGHTINGS);
  let score = compiled.grammar.prior + likelihood;
  let from = START;
  for (let index = 0; index <= path.length; index++) {
    const to = index < path.length ? (path[index] as number) : END;
    const edge = compiled.edgeOf[from * (ROLE_COUNT + 1) + to] as number;
    score += costs.follows[edge] ?? -Infinity;
    if (index < path.length) {
      if (page.isNumbered[index] === 1 && to === PARAGRAPH) score += NUMBER_IN_ARTICLE - NUMBER_INSIDE;
      if (page.isNumbered[index] === 1 && (to === TEXT || to === TITLE)) score += NUMBERED_ARTICLE;
      score +=
        (costs.gaps[edge * GAPS + (page.gaps[index] as number)] as number) + (looks[index * ROLE_COUNT + to] as number);
    }
    from = to;
  }
  return { roles, score, isTextFirst: false };
}

function looksFor({ grammar }: CompiledGrammar, page: PageEvidence): Float64Array {
  return grammar.isTextFirst ? page.textFirstLooks : page.looks;
}

function rateRoles(units: readonly Unit[], readings: readonly Reading[], opening: number | null): Float64Array {
  const looks = new Float64Array(units.length * ROLE_COUNT);
  readings.forEach((reading, index) => {
    const isNumbered = units[index]?.isNumbered === true && !reading.isListed;
    for (let role = 0; role < ROLE_COUNT; role++) {
      let score = reading[READINGS[role] as LookOf];
      if (isNumbered && !OPENS_ITEM[role]) score += NUMBER_INSIDE;
      if (role === opening && !isNumbered) score += NUMBER_MISSING;
      looks[index * ROLE_COUNT + role] = score;
    }
  });
  return looks;
}

interface Path {
  readonly roles: Uint8Array;
  readonly score: number;
}

/** Viterbi's algorithm. */
function findBestPath(page: PageEvidence, looks: Float64Array, compiled: CompiledGrammar, costs: Costs): Path {
  const { gaps, isNumbered } = page;
  const { from, to, isInside } = compiled;
  const edges = from.length;
  const plain = costs.steps;
  const numbered = isNumbered.includes(1)
    ? plain.map((cost, at) => cost + NUMBER_INSIDE * (isInside[at % edges] as number))
    : plain;
  const count = gaps.length;
  const back = new Uint8Array(count * ROLE_COUNT);
  let scores = new Float64Array(ROLE_COUNT + 1).fill(-Infinity);
  let next = new Float64Array(ROLE_COUNT + 1).fill(-Infinity);
  scores[START] = 0;
  for (let index = 0; index < count; index++) {
    const row = index * ROLE_COUNT;
    const step = (gaps[index] as number) * edges;
    const steps = isNumbered[index] === 1 ? numbered : plain;
    for (let edge = 0; edge < edges; ) {
      const target = to[edge] as number;
      if (target === END) break;
      let best = -Infinity;
      let source = 0;
      for (; to[edge] === target; edge++) {
        const score = (scores[from[edge] as number] as number) + (steps[step + edge] as number);
        if (score > best) {
          best = score;
          source = from[edge] as number;
        }
      }
      back[row + target] = source;
      next[target] = best + (looks[row + target] as number);
    }
    [scores, next] = [next, scores];
    next[START] = -Infinity;
  }
  let last = START;
  let best = -Infinity;
  for (let edge = 0; edge < from.length; edge++) {
    if (to[edge] !== END) continue;
    const score = (scores[from[edge] as number] as number) + (costs.follows[edge] as number);
    if (score > best) {
      best = score;
      last = from[edge] as number;
    }
  }
  const roles = new Uint8Array(count);
  for (let index = count - 1; index >= 0; index--) {
    roles[index] = last;
    last = back[index * ROLE_COUNT + last] as number;
  }
  return { roles, score: best };
}

function toParse({ roles, score }: Path, { prior, isTextFirst }: Grammar): Parse {
  return { roles: Array.from(roles, (role) => ROLES[role] as Role), score: score + prior, isTextFirst };
}

/** A listing has several items, or a separator that says that it could have. */
function hasItems(roles: readonly Role[]): boolean {
  return roles.includes('separator') || roles.indexOf('text') !== roles.lastIndexOf('text');
}

/**
 * What is odd in a parse, whatever the page's habits: that title and text of one item stand further apart than two
 * items do, a single item, and dates, bylines or sentences for titles where text stands over title, which is more likely a
 * listing read one line off.
 */
function rateOddness({ gaps, isNote, isStatement }: PageEvidence, { roles, isTextFirst }: Parse): number {
  let inside = 0;
  let between = 0;
  let stopped = 0;
  let open = 0;
  let score =
    roles.indexOf('text') === roles.lastIndexOf('text')
      ? isTextFirst
        ? -SINGLE_TEXT_FIRST_ODDNESS
        : -SINGLE_ODDNESS
      : 0;
  roles.forEach((role, index) => {
    const gap = gaps[index] as number;
    if (isTextFirst && isNote[index] === 1) score -= NOTE_ODDNESS;
    if (role === 'title' && isStatement[index] === 1) stopped++;
    else if (role === 'title') open++;
    if (isTextFirst && role === 'separator' && gap <= TIGHT && (gaps[index + 1] ?? 0) <= TIGHT) {
      between = Math.max(between, gap);
    } else if (role === 'separator' || role === 'masthead' || role === 'before' || role === 'after') {
      between = Number.POSITIVE_INFINITY;
    } else if (role === (isTextFirst ? 'text' : 'title')) {
      between = Math.max(between, gap);
      if (inside > between) score -= GAP_ODDNESS;
      inside = 0;
      between = 0;
    } else if (role === 'noteBefore' || role === 'noteAfter') {
      between = Math.max(between, gap);
    } else if (role === (isTextFirst ? 'title' : 'text') || role === 'noteBetween' || role === 'moreBetween') {
      inside = Math.max(inside, gap);
    }
  });
  return score - STATEMENT_ODDNESS * (isTextFirst ? stopped : Math.min(stopped, open));
}
