import { groupBy } from '../group-by.ts';
import type { Unit } from './lines.ts';
import { isSigned } from './names-beside-titles.ts';
import { isText, type Shape } from './shape.ts';

/** Words that all begin with a capital: titles that are so short and so written are few. */
const NAME = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,3}\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const LONGEST = 60;
const FEWEST = 3;
const MOST = 0.6;
const MOST_LINES = 2;

/**
 * Lines under texts where most of these hold a name and nothing more, or a name and what is said of it: right under
 * the text, or apart from it where no name stands over the first text, and one under the last.
 */
export function findSignatures(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const isName = (at: number) => {
    const { start, end } = units[at] as Unit;
    return end - start <= LONGEST && (NAME.test(text.slice(start, end)) || isSigned(text, units[at] as Unit));
  };
  const blocks: (readonly number[])[] = [];
  let isApart = false;
  let names = 0;
  for (let at = 1; at < units.length; at++) {
    if (isText(shapes[at]) || !isText(shapes[at - 1])) continue;
    const block = [at];
    while (units[at + 1]?.gap === 0 && !isText(shapes[at + 1])) block.push(++at);
    if (block.length > MOST_LINES || units[at + 1]?.gap === 0) return [];
    if ((units[block[0] as number] as Unit).gap > 0) isApart = true;
    if (isName(block[0] as number)) names++;
    blocks.push(block);
  }
  if (names < FEWEST || names < MOST * blocks.length) return [];
  const first = shapes.findIndex(isText);
  const isOver = first > 0 && isName(first - 1);
  const isUnder = blocks.at(-1)?.at(-1) === units.length - 1;
  return isApart && (isOver || !isUnder) ? [] : blocks.flat();
}

/** Lines over texts that the same word begins, and a name ends: from whom each is. */
export function findSenders(text: string, units: readonly Unit[], shapes: readonly Shape[]): number[] {
  const over = shapes.flatMap((shape, at) => (isText(shape) && at > 0 && !isText(shapes[at - 1]) ? [at - 1] : []));
  const words = over.flatMap((at) => {
    const { start, end } = units[at] as Unit;
    const line = end - start <= LONGEST ? text.slice(start, end) : '';
    const space = line.indexOf(' ');
    return space >= 0 && NAME.test(line.slice(space + 1)) ? [line.slice(0, space)] : [];
  });
  const groups = [...groupBy(words, (word) => word).values()];
  return groups.some((same) => same.length >= FEWEST && same.length >= MOST * over.length) ? over : [];
}
