import { type Grammar, gapWeights, READING_OF, ROLES, type Role } from './grammar.ts';
import type { Unit } from './lines.ts';
import type { Reading } from './readings.ts';

/** The most probable role of every unit under one grammar, and how probable the whole is (natural logarithm). */
export interface Parse {
  readonly roles: readonly Role[];
  readonly score: number;
  /** Whether an item's text stands over its title. */
  readonly isTextFirst: boolean;
}

type Path = Omit<Parse, 'isTextFirst'>;

const START = ROLES.length;
const END = ROLES.length;
const SIZE = ROLES.length + 1;
const GAPS = 5;
/** How many times a page reads itself again with the habits that the reading before has shown. */
const ROUNDS = 2;
/** How many sightings on the page outweigh what is known of pages at large. */
const PRIOR_SIGHTINGS = 4;
const OPENS_ITEM: ReadonlySet<Role> = new Set(['title', 'text', 'noteBefore']);
const MOST_SURPRISE = 3;
const NUMBER_INSIDE = -4;
const NUMBER_MISSING = -3;

interface Model {
  /** Logarithms by from and to; -Infinity where one can't follow the other. */
  readonly follows: Float64Array;
  readonly gaps: Float64Array;
}

/** Reads a page under a grammar, learning the page's own habits of order and spacing from its own first reading. */
export function decodeRoles(units: readonly Unit[], readings: readonly Reading[], grammar: Grammar): Parse {
  const looks = rateRoles(units, readings, grammar.isTextFirst);
  let path = findBestPath(units, looks, compileModel(grammar, null));
  for (let round = 0; round < ROUNDS && path.score > -Infinity; round++) {
    const emissions = rateWidths(looks, readings, path.roles);
    path = findBestPath(units, emissions, compileModel(grammar, countHabits(units, path.roles)));
  }
  return { roles: path.roles, score: path.score + grammar.prior, isTextFirst: grammar.isTextFirst };
}

function rateRoles(units: readonly Unit[], readings: readonly Reading[], isTextFirst: boolean): Float64Array {
  const emissions = new Float64Array(units.length * ROLES.length);
  const opening = ROLES.indexOf(isTextFirst ? 'text' : 'title');
  const isList = units.some((unit) => unit.isNumbered);
  readings.forEach((reading, index) => {
    const isNumbered = units[index]?.isNumbered === true;
    ROLES.forEach((role, at) => {
      let score = reading[READING_OF[role]];
      if (isNumbered && !OPENS_ITEM.has(role)) score += NUMBER_INSIDE;
      if (isList && !isNumbered && at === opening) score += NUMBER_MISSING;
      emissions[index * ROLES.length + at] = score;
    });
  });
  return emissions;
}

/** Adds what the widths of the page's titles and texts say: one much narrower or wider than the others is rarely one. */
function rateWidths(looks: Float64Array, readings: readonly Reading[], roles: readonly Role[]): Float64Array {
  const emissions = looks.slice();
  for (const role of ['title', 'text'] as const) {
    const widths = readings.filter((_, index) => roles[index] === role).map(({ width }) => Math.log2(width));
    if (widths.length < 2) continue;
    const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
    const squares = widths.reduce((sum, width) => sum + (width - mean) ** 2, PRIOR_SIGHTINGS);
    const variance = squares / (widths.length + PRIOR_SIGHTINGS);
    readings.forEach(({ width }, index) => {
      const at = index * ROLES.length + ROLES.indexOf(role);
      const surprise = (Math.log2(width) - mean) ** 2 / variance / 2;
      emissions[at] = (emissions[at] as number) - Math.min(MOST_SURPRISE, surprise);
    });
  }
  return emissions;
}

interface Habits {
  readonly follows: Float64Array;
  readonly gaps: Float64Array;
}

function countHabits(units: readonly Unit[], roles: readonly Role[]): Habits {
  const follows = new Float64Array(SIZE * SIZE);
  const gaps = new Float64Array(SIZE * SIZE * GAPS);
  let from: number = START;
  roles.forEach((role, index) => {
    const to = ROLES.indexOf(role);
    bump(follows, from * SIZE + to);
    bump(gaps, (likeFirst(from) * SIZE + to) * GAPS + gapClass(units[index]?.gap ?? 0));
    from = to;
  });
  bump(follows, from * SIZE + END);
  return { follows, gaps };
}

function compileModel(grammar: Grammar, habits: Habits | null): Model {
  const follows = new Float64Array(SIZE * SIZE).fill(-Infinity);
  const gaps = new Float64Array(SIZE * SIZE * GAPS);
  for (let from = 0; from < SIZE; from++) {
    const role = ROLES[from] ?? 'start';
    const weights = Object.entries(grammar.follows[role]) as [Role | 'end', number][];
    const sum = weights.reduce((total, [, weight]) => total + weight, 0);
    const seen = weights.reduce((total, [to]) => total + (habits?.follows[from * SIZE + indexOf(to)] ?? 0), 0);
    for (const [to, weight] of weights) {
      const at = from * SIZE + indexOf(to);
      const sightings = habits?.follows[at] ?? 0;
      follows[at] = Math.log((sightings + (PRIOR_SIGHTINGS * weight) / sum) / (seen + PRIOR_SIGHTINGS));
      if (to !== 'end') compileGaps(gaps, from, to, gapWeights(role, to, grammar.isTextFirst), habits);
    }
  }
  return { follows, gaps };
}

function compileGaps(gaps: Float64Array, from: number, to: Role, weights: readonly number[], habits: Habits | null) {
  const at = (from * SIZE + ROLES.indexOf(to)) * GAPS;
  const like = (likeFirst(from) * SIZE + ROLES.indexOf(to)) * GAPS;
  let seen = 0;
  for (let gap = 0; gap < GAPS; gap++) seen += habits?.gaps[like + gap] ?? 0;
  weights.forEach((weight, gap) => {
    const sightings = habits?.gaps[like + gap] ?? 0;
    gaps[at + gap] = Math.log((sightings + PRIOR_SIGHTINGS * weight) / (seen + PRIOR_SIGHTINGS));
  });
}

/** A text's last paragraph is followed as its only paragraph is. */
function likeFirst(from: number): number {
  return ROLES[from] === 'paragraph' ? ROLES.indexOf('text') : from;
}

function findBestPath(units: readonly Unit[], emissions: Float64Array, model: Model): Path {
  const edges = listEdges(model);
  const count = units.length;
  const back = new Int8Array(count * ROLES.length).fill(-1);
  let scores = new Float64Array(SIZE).fill(-Infinity);
  scores[START] = 0;
  for (let index = 0; index < count; index++) {
    const next = new Float64Array(SIZE).fill(-Infinity);
    const gap = gapClass(units[index]?.gap ?? 0);
    for (const { from, to, follows, gaps } of edges) {
      const score = (scores[from] as number) + follows + (model.gaps[gaps + gap] as number);
      if (score > (next[to] as number)) {
        next[to] = score;
        back[index * ROLES.length + to] = from;
      }
    }
    for (let role = 0; role < ROLES.length; role++) {
      next[role] = (next[role] as number) + (emissions[index * ROLES.length + role] as number);
    }
    scores = next;
  }
  return traceBack(count, back, scores, model);
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly follows: number;
  readonly gaps: number;
}

function listEdges(model: Model): Edge[] {
  const edges: Edge[] = [];
  for (let from = 0; from < SIZE; from++) {
    for (let to = 0; to < ROLES.length; to++) {
      const follows = model.follows[from * SIZE + to] as number;
      if (follows > -Infinity) edges.push({ from, to, follows, gaps: (from * SIZE + to) * GAPS });
    }
  }
  return edges;
}

function traceBack(count: number, back: Int8Array, scores: Float64Array, model: Model): Path {
  let best = -1;
  let score = -Infinity;
  for (let role = 0; role < ROLES.length; role++) {
    const ended = (scores[role] as number) + (model.follows[role * SIZE + END] as number);
    if (ended > score) {
      score = ended;
      best = role;
    }
  }
  const roles: Role[] = [];
  for (let index = count - 1, at = best; index >= 0 && at >= 0; index--) {
    roles.push(ROLES[at] as Role);
    at = back[index * ROLES.length + at] as number;
  }
  return { roles: roles.reverse(), score };
}

function indexOf(role: Role | 'end'): number {
  return role === 'end' ? END : ROLES.indexOf(role);
}

function gapClass(gap: number): number {
  return Math.min(3, gap) + 1;
}

function bump(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
