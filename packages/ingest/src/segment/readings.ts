import type { Layout } from './layout.ts';
import { hasWords } from './line-key.ts';
import type { Unit } from './lines.ts';
import type { Shape } from './shape.ts';

/** How probable each reading of a unit is by its looks and its recurrence: natural logarithms that add up to one. */
export interface Reading {
  readonly title: number;
  readonly text: number;
  readonly meta: number;
  readonly separator: number;
  readonly navigation: number;
  /** As a title, and more where siblings begin with the same line. */
  readonly masthead: number;
  /** A date or a byline. */
  readonly isNote: boolean;
  /** Ends as a sentence does and a heading does not. */
  readonly isStatement: boolean;
  readonly isQuestion: boolean;
  /** Stands in a list of links. */
  readonly isListed: boolean;
  /** In Latin characters. */
  readonly width: number;
}

/** No look excludes a reading: the place among its neighbours may outweigh it. */
const FLOOR = -7;
const NAVIGATION_FLOOR = -3.5;
const NOTE = 2;
const SHARED_MASTHEAD = 3;
/** No text is so short without a sentence's end. */
const LABEL = 25;
/** A site's name is shorter than most titles. */
const WIDE_MASTHEAD = 45;
const KNOWN_SEPARATOR = 2;
/** A few words at the end of a page may be the separator of its only item. */
const CLOSING = -1;
/** A rule right under titles is a note rather than what separates. */
const UNDERLINE = 6;
/** More so where the text before them breaks off. */
const LEADS_TO_REST = 3;
/** Lines with numbers that are alike but for these. */
const ALIKE = 3;
/** So many words, numbers and signs. */
const ENDING = 3;
/** Nor with the word and the colon with which others end. */
const LEADING = 4;
/** Hardly the title of the text beneath it. */
const MOTTO = 5;
/** A title seldom does. */
const RECURRING_TITLE = 1.5;
/** What recurs, and not behind texts, is a section or an author. */
const RECURRING_LABEL = 2;

export function readUnit(unit: Unit, shape: Shape, recurrence: Recurrence): Reading {
  const separator = recurrence.rateSeparator(unit, shape);
  const heading = rateTitle(shape);
  const recurring = recurrence.rateMeta(unit, shape);
  const isLeading = recurring >= ALIKE && unit.key.endsWith(':');
  const title = heading - (recurrence.recursBehindTexts(unit) ? RECURRING_TITLE : 0) - (isLeading ? LEADING : 0);
  const isLabel = shape.width < LABEL && !shape.isSentence;
  const text = shape.text / 2 - (shape.isSymbol ? 6 : 0) - (isLabel ? 1 : 0) - (recurring >= ALIKE ? 2 : 0);
  const isUnderline = shape.isSymbol && recurrence.underlines(unit);
  const meta = isUnderline ? UNDERLINE : Math.max(shape.meta + recurring, shape.isSymbol ? -6 : separator - 1.5);
  const navigation = recurring >= ALIKE ? Math.min(0, shape.navigation) : shape.navigation;
  const sum = Math.log(Math.exp(title) + Math.exp(text) + Math.exp(meta) + Math.exp(separator) + Math.exp(navigation));
  return {
    title: Math.max(FLOOR, title - sum) - (shape.isMotto ? MOTTO : 0),
    text: Math.max(FLOOR, text - sum),
    meta: Math.max(FLOOR, meta - sum),
    separator: Math.max(FLOOR, separator - sum),
    navigation: Math.max(NAVIGATION_FLOOR, navigation - sum, meta - sum - 1),
    masthead:
      Math.max(FLOOR, heading - sum - Math.max(0, shape.width - WIDE_MASTHEAD) / 20) +
      (recurrence.isMasthead(unit) ? SHARED_MASTHEAD : 0),
    isNote: shape.meta >= NOTE,
    isStatement: shape.isStatement,
    isQuestion: shape.isSentence && !shape.isStatement,
    isListed: shape.isListed,
    width: shape.width,
  };
}

function rateTitle({ text, isSymbol, width, words, navigation, meta }: Shape): number {
  return (
    -text / 2 -
    (isSymbol ? 6 : 0) -
    (width > 250 ? 3 : 0) -
    (words <= 1 ? 0.7 : 0) -
    (navigation >= 2 ? 2 : 0) -
    (meta >= NOTE ? 1.5 : 0)
  );
}

/** What recurs on a page: the lines between blocks do, whatever their words. */
export class Recurrence {
  readonly #lines = new Map<string, number>();
  /** How often a line stands behind a text. */
  readonly #closings = new Map<string, number>();
  readonly #openings = new Map<string, number>();
  /** Lines of signs that stand before any text. */
  readonly #leading = new Set<string>();
  /** How often lines with numbers, or that lead to others, end alike. */
  readonly #endings = new Map<string, number>();
  readonly #forms = new Map<string, number>();
  readonly #known: ReadonlySet<string>;
  readonly #mastheads: ReadonlySet<string>;
  readonly #last: Unit | undefined;
  /** What follows a page's last text, where that breaks off. */
  readonly #rest: Unit | undefined;
  readonly #texts: number;
  /** Texts by themselves or several behind each other. */
  readonly #runs: number;
  readonly #highest: number;

  constructor(units: readonly Unit[], shapes: readonly Shape[], layout: Layout) {
    this.#known = new Set(layout.separators);
    this.#mastheads = new Set(layout.mastheads);
    this.#last = units.findLast((_, index) => (shapes[index]?.navigation ?? 0) < 0);
    const lastText = shapes.findLastIndex((shape) => shape.text > 0);
    this.#rest = shapes[lastText]?.isCut === true ? units[lastText + 1] : undefined;
    const firstText = shapes.findIndex((shape) => shape.text > 0);
    for (const [index, { key }] of units.entries()) {
      if (key === '' || shapes[index]?.isListed) continue;
      if (index < firstText && shapes[index]?.isSymbol) this.#leading.add(key);
      count(this.#lines, key);
      const before = shapes[index - 1];
      if (before !== undefined && (before.text > 0 || before.isSentence)) count(this.#closings, key);
      count(this.#openings, openingOf(key));
      count(this.#forms, formOf(key));
      count(this.#endings, endingOf(key));
    }
    this.#texts = Math.max(1, shapes.filter((shape) => shape.text > 0).length);
    const isText = (shape: Shape | undefined) => shape !== undefined && shape.text > 0;
    this.#runs = Math.max(1, shapes.filter((shape, index) => isText(shape) && !isText(shapes[index - 1])).length);
    let most = 0;
    for (const times of this.#lines.values()) if (times > 1) most = Math.max(most, times);
    this.#highest = this.#rate(most);
  }

  recursBehindTexts({ key }: Unit): boolean {
    const times = key === '' ? 0 : (this.#lines.get(key) ?? 0);
    return times > 1 && this.#closing(key, times) >= 0.5;
  }

  /** Whether a line recurs right under others that are no texts, the first time before any text. */
  underlines({ key, gap }: Unit): boolean {
    const times = this.#lines.get(key) ?? 0;
    return gap === 0 && times > 1 && this.#leading.has(key) && this.#closing(key, times) < 0.5;
  }

  isMasthead(unit: Unit): boolean {
    return this.#mastheads.has(unit.key);
  }

  rateSeparator(unit: Unit, shape: Shape): number {
    if (unit.key === '' || shape.width > 80) return -6;
    const times = this.#lines.get(unit.key) ?? 0;
    let score = times > 1 ? this.#rateRecurring(unit, times) : this.#rateSingle(unit, shape);
    if (shape.isSymbol) score += 3;
    if (shape.words > 6) score -= 2;
    if (unit.gap < 0 && times > 1) score += 3;
    return this.#known.has(unit.key) ? Math.max(score, KNOWN_SEPARATOR) : score;
  }

  /** A separator recurs about as often as there are texts, behind each of them. */
  #rateRecurring({ key }: Unit, times: number): number {
    const rate = this.#rate(times);
    const closing = this.#closing(key, times);
    const place = closing === 1 ? 1 : closing < 0.5 ? -1.5 : 0;
    return -2 + 6.5 * rate + place - (rate < 0.5 * this.#highest ? 3 : 0);
  }

  #rateSingle(unit: Unit, { words, isSentence, meta }: Shape): number {
    if (words <= 4 && !isSentence && meta < 0) {
      if (unit === this.#rest) return LEADS_TO_REST;
      if (unit === this.#last) return CLOSING;
    }
    return this.#isCommon(this.#openings, openingOf(unit.key), 0.6) ? -1 : -4;
  }

  rateMeta(unit: Unit, shape: Shape): number {
    if (unit.key === '') return 0;
    if (this.#isCommon(this.#endings, endingOf(unit.key), 0.5)) return ALIKE;
    if (shape.words > 8 || shape.isSentence) return 0;
    if (unit.key.includes('#') && this.#isCommon(this.#forms, formOf(unit.key), 0.5)) return ALIKE;
    const times = this.#lines.get(unit.key) ?? 0;
    if (times > 1 && shape.words <= 4 && this.#closing(unit.key, times) < 0.5) return RECURRING_LABEL;
    if (shape.words > 6) return 0;
    if (this.#isCommon(this.#openings, openingOf(unit.key), 0.8)) return 2.5;
    return this.#isCommon(this.#openings, openingOf(unit.key), 0.6) ? 1.5 : 0;
  }

  /** How often a recurring line stands behind a text. */
  #closing(key: string, times: number): number {
    return (this.#closings.get(key) ?? 0) / times;
  }

  #isCommon(counts: ReadonlyMap<string, number>, key: string, rate: number): boolean {
    const times = counts.get(key) ?? 0;
    return times >= 3 && hasWords(key) && times >= rate * this.#runs;
  }

  #rate(times: number): number {
    return Math.min(1, times / this.#texts);
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A line's first word, with the number before it. */
function openingOf(key: string): string {
  const end = key.indexOf(' ', key.startsWith('# ') ? 2 : 0);
  return end < 0 ? key : key.slice(0, end);
}

/**
 * A line's last words, where they hold a number ("by Ann Lee. The Herald, 3 May, p. 4" ends as others do), or its last
 * word, where that leads to what follows ("Ann Lee writes:"), or its last two ("Ann Lee, staff writer").
 */
function endingOf(key: string): string {
  if (key.endsWith(':')) return key.slice(key.lastIndexOf(' ') + 1);
  const last = key.lastIndexOf('#');
  if (last < 0) return lastTwoWords(key);
  let start = key.length;
  for (let words = 0; words < ENDING && start > 0; words++) start = key.lastIndexOf(' ', start - 1);
  return last > start ? key.slice(start + 1) : '';
}

/** '' where the line has no others. */
function lastTwoWords(key: string): string {
  const before = key.lastIndexOf(' ', key.lastIndexOf(' ') - 1);
  return before > 0 ? key.slice(before + 1) : '';
}

/** A line with every word alike, for dates in languages whose months are not known. */
function formOf(key: string): string {
  return key.includes('#') ? key.replace(/[\p{L}\p{M}]+/gu, 'w').replaceAll('@', 'w') : '';
}
