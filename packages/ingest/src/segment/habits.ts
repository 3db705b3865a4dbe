import { ROLES } from './grammar.ts';
import type { Unit } from './lines.ts';

/** What a page's units have in common, whatever they are. */
export interface Likeness {
  /** Logarithm of each unit's width. */
  readonly widths: Float64Array;
  /** Which units are the same line again: a number for each line that recurs, 0 for all others. */
  readonly repeats: Uint16Array;
  /** 1 for what ends as a sentence does and a heading does not. */
  readonly isStatement: Uint8Array;
}

const ROLE_COUNT = ROLES.length;
const TITLE = ROLES.indexOf('title');
const TEXT = ROLES.indexOf('text');
const SEPARATOR = ROLES.indexOf('separator');
const INSIDE = (['title', 'noteBetween', 'moreBetween', 'text', 'paragraph', 'heading'] as const).map((role) =>
  ROLES.indexOf(role),
);
/** For how many widths what is known of pages at large stands. */
const PRIOR_WIDTHS = 4;
const MOST_SURPRISE = 3;
const MOST_TEXT_SURPRISE = 5;
/** Which share of titles end as statements do before a page is seen, and how many titles what is known stands for. */
const STATEMENTS = 0.3;
const PRIOR_TITLES = 1;
const RECURS = -4;
const SEPARATES_ELSEWHERE = -5;

export function findRepeats(units: readonly Unit[]): Uint16Array {
  const first = new Map<string, number>();
  const repeats = new Uint16Array(units.length);
  let found = 0;
  units.forEach(({ key }, index) => {
    if (key === '') return;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      return;
    }
    if (repeats[before] === 0) repeats[before] = Math.min(0xffff, ++found);
    repeats[index] = repeats[before] as number;
  });
  return repeats;
}

/** The looks of a page's units, and what a first reading of the page says of them. */
export function rateHabits(looks: Float64Array, page: Likeness, roles: Uint8Array): Float64Array {
  const rated = looks.slice();
  rateWidths(rated, page.widths, roles);
  rateEndings(rated, page.isStatement, roles);
  rateRepeats(rated, page.repeats, roles);
  return rated;
}

/** A title or a text much narrower or wider than the page's others is rarely one. */
function rateWidths(rated: Float64Array, widths: Float64Array, roles: Uint8Array): void {
  for (const role of [TITLE, TEXT]) {
    let count = 0;
    let sum = 0;
    let squares = 0;
    roles.forEach((found, index) => {
      if (found !== role) return;
      const width = widths[index] as number;
      count++;
      sum += width;
      squares += width * width;
    });
    if (count < 2) continue;
    const mean = sum / count;
    const most = role === TEXT ? MOST_TEXT_SURPRISE : MOST_SURPRISE;
    const variance = (squares - count * mean * mean + PRIOR_WIDTHS) / (count + PRIOR_WIDTHS);
    widths.forEach((width, index) => {
      const at = index * ROLE_COUNT + role;
      rated[at]! -= Math.min(most, (width - mean) ** 2 / variance / 2);
    });
  }
}

/** Where a page's titles end with a stop, all do; one that alone does so is hardly a title. */
function rateEndings(rated: Float64Array, isStatement: Uint8Array, roles: Uint8Array): void {
  const counts = [0, 0];
  roles.forEach((role, index) => {
    if (role === TITLE) counts[isStatement[index] as number]!++;
  });
  const others = counts.map((times) => Math.max(0, times - 1));
  const all = (others[0] as number) + (others[1] as number) + PRIOR_TITLES;
  const habits = [1 - STATEMENTS, STATEMENTS].map((known, ending) =>
    Math.log(((others[ending] as number) / known + PRIOR_TITLES) / all),
  );
  isStatement.forEach((ending, index) => {
    rated[index * ROLE_COUNT + TITLE]! += Math.min(0, habits[ending] as number);
  });
}

/** A line that recurs is hardly a text, and one that separates items in one place does so wherever it recurs. */
function rateRepeats(rated: Float64Array, repeats: Uint16Array, roles: Uint8Array): void {
  const times = new Map<number, { all: number; separating: number }>();
  repeats.forEach((line, index) => {
    if (line === 0) return;
    const seen = times.get(line) ?? { all: 0, separating: 0 };
    seen.all++;
    if (roles[index] === SEPARATOR) seen.separating++;
    times.set(line, seen);
  });
  repeats.forEach((line, index) => {
    const seen = times.get(line);
    if (seen === undefined) return;
    rated[index * ROLE_COUNT + TEXT]! += RECURS;
    if (seen.separating * 2 < seen.all) return;
    for (const role of INSIDE) rated[index * ROLE_COUNT + role]! += SEPARATES_ELSEWHERE;
  });
}
