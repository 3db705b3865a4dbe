import { classOf, WIDE } from './characters.ts';
import type { Unit } from './lines.ts';

const REACH = 160;
const SHORTEST_LINE = 60;
const SHORTEST_TEXT = 30;
const DELIMITERS: readonly { readonly signs: RegExp; readonly form: RegExp }[] = [
  { signs: /[:：]/u, form: /^(.{2,130}?[^\s:])\s?[:：]\s+(?=\S)/su },
  { signs: /[–—-]/u, form: /^(.{2,130}?\S)\s+[–—-]{1,2}\s+(?=\S)/su },
];

/**
 * Parts a title from the text that follows it in the same line ("1. Title: text") where the page does so throughout:
 * in a numbered list most lines, elsewhere nearly all long lines.
 */
export function splitGluedTitles(text: string, units: readonly Unit[]): Unit[] {
  const numbered = units.filter((unit) => unit.isNumbered && isLong(text, unit));
  const isList = numbered.length >= 2;
  const candidates = isList ? numbered : units.filter((unit) => unit.gap >= 0 && isLong(text, unit));
  for (const { signs, form } of DELIMITERS) {
    const cuts = new Map<Unit, { titleEnd: number; textStart: number }>();
    for (const unit of candidates) {
      const head = text.slice(unit.start, Math.min(unit.end, unit.start + REACH));
      const match = signs.test(head) ? form.exec(head) : null;
      const title = match?.[1];
      if (match === null || title === undefined || !isTitle(title)) continue;
      if (unit.end - unit.start - match[0].length < SHORTEST_TEXT * scaleOf(text, unit)) continue;
      cuts.set(unit, { titleEnd: unit.start + title.length, textStart: unit.start + match[0].length });
    }
    if (cuts.size < (isList ? Math.max(2, 0.7 * candidates.length) : Math.max(3, 0.9 * candidates.length))) continue;
    return units.flatMap((unit) => {
      const cut = cuts.get(unit);
      if (cut === undefined) return [unit];
      return [
        { ...unit, end: cut.titleEnd },
        { ...unit, start: cut.textStart, gap: -1, isNumbered: false },
      ];
    });
  }
  return [...units];
}

function isLong(text: string, unit: Unit): boolean {
  return unit.end - unit.start >= SHORTEST_LINE * scaleOf(text, unit);
}

/** Wide scripts say as much in fewer characters. */
function scaleOf(text: string, unit: Unit): number {
  return (classOf(text.charCodeAt(unit.start)) & WIDE) === 0 ? 1 : 0.4;
}

/** A dateline ("PARIS:") is none, nor is what holds a whole sentence. */
function isTitle(head: string): boolean {
  return /\S\s+\S/u.test(head) ? !/\p{L}{3}[.!?]\s/u.test(head) : /[\u3040-\u9fff]/u.test(head);
}
