import { classOf, SPACE, WORD } from './characters.ts';
import type { Line } from './lines.ts';
import { endsAsSentence } from './shape.ts';

const NARROWEST = 40;
const WIDEST = 120;
/** From which share of the column a line counts as full, and which share of broken lines must be. */
const FULL = 0.8;
const MOST = 0.6;
const HAS_WORD = /[\p{L}\p{Nd}]/u;

/** Joins the lines of paragraphs that were broken at a column, as in mail and plain-text exports. */
export function joinWrappedLines(text: string, lines: readonly Line[]): readonly Line[] {
  const column = findColumn(text, lines);
  if (column === null) return lines;
  const joined: Line[] = [];
  let width = 0;
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && line.gap === 0 && isBrokenAt(column, text, width, line)) {
      joined[joined.length - 1] = { start: before.start, end: line.end, gap: before.gap };
    } else {
      joined.push(line);
    }
    width = line.end - line.start;
  }
  return joined;
}

/** The width at which lines are broken, null where they are not. */
function findColumn(text: string, lines: readonly Line[]): number | null {
  if (lines.some((line) => line.end - line.start > WIDEST + 20)) return null;
  const isRule = (line: Line) =>
    (classOf(text.charCodeAt(line.start)) & WORD) === 0 && !HAS_WORD.test(text.slice(line.start, line.end));
  const broken = lines.filter((line, index) => {
    const next = lines[index + 1];
    return next?.gap === 0 && !isRule(line) && !isRule(next);
  });
  const column = broken.reduce((widest, line) => Math.max(widest, line.end - line.start), 0);
  if (broken.length < 3 || column < NARROWEST || column > WIDEST) return null;
  if (lines.some((line) => line.end - line.start > column + 20)) return null;
  const full = broken.filter((line) => line.end - line.start >= FULL * column);
  const inside = broken.filter((line) => !endsAsSentence(text.slice(line.start, line.end)));
  return full.length >= MOST * broken.length && inside.length >= MOST * broken.length ? column : null;
}

/** Whether the next line's first word had no room left on this one: a break where it had room was meant. */
function isBrokenAt(column: number, text: string, width: number, line: Line): boolean {
  let end = line.start;
  let hasWord = false;
  while (end < line.end && (classOf(text.charCodeAt(end)) & SPACE) === 0) {
    if ((classOf(text.charCodeAt(end)) & WORD) !== 0) hasWord = true;
    end++;
  }
  return hasWord && width + 1 + end - line.start > column;
}
