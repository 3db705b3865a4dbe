import { classOf, DIGIT, UPPER } from './characters.ts';
import { foldLine, foldToken, hasWords } from './line-key.ts';
import type { Unit } from './lines.ts';

const TOKENS = /[\p{L}\p{M}]+|\p{Nd}+|[^\s\p{L}\p{M}\p{Nd}]+/gu;
const REACH = 60;
const LONGEST_TAIL = 6;
/** Lines from this length on decide whether an ending is shared; shorter ones may have it, too. */
const LONG_LINE = 40;
const SHORTEST_LINE = 20;
/** Which part of the long lines must share an ending, at the least. */
const LEAST_RATE = 0.2;
/** Closes a text, and so is none of the separator's. */
const CLOSING = /^[.,;:!?…。！？؟"'”’»)\]]+$/u;
const CLOSED = /[.!?…。！？؟۔।]["'”’»)\]]*$/u;
/** No separator ends so, though "Read more..." may end with an ellipsis. */
const ENDS_SENTENCE = /(?<!\.)\.$|[。！？۔।]$/u;
/** Right behind a stop, the rest of an address or a number rather than a separator. */
const GLUED_REST = /^[\p{Nd}\p{Ll}]/u;
const ARROW = /[»›>→⟶⇒▶►]/u;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

interface Ending {
  count: number;
  /** How often a text has ended before it. */
  closed: number;
  readonly before: Set<string>;
}

/**
 * Parts a separator from the end of the text that it is glued to ("… and left the town. Read more"): an ending that
 * most long lines of the page share although what stands before it differs, or that is known as a separator.
 */
export function splitTails(text: string, units: readonly Unit[], separators: ReadonlySet<string>): Unit[] {
  const long = units.filter((unit) => unit.end - unit.start >= LONG_LINE);
  const last = new Map<number, number>();
  for (const { end } of long) {
    const ending = lastOf(text, end);
    last.set(ending, (last.get(ending) ?? 0) + 1);
  }
  const known = new Set(Array.from(separators, (separator) => lastOf(separator, separator.length)));
  const fewest = Math.max(2, LEAST_RATE * long.length);
  const isSuspect = ({ start, end }: Unit) => {
    if (end - start < SHORTEST_LINE || ENDS_SENTENCE.test(text.slice(end - 2, end))) return false;
    const ending = lastOf(text, end);
    return (last.get(ending) ?? 0) >= fewest || known.has(ending);
  };
  const suspects = new Set(units.filter(isSuspect));
  if (suspects.size === 0) return [...units];
  const endings = countEndings(
    text,
    long.filter((unit) => suspects.has(unit)),
  );
  return units.flatMap((unit) => {
    if (!suspects.has(unit)) return [unit];
    const cut = findCut(text, readTail(text, unit), endings, long.length, separators);
    if (cut === null) return [unit];
    const end = unit.start + text.slice(unit.start, cut).trimEnd().length;
    if (end - unit.start < SHORTEST_LINE / 2) return [unit];
    return [
      { ...unit, end, key: '' },
      { start: cut, end: unit.end, gap: -1, isNumbered: false, key: '' },
    ];
  });
}

/** The last two characters as a number, digits alike: a quick look at which lines may share an ending. */
function lastOf(text: string, end: number): number {
  return foldCode(text.charCodeAt(end - 2)) * 0x10000 + foldCode(text.charCodeAt(end - 1));
}

function foldCode(code: number): number {
  const found = classOf(code);
  if ((found & DIGIT) !== 0) return 48;
  return (found & UPPER) !== 0 && code < 128 ? code + 32 : code;
}

function readTail(text: string, unit: Unit): Token[] {
  const from = Math.max(unit.start, unit.end - REACH);
  const tokens: Token[] = [];
  for (const match of text.slice(from, unit.end).matchAll(TOKENS)) {
    const start = from + match.index;
    tokens.push({ start, end: start + match[0].length, folded: foldToken(match[0].toLowerCase()) });
  }
  return tokens;
}

function countEndings(text: string, units: readonly Unit[]): Map<string, Ending> {
  const endings = new Map<string, Ending>();
  for (const unit of units) {
    const tokens = readTail(text, unit);
    let key = '';
    for (let n = 1; n <= LONGEST_TAIL && n < tokens.length; n++) {
      key = `${tokens.at(-n)?.folded} ${key}`;
      const ending = endings.get(key) ?? { count: 0, closed: 0, before: new Set() };
      const before = tokens.at(-n - 1)?.folded ?? '';
      ending.count++;
      if (CLOSED.test(before)) ending.closed++;
      if (ending.before.size < 8) ending.before.add(before);
      endings.set(key, ending);
    }
  }
  return endings;
}

/** A single word must recur more often than several, and words inside a sentence more often than behind its end. */
function isTail({ count, closed, before }: Ending, words: number, lines: number): boolean {
  const isBehindEnd = closed >= 0.7 * count;
  if (before.size < 2 && !isBehindEnd) return false;
  const rate = (words === 1 ? 0.1 : 0) + (isBehindEnd ? LEAST_RATE : 0.5);
  return count >= Math.max(words === 1 || !isBehindEnd ? 3 : 2, lines * rate);
}

function findCut(
  text: string,
  tokens: readonly Token[],
  endings: ReadonlyMap<string, Ending>,
  lines: number,
  separators: ReadonlySet<string>,
): number | null {
  let key = '';
  let best: { length: number; isKnown: boolean } | null = null;
  for (let n = 1; n <= LONGEST_TAIL && n < tokens.length; n++) {
    key = `${tokens.at(-n)?.folded} ${key}`;
    const ending = endings.get(key);
    const isShared = ending !== undefined && isTail(ending, n, lines);
    const isKnown = hasWords(key) && separators.has(foldLine(text.slice(tokens.at(-n)?.start, tokens.at(-1)?.end)));
    if (isShared || isKnown) best = { length: n, isKnown };
  }
  if (best === null) return null;
  let first = tokens.length - best.length;
  while (!best.isKnown && first < tokens.length && CLOSING.test(tokens[first]?.folded ?? '')) first++;
  const cut = tokens[first];
  const before = tokens[first - 1];
  if (cut === undefined || before === undefined) return null;
  if (cut.start === before.end && GLUED_REST.test(text.slice(cut.start, cut.start + 2))) return null;
  const tail = tokens
    .slice(first)
    .map((token) => token.folded)
    .join(' ');
  if (!hasWords(tail) && !ARROW.test(tail)) return null;
  if (ENDS_SENTENCE.test(tail)) return null;
  if (best.isKnown && !CLOSED.test(before.folded)) return null;
  return cut.start;
}
