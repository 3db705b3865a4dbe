import { groupBy } from '../group-by.ts';
import type { Unit } from './lines.ts';
import { isNote, isText, type Shape } from './shape.ts';

const LABEL = /^\p{L}[\p{L}\p{M}'’]*(?:\s[\p{L}\p{M}]+){0,2}\s?[:：](?=\s+\S)/u;
const REACH = 40;
const FEWEST = 3;
const MOST = 0.8;

/**
 * Short lines that a label begins which others have, too ("Photo: Ann Lee"), where another line between the same texts
 * has none and so may be the title. Which lines these are.
 */
export function findLabelledNotes(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const labelled: { readonly at: number; readonly label: string; readonly isBesideTitle: boolean }[] = [];
  for (let from = 0; from < units.length; ) {
    let to = from;
    while (to < units.length && !isText(shapes[to] as Shape)) to++;
    const labels = new Map<number, string>();
    let titles = 0;
    for (let at = from; at < to; at++) {
      const label = findLabel(text, units[at] as Unit);
      if (label !== undefined) labels.set(at, label);
      else if (canBeTitle(shapes[at] as Shape)) titles++;
    }
    for (const [at, label] of labels) labelled.push({ at, label, isBesideTitle: titles > 0 });
    from = to + 1;
  }
  return [...groupBy(labelled, ({ label }) => label).values()].flatMap((same) => {
    const beside = same.filter(({ isBesideTitle }) => isBesideTitle).length;
    return same.length >= FEWEST && beside >= MOST * same.length ? same.map(({ at }) => at) : [];
  });
}

function findLabel(text: string, { start, end }: Unit): string | undefined {
  const head = text.slice(start, Math.min(end, start + REACH));
  return head.includes(':') || head.includes('：') ? LABEL.exec(head)?.[0].toLowerCase() : undefined;
}

function canBeTitle(shape: Shape): boolean {
  return !isNote(shape) && !shape.isSymbol;
}
