import type { Unit } from './lines.ts';
import type { Shape } from './shape.ts';

const NAME = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Ll}{1,3})`;
const NAMES = new RegExp(String.raw`^(?:[–—-]+\s*)?(?=\p{Lu})${NAME}(?:,?\s+${NAME}){0,5}$`, 'u');
const FEWEST = 2;
const LONGEST_NAME = 50;
/** As sure as a date beside other words. */
const NOTE = 2.5;
/** Of the places between texts that hold two lines, how many hold a name in the one, and at most in the other. */
const MOST = 0.6;
const FEW = 0.34;

/**
 * Where two lines stand between texts and the one is as names are written, and the other is not, that one is who
 * wrote the text before it or behind it, or what the text is filed under. Which lines these are.
 */
export function findNamesBesideTitles(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const pairs: number[] = [];
  let single = 0;
  let before = -1;
  shapes.forEach((shape, index) => {
    if (!isText(shape)) return;
    const between = index - before - 1;
    if (before >= 0 && between === 2 && isHeading(shapes[before + 1]) && isHeading(shapes[before + 2])) pairs.push(before + 1);
    else if (before >= 0 && between > 0) single++;
    before = index;
  });
  if (pairs.length < FEWEST || single > pairs.length || recurs(units, pairs[0] as number, pairs[1] as number)) return [];
  const isName = (index: number) => {
    const { start, end } = units[index] as Unit;
    return end - start <= LONGEST_NAME && NAMES.test(text.slice(start, end));
  };
  const last = before + 2 === units.length && isHeading(shapes[before + 1]) ? [before + 1] : [];
  const upper = [...pairs, ...last];
  const lower = pairs.map((index) => index + 1);
  const [above, below] = [upper, lower].map((lines) => lines.filter(isName).length / lines.length) as [number, number];
  if (above >= MOST && below <= FEW) return upper;
  return below >= MOST && above <= FEW ? lower : [];
}

/** A separator recurs, names change. */
function recurs(units: readonly Unit[], first: number, second: number): boolean {
  return [0, 1].some((line) => units[first + line]?.key === units[second + line]?.key);
}

function isText({ text, isStatement }: Shape): boolean {
  return text > 0 || isStatement;
}

function isHeading(shape: Shape | undefined): boolean {
  return shape !== undefined && !isText(shape) && !shape.isSymbol && shape.meta < NOTE;
}
