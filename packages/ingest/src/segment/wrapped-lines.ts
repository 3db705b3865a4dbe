import type { Line } from './lines.ts';
import { endsAsSentence } from './shape.ts';

const NARROWEST = 40;
const WIDEST = 120;

/** Joins the lines of paragraphs that were broken at a column, as in mail and plain-text exports. */
export function joinWrappedLines(text: string, lines: readonly Line[]): Line[] {
  const column = findColumn(text, lines);
  if (column === null) return [...lines];
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && line.gap === 0 && isBrokenAt(column, text, before, line)) {
      joined[joined.length - 1] = { start: before.start, end: line.end, gap: before.gap };
    } else {
      joined.push(line);
    }
  }
  return joined;
}

/** The width at which lines are broken, null where they are not. */
function findColumn(text: string, lines: readonly Line[]): number | null {
  const widths: number[] = [];
  let broken = 0;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index] as Line;
    if (lines[index + 1]?.gap !== 0) continue;
    widths.push(line.end - line.start);
    if (!endsAsSentence(text.slice(Math.max(line.start, line.end - WIDEST), line.end))) broken++;
  }
  const column = widths.reduce((widest, width) => Math.max(widest, width), 0);
  if (widths.length < 3 || column < NARROWEST || column > WIDEST) return null;
  if (lines.some((line) => line.end - line.start > column + 20)) return null;
  const full = widths.filter((width) => width >= 0.8 * column).length;
  return full >= 0.6 * widths.length && broken >= 0.6 * widths.length ? column : null;
}

/** Whether the next line's first word had no room left on this one: a break where it had room was meant. */
function isBrokenAt(column: number, text: string, before: Line, line: Line): boolean {
  const lastBreak = Math.max(text.lastIndexOf('\n', before.end - 1), text.lastIndexOf('\r', before.end - 1)) + 1;
  const width = before.end - Math.max(lastBreak, before.start);
  const word = /^\S+/u.exec(text.slice(line.start, Math.min(line.end, line.start + column)))?.[0] ?? '';
  return /[\p{L}\p{Nd}]/u.test(word) && width + 1 + word.length > column;
}
