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
const SHARED_MASTHEAD = 2;
const SHARED_SEPARATOR = 3;
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

/** Joins the evidence of a source's captures; their order does not matter. */
export function mergeLayouts(evidence: Iterable<LayoutEvidence>): Layout {
  const separators = new Map<string, number>();
  const mastheads = new Map<string, number>();
  for (const { recurring, first, last } of evidence) {
    for (const key of recurring) count(separators, key, RECURRING);
    if (last !== null && !recurring.includes(last)) count(separators, last, CLOSING);
    for (const key of new Set(first)) count(mastheads, key, 1);
  }
  return { separators: keysFrom(separators, SHARED_SEPARATOR), mastheads: keysFrom(mastheads, SHARED_MASTHEAD) };
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
