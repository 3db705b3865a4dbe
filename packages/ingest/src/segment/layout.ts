import { foldLine, LONGEST_KEYED_LINE } from './line-key.ts';
import { type Line, splitLines } from './lines.ts';

/** What one capture tells of its source's layout: folded lines, to be counted over the captures. */
export interface LayoutEvidence {
  /** Short lines that recur within the capture. */
  readonly recurring: readonly string[];
  /** Its first lines, without the last of those that stand before its first long line: that is a title more often. */
  readonly first: readonly string[];
  /** Its last short lines. */
  readonly last: readonly string[];
}

/** What a source's captures tell together. Folded lines, sorted. */
export interface Layout {
  /** Lines that recur within a capture, or close several captures. */
  readonly separators: readonly string[];
  /** Lines with which several captures begin. */
  readonly mastheads: readonly string[];
}

/** Where evidence stops being small: more lines than a masthead has, than a page has kinds of separators. */
const FIRST_LINES = 4;
const LAST_LINES = 3;
const MOST_RECURRING = 8;
const LONGEST_SEPARATOR = 60;
const MOST_LINES = 20_000;

/** Reads what a capture tells of its layout. Small, and the same whatever other captures there are. */
export function readLayout(text: string): LayoutEvidence {
  const lines = splitLines(text, MOST_LINES);
  const isShort = (line: Line) => line.end - line.start <= LONGEST_KEYED_LINE;
  const keys = lines.filter(isShort).map((line) => foldLine(text.slice(line.start, line.end)));
  const short = keys.filter((key) => key.length <= LONGEST_SEPARATOR);
  const counts = new Map<string, number>();
  for (const key of short) counts.set(key, (counts.get(key) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  const recurring = [...counts]
    .filter(([, count]) => count > 1 && count >= most / 2)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_RECURRING);
  return {
    recurring: recurring.map(([key]) => key).sort(),
    first: keys.slice(0, Math.min(FIRST_LINES, lines.findIndex((line) => !isShort(line)) - 1)),
    last: short.slice(-LAST_LINES),
  };
}

/** Joins the evidence of a source's captures; their order does not matter. */
export function mergeLayouts(evidence: Iterable<LayoutEvidence>): Layout {
  const separators = new Map<string, number>();
  const mastheads = new Map<string, number>();
  for (const { recurring, first, last } of evidence) {
    for (const key of new Set([...recurring, ...last])) {
      separators.set(key, (separators.get(key) ?? 0) + (recurring.includes(key) ? 2 : 1));
    }
    for (const key of new Set(first)) mastheads.set(key, (mastheads.get(key) ?? 0) + 1);
  }
  return { separators: recurringKeys(separators), mastheads: recurringKeys(mastheads) };
}

function recurringKeys(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([key]) => key)
    .sort();
}
