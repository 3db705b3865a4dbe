import { type Grammar, gapWeights, ROLES, type Role } from './grammar.ts';

export const START: number = ROLES.length;
export const END: number = ROLES.length;
export const GAPS = 5;
const MASTHEAD = ROLES.indexOf('masthead');
const SIZE = ROLES.length + 1;
const NO_EDGE = 255;
const FIRST_SIGHTINGS = 1;
/** Pages are steadier in their spacing than in their order. */
const GAP_SIGHTINGS = 1;
/** Two units can do nothing twice. */
const FEWEST_FOR_HABITS = 3;

const flag = (...roles: readonly string[]) =>
  Array.from({ length: SIZE }, (_, role) => roles.includes(ROLES[role] ?? 'start'));
const OPENS = flag('title', 'text', 'noteBefore');
const CLOSES = flag('text', 'paragraph', 'noteAfter', 'separator');
const CLOSES_TEXT_FIRST = flag('title', 'noteAfter', 'separator');
const PRECEDES = flag('start', 'before', 'masthead');

/** A grammar as tables: one row an edge between two roles, sorted by where it leads. */
export interface CompiledGrammar {
  readonly grammar: Grammar;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** The share of an edge among those from the same role. */
  readonly weights: Float64Array;
  /** Shares of the gaps on an edge, `GAPS` an edge. */
  readonly gapWeights: Float64Array;
  /** The edge whose gaps an edge shares: a text's last paragraph is followed as its only paragraph is. */
  readonly gapEdge: Uint8Array;
  /** 1 for an edge that leads from an item's first part to its second. */
  readonly isInside: Uint8Array;
  /** Of each role before a page's first item, the edges that lead to it. */
  readonly firstEdges: readonly (readonly number[])[];
  /** The edge between two roles, by `from * SIZE + to`, or `NO_EDGE`. */
  readonly edgeOf: Uint8Array;
}

/** What an edge and its gap cost: natural logarithms, for each row of a compiled grammar. */
export interface Costs {
  readonly follows: Float64Array;
  readonly gaps: Float64Array;
  /** Both together: one row a gap. */
  readonly steps: Float64Array;
}

export function compileGrammar(grammar: Grammar): CompiledGrammar {
  const edges: { from: number; to: number; weight: number; gaps: readonly number[] }[] = [];
  for (let source = 0; source < SIZE; source++) {
    const role = ROLES[source] ?? 'start';
    const followers = Object.entries(grammar.follows[role]) as [Role | 'end', number][];
    const sum = followers.reduce((total, [, weight]) => total + weight, 0);
    for (const [follower, weight] of followers) {
      const target = follower === 'end' ? END : ROLES.indexOf(follower);
      const gaps = follower === 'end' ? [1, 1, 1, 1, 1] : gapWeights(role, follower, grammar.isTextFirst);
      edges.push({ from: source, to: target, weight: weight / sum, gaps });
    }
  }
  edges.sort((a, b) => a.to - b.to || a.from - b.from);
  const edgeOf = new Uint8Array(SIZE * SIZE).fill(NO_EDGE);
  edges.forEach(({ from, to }, edge) => {
    edgeOf[from * SIZE + to] = edge;
  });
  const gapEdge = edges.map(({ from, to }, edge) => {
    const like = ROLES[from] === 'paragraph' ? (edgeOf[ROLES.indexOf('text') * SIZE + to] as number) : edge;
    return like === NO_EDGE ? edge : like;
  });
  return {
    grammar,
    from: Uint8Array.from(edges, ({ from }) => from),
    to: Uint8Array.from(edges, ({ to }) => to),
    weights: Float64Array.from(edges, ({ weight }) => weight),
    gapWeights: Float64Array.from(edges.flatMap(({ gaps }) => gaps)),
    gapEdge: Uint8Array.from(gapEdge),
    isInside: Uint8Array.from(edges, (edge) => (leadsInside(edge, grammar.isTextFirst) ? 1 : 0)),
    edgeOf,
    firstEdges: [...PRECEDES.keys()]
      .filter((source) => PRECEDES[source])
      .map((source) =>
        [...edges.keys()].filter((edge) => edges[edge]?.from === source && OPENS[edges[edge]?.to ?? END]),
      ),
  };
}

function leadsInside({ from, to }: { from: number; to: number }, isTextFirst: boolean): boolean {
  if (ROLES[to] !== (isTextFirst ? 'title' : 'text')) return false;
  const before = isTextFirst
    ? ['text', 'paragraph', 'noteBetween', 'moreBetween']
    : ['title', 'noteBetween', 'moreBetween'];
  return before.includes(ROLES[from] ?? 'start');
}

/** The costs that are known before a page is seen. */
export function knownCosts({ weights, gapWeights }: CompiledGrammar): Costs {
  return addGaps(weights.map(Math.log), gapWeights.map(Math.log));
}

function addGaps(follows: Float64Array, gaps: Float64Array): Costs {
  const edges = follows.length;
  const steps = new Float64Array(GAPS * edges);
  for (let gap = 0; gap < GAPS; gap++) {
    for (let edge = 0; edge < edges; edge++) {
      steps[gap * edges + edge] = (follows[edge] as number) + (gaps[edge * GAPS + gap] as number);
    }
  }
  return { follows, gaps, steps };
}

/** The costs once a page's own habits count as well: what is known of order stands for so many sightings. */
export function habitualCosts(
  compiled: CompiledGrammar,
  known: Costs,
  path: Uint8Array,
  gaps: Uint8Array,
  sightings: number,
): Costs {
  if (path.length < FEWEST_FOR_HABITS) return known;
  const { from, to, weights, gapWeights, gapEdge, edgeOf } = compiled;
  const seen = new Float64Array(from.length);
  const seenGaps = new Float64Array(from.length * GAPS);
  let source = START;
  for (let index = 0; index <= path.length; index++) {
    const target = index < path.length ? (path[index] as number) : END;
    const edge = edgeOf[source * SIZE + target] as number;
    if (edge === NO_EDGE) break;
    add(seen, edge);
    if (index < path.length) add(seenGaps, (gapEdge[edge] as number) * GAPS + (gaps[index] as number));
    source = target;
  }
  const opened = countOpenings(compiled, seen);
  const isFollowedTwice = forgetOnce(seen);
  const isGapSeenTwice = forgetOnce(seenGaps);
  if (!isFollowedTwice && !isGapSeenTwice) return known;
  const seenFrom = new Float64Array(SIZE);
  for (let edge = 0; edge < from.length; edge++) seenFrom[from[edge] as number]! += seen[edge] as number;
  const follows = known.follows.slice();
  tellFirstItem(compiled, opened, follows);
  const costs = known.gaps.slice();
  for (let edge = 0; edge < from.length; edge++) {
    const total = seenFrom[from[edge] as number] as number;
    if (total > 0 && from[edge] !== MASTHEAD) {
      follows[edge] = Math.log(((seen[edge] as number) + sightings * (weights[edge] as number)) / (total + sightings));
    }
    const shared = gapEdge[edge] as number;
    let on = 0;
    for (let gap = 0; gap < GAPS; gap++) on += seenGaps[shared * GAPS + gap] as number;
    if (on === 0 || to[edge] === END) continue;
    for (let gap = 0; gap < GAPS; gap++) {
      const times = seenGaps[shared * GAPS + gap] as number;
      costs[edge * GAPS + gap] = Math.log(
        (times + GAP_SIGHTINGS * (gapWeights[edge * GAPS + gap] as number)) / (on + GAP_SIGHTINGS),
      );
    }
  }
  return addGaps(follows, costs);
}

/** By role, how often an item behind another one begins with it. */
function countOpenings({ grammar, from, to }: CompiledGrammar, seen: Float64Array): Float64Array {
  const closes = grammar.isTextFirst ? CLOSES_TEXT_FIRST : CLOSES;
  const opened = new Float64Array(SIZE);
  for (let edge = 0; edge < from.length; edge++) {
    if (OPENS[to[edge] as number] && closes[from[edge] as number]) opened[to[edge] as number]! += seen[edge] as number;
  }
  return opened;
}

/** A page's first item begins as its others do: with a title, with a note, or without a title. */
function tellFirstItem(
  { firstEdges, to, weights }: CompiledGrammar,
  opened: Float64Array,
  follows: Float64Array,
): void {
  const items = opened.reduce((sum, times) => sum + times, 0);
  if (items === 0) return;
  for (const edges of firstEdges) {
    const share = edges.reduce((sum, edge) => sum + (weights[edge] as number), 0);
    for (const edge of edges) {
      const known = (weights[edge] as number) / share;
      const told = ((opened[to[edge] as number] as number) + FIRST_SIGHTINGS * known) / (items + FIRST_SIGHTINGS);
      follows[edge] = Math.log(share * told);
    }
  }
}

/** What a page does once is no habit: else each reading would find itself confirmed. Whether anything is left. */
function forgetOnce(counts: Float64Array): boolean {
  let isLeft = false;
  for (let at = 0; at < counts.length; at++) {
    const left = Math.max(0, (counts[at] as number) - 1);
    counts[at] = left;
    if (left > 0) isLeft = true;
  }
  return isLeft;
}

function add(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
