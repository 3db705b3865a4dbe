import type { Unit } from './lines.ts';
import type { Shape } from './shape.ts';

/** A title, its notes, its text's paragraphs and what separates them. */
const BEHIND = 6;
const SHORTEST = 12;
/** One alone may be chance. */
const FEWEST = 2;
const MOST_MORE = 45;

/** Lines that hold a whole line that stands a little before them, and a few words more: links to what it is the title of. */
export function findEchoes(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const echoes: number[] = [];
  for (let at = 2; at < units.length; at++) {
    const { start, end } = units[at] as Unit;
    if ((shapes[at] as Shape).isStatement) continue;
    for (let before = at - 2; before >= Math.max(0, at - BEHIND); before--) {
      const title = units[before] as Unit;
      const length = title.end - title.start;
      const more = end - start - length;
      if (length < SHORTEST || more <= 0 || more > MOST_MORE) continue;
      if (!text.slice(start, end).includes(text.slice(title.start, title.end))) continue;
      echoes.push(at);
      break;
    }
  }
  return echoes.length >= FEWEST ? echoes : [];
}
