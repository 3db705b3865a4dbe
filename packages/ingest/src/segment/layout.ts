import { foldLine, LONGEST_KEYED_LINE } from './line-key.ts';
import { type Line, splitLines } from './lines.ts';
import { readShape } from './shape.ts';

/** What one capture tells of its source's layout: folded lines, to be counted over the captures. */
export interface LayoutEvidence {
  /** Short lines that recur within the capture. */
  readonly recurring: readonly string[];
  /** Its first lines, without the last of those that stand before its first long line: that is a title more often. */
  readonly first: readonly string[];
  /** Its last line, where that may be a separator. */
  readonly last: string | null;
}

/** What a source's captures tell together. Folded lines, sorted. */
export interface Layout {
  /** Lines that stand between the items of several captures. */
  readonly separators: readonly string[];
  /** Lines with which several captures begin. */
  readonly mastheads: readonly string[];
}

/** More lines than these are no masthead, no separators and no closing of a page; so evidence stays small. */
const FIRST_LINES = 4;
const MOST_RECURRING = 8;
const MOST_LINES = 20_000;
/** A separator recurs about as often as there are texts. */
const LEAST_RATE = 0.4;
const MOST_WORDS = 4;
/** A masthead opens two captures. A separator recurs in two, or in one and closes another, or closes three. */
const RECURRING = 2;
const CLOSING = 1;

/** Reads what a capture tells of its layout. Small, and the same whatever other captures there are. */
export function readLayout(text: string): LayoutEvidence {
  const lines = splitLines(text, MOST_LINES);
  const isShort = (line: Line) => line.end - line.start <= LONGEST_KEYED_LINE;
  const firstLong = lines.findIndex((line) => !isShort(line));
  const short = lines.filter(isShort);
  const keys = short.map((line) => foldLine(text.slice(line.start, line.end)));
  const counts = new Map<string, number>();
  for (const key of keys) count(counts, key, 1);
  const fewest = Math.max(2, LEAST_RATE * (lines.length - short.length));
  const recurring = [...counts]
    .filter(([, times]) => times >= fewest)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_RECURRING);
  const last = lines.at(-1);
  return {
    recurring: recurring.map(([key]) => key).sort(),
    first: keys.slice(0, Math.max(0, Math.min(FIRST_LINES, firstLong - 1))),
    last: last !== undefined && isClosing(text, last) ? (keys.at(-1) ?? null) : null,
  };
}

/** What a capture says of one line of its source's layout. Weights of a source's captures add up. */
export interface LayoutVote {
  readonly role: keyof Layout;
  readonly line: string;
  readonly weight: number;
}

export function listLayoutVotes({ recurring, first, last }: LayoutEvidence): LayoutVote[] {
  const closing = last !== null && !recurring.includes(last) ? [last] : [];
  return [
    ...recurring.map((line) => ({ role: 'separators', line, weight: RECURRING }) as const),
    ...closing.map((line) => ({ role: 'separators', line, weight: CLOSING }) as const),
    ...Array.from(new Set(first), (line) => ({ role: 'mastheads', line, weight: 1 }) as const),
  ];
}

/** How much a line has to weigh to be part of the layout. */
export const LEAST_LAYOUT_WEIGHT: Readonly<Record<keyof Layout, number>> = { separators: 3, mastheads: 2 };

/** Joins the evidence of a source's captures; their order does not matter. */
export function mergeLayouts(evidence: Iterable<LayoutEvidence>): Layout {
  const weights = { separators: new Map<string, number>(), mastheads: new Map<string, number>() };
  for (const one of evidence)
    for (const { role, line, weight } of listLayoutVotes(one)) count(weights[role], line, weight);
  return {
    separators: keysFrom(weights.separators, LEAST_LAYOUT_WEIGHT.separators),
    mastheads: keysFrom(weights.mastheads, LEAST_LAYOUT_WEIGHT.mastheads),
  };
}

function count(counts: Map<string, number>, key: string, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

function keysFrom(counts: ReadonlyMap<string, number>, least: number): string[] {
  const shared = [...counts].filter(([, weight]) => weight >= least);
  return shared.map(([key]) => key).sort();
}

/** A few words that are no sentence and no navigation may be the separator of a page with a single item. */
function isClosing(text: string, line: Line): boolean {
  const shape = readShape(text, line);
  return shape.words <= MOST_WORDS && !shape.isSentence && shape.navigation < 0 && shape.meta < 0;
}
