import type { Unit } from './lines.ts';

/** The first sentence's end, which is none behind an abbreviation of one or two letters. */
const END = /[.!?؟۔](?<=(?:\p{L}{3}["'”’»)]?|\p{Nd}).)["'”’»)]*\s+(?=["“‘«„([¿¡]?[\p{Lu}\p{Lo}])/u;
const FEWEST = 3;
const MOST_WITHOUT = 0.1;
const LONGEST_TITLE = 70;
const SHORTEST_TEXT = 30;
const REACH = 400;

/** Mean and deviation, in logarithms to base 2, of how long titles and sentences are, and sentences behind them are in their measure. */
const TITLE = { mean: Math.log2(30), deviation: 0.8 };
const SENTENCE = { mean: Math.log2(90), deviation: 0.8 };
const STEP_BEHIND_TITLE = { mean: 1.5, deviation: 0.9 };
const STEP = { mean: 0, deviation: 1 };
/** One title in ten holds a comma, of sentences that short three. */
const COMMA = /[,،、]/;
const WITH_COMMA = Math.log(0.1 / 0.3);
const WITHOUT_COMMA = Math.log(0.9 / 0.7);
/** No line alone tells more than that: natural logarithm. */
const MOST_TOLD = 3;
/** How much more probable titles must be than first sentences. */
const MARGIN = 8;
/** Less where no blank line parts the lines, as in lists of news in brief more often than in articles. */
const TIGHT_MARGIN = 6.5;

/** Where the lines' texts begin behind titles that end with a stop, by line; null where those are first sentences. */
export function findStoppedTitles(text: string, lines: readonly Unit[]): ReadonlyMap<Unit, number> | null {
  if (lines.length < FEWEST) return null;
  const most = MOST_WITHOUT * lines.length;
  const starts = new Map<Unit, number>();
  let odds = 0;
  let missed = 0;
  for (const line of lines) {
    const first = findNextStart(text, line.start, Math.min(line.end - SHORTEST_TEXT, line.start + LONGEST_TITLE));
    if (first === null) {
      missed++;
      if (missed > most) return null;
      continue;
    }
    starts.set(line, first);
    const reach = Math.min(line.end, first + REACH);
    const second = findNextStart(text, first, reach) ?? reach;
    const comma = COMMA.test(text.slice(line.start, first)) ? WITH_COMMA : WITHOUT_COMMA;
    odds += Math.min(MOST_TOLD, comma + rateTitle(first - line.start, second - first));
  }
  const tight = lines.filter(({ gap }) => gap === 0).length;
  return odds > (tight * 2 > lines.length ? TIGHT_MARGIN : MARGIN) ? starts : null;
}

/** Where the sentence begins that follows the first one from there on. */
function findNextStart(text: string, start: number, end: number): number | null {
  const found = END.exec(text.slice(start, end + 1));
  return found === null ? null : start + found.index + found[0].length;
}

/** How much more probable a title of that length is than a sentence, before a sentence of this length. */
function rateTitle(length: number, next: number): number {
  const width = Math.log2(length);
  const step = Math.log2(next) - width;
  return density(width, TITLE) - density(width, SENTENCE) + density(step, STEP_BEHIND_TITLE) - density(step, STEP);
}

function density(value: number, { mean, deviation }: { mean: number; deviation: number }): number {
  return -(((value - mean) / deviation) ** 2) / 2 - Math.log(deviation);
}
