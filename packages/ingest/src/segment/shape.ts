import type { Span } from '../model.ts';
import { ARROW, classOf, DIGIT, LEGAL_SIGN, LETTER, LOWER, MENU_SIGN, SPACE, STOP, WORD } from './characters.ts';
import { rateDate } from './dates.ts';
import { type Scan, scanLine } from './scan.ts';

/** What one line looks like by itself: scores of about -6 to 6, each the log odds of a reading. */
export interface Shape {
  /** Running text rather than a heading. */
  readonly text: number;
  /** A date, a byline or another note about an article. */
  readonly meta: number;
  /** A menu, a pagination or a legal line. */
  readonly navigation: number;
  /** Width in Latin characters: a Chinese character counts as 2.5. */
  readonly width: number;
  readonly words: number;
  readonly isSentence: boolean;
  /** Ends as a sentence does and a heading does not: headings may ask, exclaim and break off. */
  readonly isStatement: boolean;
  /** Begins or ends with an ellipsis. */
  readonly isCut: boolean;
  /** No letter and no digit. */
  readonly isSymbol: boolean;
  /** Stands in a list of links. */
  readonly isListed: boolean;
  /** Says something of the page under its name. */
  readonly isMotto: boolean;
}

const NOTE = 2;
const HEAD = 300;
/** Room for an ellipsis and the brackets and quotation marks that may stand around it. */
const EDGE = 10;
const SHORT = 120;
/** Short paragraphs are rare, but not as rare as their length alone would have it. */
const SHORTEST = -3.2;
const CLOSERS = `["'”’»)\\]}」』›*_]*`;
const SENTENCE_END = new RegExp(`[.!?…。！？؟۔।]\\s?${CLOSERS}$`, 'u');
const QUESTION_END = new RegExp(`[!?！？؟]${CLOSERS}$`, 'u');
const OPEN_END = new RegExp(`[!?…！？؟]\\s?${CLOSERS}$|\\.\\.${CLOSERS}$`, 'u');
const ELLIPSIS_START = /^["'“‘«([]?(?:…|\.\.|\[…|\[\.\.)/u;
const ELLIPSIS_END = new RegExp(`(?:…|\\.\\.)\\s?[.,;]?${CLOSERS}$`, 'u');
const COMMA_END = /[,;:،；]$/u;
const MENU = /\S\s*(?:[|•·¦‖/]|\]\s*\[|\s[-–—»›>:]{1,2}\s)\s*\S/u;
const MENU_ITEM = /\s*[|•·¦‖/]\s*|\]\s*\[|\s+[-–—»›>:]{1,2}\s+/u;
const LEGAL = /©|\(c\)\s*\p{Nd}{4}|®|™|https?:|\S@\S+\.\S/iu;
const LEGAL_OPENING = /^(?:copyright|www\.|\(c\)\s)/i;
const ARROW_AT_EDGE = /^\s*[«‹<←»›>→↑]+\s*\p{L}|\p{L}\s*[»›>→←↑]+\s*$/u;
/** With or without its protocol; what follows the host may be told by arrows. */
const ADDRESS =
  /^(?:https?:\/\/\S+|www\.\S+|[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)*\.\p{Ll}{2,6}(?:\/\S*|(?:\s›\s\S+)+))$/iu;
const AUTHOR = String.raw`(?:(?:written|posted|published|reported|edited|text|story) by|by|author|from our|von|text von|par|por|di|da|door|av|af|autor|autore|auteur|автор|автора|текст|نویسنده|نوشته|به قلم|بقلم|كتب|کتب|作者|文|記者|记者|yazan|yazar|oleh|autorka|przez)(?=[\s:：／/])`;
const BYLINE = new RegExp(`^${AUTHOR}`, 'iu');
/** Behind a date. */
const BYLINE_BEHIND = new RegExp(`(?<=[\\p{Nd},|]\\s*[–—-]?\\s?)${AUTHOR}`, 'iu');

/** Whether a line is rather a text than a heading. */
export function isText(shape: Shape | undefined): boolean {
  return shape !== undefined && (shape.text > 0 || shape.isStatement);
}

/** Whether it may stand over a text. */
export function isHeading(shape: Shape | undefined): boolean {
  return shape !== undefined && !isText(shape) && !shape.isSymbol;
}

/** Whether a line is as sure as a date beside other words to be a note, or of a menu. */
export function isNote(shape: Shape | undefined): boolean {
  return shape !== undefined && (shape.meta >= NOTE || shape.navigation >= NOTE);
}

/** Whether a line ends as a sentence does and a heading does not. */
export function endsAsStatement(line: string): boolean {
  return endsAsSentence(line) && !OPEN_END.test(line.slice(-EDGE));
}

/** Whether a line ends as a sentence does. */
export function endsAsSentence(line: string): boolean {
  return SENTENCE_END.test(line.slice(-EDGE));
}

/** Whether a text begins or ends with an ellipsis: the page shows it shortened. */
export function isCutOff(text: string, { start, end }: Span): boolean {
  return (
    ELLIPSIS_START.test(text.slice(start, Math.min(end, start + EDGE))) ||
    ELLIPSIS_END.test(text.slice(Math.max(start, end - EDGE), end))
  );
}

/** Looks at one line; only at its first and last characters where it is long. */
export function readShape(text: string, { start, end }: Span): Shape {
  const length = end - start;
  const scanned = Math.min(length, HEAD);
  const scan = scanLine(text, start, start + scanned);
  const width = length + (1.5 * scan.wide * length) / scanned;
  const tail = (classOf(text.charCodeAt(end - 1)) & WORD) === 0 ? text.slice(Math.max(start, end - EDGE), end) : '';
  const isSentence = tail !== '' && SENTENCE_END.test(tail);
  const isShort = width <= SHORT;
  const line = isShort ? text.slice(start, end) : '';
  const isSymbol = scan.words === 0 && length < HEAD;
  const isCut = breaksOff(text.charCodeAt(start), text.slice(start, start + EDGE), tail);
  return {
    text: rateText(text.charCodeAt(start), tail, width, scan, isSentence, isCut),
    meta: isShort && !isSymbol ? rateMeta(line, scan, isSentence) : -6,
    navigation: isShort ? rateNavigation(line, scan, isSentence) : -6,
    width,
    words: scan.words,
    isSentence,
    isStatement: isSentence && (scan.hasInnerStop || !OPEN_END.test(tail)),
    isCut,
    isSymbol,
    isListed: false,
    isMotto: false,
  };
}

function breaksOff(first: number, head: string, tail: string): boolean {
  return ((classOf(first) & WORD) === 0 && ELLIPSIS_START.test(head)) || (tail !== '' && ELLIPSIS_END.test(tail));
}

function rateText(
  first: number,
  tail: string,
  width: number,
  { hasInnerStop, longWords, capitalWords }: Scan,
  isSentence: boolean,
  isCut: boolean,
): number {
  let score = Math.max(SHORTEST, 2.2 * Math.log2(width / 85));
  const opening = classOf(first);
  if (hasInnerStop) score += 2;
  if (isCut) score += 1.5;
  else if (isSentence) score += QUESTION_END.test(tail) ? 0.2 : 2.6;
  else score -= hasInnerStop ? 0.9 : 1.3;
  if ((opening & LOWER) !== 0) score += 1.5;
  if (tail !== '' && COMMA_END.test(tail)) score += 0.7;
  if (longWords >= 3 && capitalWords / longWords > 0.7) score -= 1.2;
  return Math.max(-5, Math.min(6, score));
}

function rateMeta(line: string, { words, classes, capitalWords }: Scan, isSentence: boolean): number {
  if (isAddress(line, classes)) return 4;
  const date = (classes & DIGIT) !== 0 || words <= 2 ? rateDate(line) : 0;
  const plain =
    capitalWords > 0 && isNameLike(line, words) ? -1.5 : words === 1 ? -2 : words <= 4 && !isSentence ? -3 : -4;
  let score = [plain, -1.5, isSentence ? -1 : 2, 4][date] ?? plain;
  if (words <= (date > 0 ? 12 : 8) && (BYLINE.test(line) || (date > 0 && BYLINE_BEHIND.test(line)))) {
    const isSure = words <= 5 || date > 0;
    score = Math.max(score + 1, isSentence ? 0 : isSure ? 3.5 : capitalWords >= 2 ? 2.5 : 1);
  }
  return score;
}

/** Addresses have a stop, and spaces only around arrows. */
function isAddress(line: string, classes: number): boolean {
  const canBe = (classes & STOP) !== 0 && ((classes & SPACE) === 0 || (classes & ARROW) !== 0);
  return canBe && ADDRESS.test(line);
}

/** Two or three capitalised words: a bare byline looks like that, though most titles of that form are titles. */
function isNameLike(line: string, words: number): boolean {
  return (words === 2 || words === 3) && /^(?:\p{Lu}[\p{L}\p{M}'’.-]*,?\s?){2,4}$/u.test(line);
}

function rateNavigation(line: string, scan: Scan, isSentence: boolean): number {
  const { words, numbers, classes } = scan;
  if (isAddress(line, classes)) return 1;
  if (((classes & LEGAL_SIGN) !== 0 && LEGAL.test(line)) || LEGAL_OPENING.test(line)) return 5;
  if (words === 0) return 1;
  if ((classes & LETTER) === 0) return numbers === words && numbers > 1 ? 3 : 1;
  let score = words <= 2 && !isSentence ? -2 : words === 3 && !isSentence ? -2.7 : -3.5;
  if (words <= 6 && numbers >= 2) score = words <= 4 ? 3 : 2;
  else if (numbers >= 3 && numbers * 2 > words) score = 3;
  if ((classes & MENU_SIGN) !== 0 && MENU.test(line)) {
    const items = line.split(MENU_ITEM);
    if (!items.every((item) => /\p{L}/u.test(item))) return score;
    if (items.length >= 3 && items.every((item) => item.length <= 30)) score = 4;
    else if (items.every((item) => item.length <= 25)) score += 1.5;
  }
  return (classes & ARROW) !== 0 && ARROW_AT_EDGE.test(line) ? Math.max(score, 3) : score;
}
