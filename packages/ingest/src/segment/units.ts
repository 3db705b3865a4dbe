import { splitGluedTitles } from './glued-titles.ts';
import { foldLine, LONGEST_KEYED_LINE } from './line-key.ts';
import type { Line, Unit } from './lines.ts';
import { findMarkers } from './markers.ts';
import { splitTails } from './tails.ts';
import { joinWrappedLines } from './wrapped-lines.ts';

/** The units that a text's lines make. */
export function readUnits(text: string, physical: readonly Line[], separators: ReadonlySet<string>): Unit[] {
  const lines = joinWrappedLines(text, physical);
  const markers = findMarkers(text, lines);
  const units = lines.map((line, index): Unit => {
    const marker = markers.get(index);
    const start = marker?.start ?? line.start;
    const end = marker?.end ?? line.end;
    const key = keyOf(text, start, end);
    return { start, end, gap: line.gap, isNumbered: marker?.isNumber ?? false, key };
  });
  const rekey = (unit: Unit): Unit => ({ ...unit, key: keyOf(text, unit.start, unit.end) });
  return splitGluedTitles(text, splitTails(text, units, separators)).map((unit) => (unit.gap < 0 ? rekey(unit) : unit));
}

function keyOf(text: string, start: number, end: number): string {
  return end - start <= LONGEST_KEYED_LINE ? foldLine(text.slice(start, end)) : '';
}
