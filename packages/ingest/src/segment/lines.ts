import type { Span } from '../model.ts';

/** A line that is not blank, without the white space around it. */
export interface Line extends Span {
  /** Blank lines before it. */
  readonly gap: number;
}

/** What segmentation labels: a line, several lines of a hard-wrapped paragraph, or a piece of a line that holds two things. */
export interface Unit extends Span {
  /** Blank lines before it; -1 where it stands in the same line as the unit before it. */
  readonly gap: number;
  /** Whether a number of a list, which is no part of the span, stands before it. */
  readonly isNumbered: boolean;
  /** The folded line, '' for a long one. */
  readonly key: string;
}

/** The lines of a text that are not blank, in order; at most `limit` of them. */
export function splitLines(text: string, limit: number): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  let from = 0;
  while (from < text.length && lines.length < limit) {
    const to = findLineEnd(text, from);
    const line = trimSpan(text, from, to);
    if (line.end > line.start) {
      lines.push({ start: line.start, end: line.end, gap });
      gap = 0;
    } else {
      gap++;
    }
    from = text.charCodeAt(to) === 13 && text.charCodeAt(to + 1) === 10 ? to + 2 : to + 1;
  }
  return lines;
}

/** A span without the white space and invisible marks at its edges. */
export function trimSpan(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isInvisible(text.charCodeAt(from))) from++;
  while (to > from && isInvisible(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function findLineEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 13 && code < 0x2028) continue;
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) break;
  }
  return at;
}

function isInvisible(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0xa0) return code === 0x85;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
