import type { Span } from '../model.ts';
import { rateDate } from './dates.ts';

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
  /** No letter and no digit. */
  readonly isSymbol: boolean;
}

const HEAD = 300;
const TAIL = 80;
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu;
const WORD = /[\p{L}\p{M}\p{Nd}]+(?:['’-][\p{L}\p{M}\p{Nd}]+)*/gu;
const CLOSERS = `["'”’»)\\]}」』›*_]*`;
const SENTENCE_END = new RegExp(`[.!?…。！？؟۔।]\\s?${CLOSERS}$`, 'u');
const QUESTION_END = new RegExp(`[!?！？؟]${CLOSERS}$`, 'u');
const INNER_STOP = new RegExp(`\\p{L}{3}[.۔।]${CLOSERS}\\s+["'“‘«(]?[\\p{Lu}\\p{Lo}]|[。！？].`, 'u');
const ELLIPSIS_START = /^["'“‘«([]?(?:…|\.\.|\[…|\[\.\.)/u;
const ELLIPSIS_END = new RegExp(`(?:…|\\.\\.)\\s?[.,;]?${CLOSERS}$`, 'u');
const MENU = /\S\s*(?:[|•·¦‖/]|\s[-–—»›>:]{1,2}\s)\s*\S/u;
const MENU_ITEM = /\s*[|•·¦‖/]\s*|\s+[-–—»›>:]{1,2}\s+/u;
const PAGES = /^[\s\p{Nd}.…,|«»‹›<>←→\-–/()[\]]+$/u;
const NUMBERS = /(?<![\p{L}\p{Nd}])\p{Nd}+(?![\p{L}\p{Nd}])/gu;
const LEGAL = /©|\(c\)\s*\p{Nd}{4}|®|™|copyright|https?:|www\.|\S@\S+\.\S/iu;
const ARROW = /^\s*[«‹<←»›>→↑]+\s*\p{L}|\p{L}\s*[»›>→←↑]+\s*$/u;
const BYLINE =
  /^(?:(?:written|posted|published|reported|edited|text|story) by|by|author|from our|von|text von|par|por|di|da|door|av|af|autor|autore|auteur|автор|автора|текст|نویسنده|نوشته|به قلم|بقلم|كتب|کتب|作者|文|記者|记者|yazan|yazar|oleh|autorka|przez)(?=[\s:：／/])/iu;

/** Whether a line ends as a sentence does. */
export function endsAsSentence(line: string): boolean {
  return SENTENCE_END.test(line.slice(-TAIL));
}

/** Whether a text begins or ends with an ellipsis: the page shows it shortened. */
export function isCutOff(text: string): boolean {
  return ELLIPSIS_START.test(text.slice(0, 8)) || ELLIPSIS_END.test(text.slice(-TAIL));
}

/** Looks at one line; only its first and last characters where it is long. */
export function readShape(text: string, { start, end }: Span): Shape {
  const length = end - start;
  const head = text.slice(start, Math.min(end, start + HEAD));
  const tail = text.slice(Math.max(start, end - TAIL), end);
  const wide = head.match(WIDE)?.length ?? 0;
  const width = length + (1.5 * wide * length) / head.length;
  const words = head.match(WORD) ?? [];
  const isSymbol = words.length === 0 && length < HEAD;
  const isSentence = SENTENCE_END.test(tail);
  const isShort = width <= 120;
  return {
    text: rateText(head, tail, width, words, isSentence),
    meta: isShort && !isSymbol ? rateMeta(head, words.length, isSentence) : -6,
    navigation: isShort ? rateNavigation(head, words.length, isSentence, isSymbol) : LEGAL.test(tail) ? -2 : -6,
    width,
    words: words.length,
    isSentence,
    isSymbol,
  };
}

function rateText(head: string, tail: string, width: number, words: readonly string[], isSentence: boolean): number {
  let score = 2.2 * Math.log2(width / 85);
  if (INNER_STOP.test(head)) score += 2;
  if (ELLIPSIS_START.test(head) || ELLIPSIS_END.test(tail)) score += 1.5;
  else if (isSentence) score += QUESTION_END.test(tail) ? 0.2 : 2.6;
  else score -= 0.9;
  if (/^\p{Ll}/u.test(head)) score += 1.5;
  if (/[,;:،；]$/u.test(tail)) score += 0.7;
  const long = words.filter((word) => word.length > 3 && /^\p{L}/u.test(word));
  const capitalised = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (long.length >= 3 && capitalised / long.length > 0.7) score -= 1.2;
  return Math.max(-5, Math.min(6, score));
}

function rateMeta(line: string, words: number, isSentence: boolean): number {
  const date = rateDate(line);
  let score = [isNameLike(line, words) ? -1.5 : words <= 4 && !isSentence ? -3 : -4, -1.5, 2, 4][date] ?? -4;
  if (BYLINE.test(line) && words <= 8) score = Math.max(score + 1, isSentence ? 0 : words <= 5 ? 3.5 : 1);
  return score;
}

/** Two or three capitalised words: a bare byline looks like that, though most titles of that form are titles. */
function isNameLike(line: string, words: number): boolean {
  return (words === 2 || words === 3) && /^(?:\p{Lu}[\p{L}\p{M}'’.-]*\s?){2,4}$/u.test(line);
}

function rateNavigation(line: string, words: number, isSentence: boolean, isSymbol: boolean): number {
  if (LEGAL.test(line)) return 5;
  if (isSymbol) return 1;
  if (PAGES.test(line)) return 3;
  let score = words <= 2 && !isSentence ? -2 : words === 3 && !isSentence ? -2.7 : -3.5;
  if (words <= 6 && (line.match(NUMBERS)?.length ?? 0) >= 2) score = words <= 4 ? 3 : 2;
  if (MENU.test(line)) {
    const items = line.split(MENU_ITEM);
    if (!items.every((item) => /\p{L}/u.test(item))) return score;
    if (items.length >= 3 && items.every((item) => item.length <= 30)) score = 4;
    else if (items.every((item) => item.length <= 25)) score += 1.5;
  }
  return ARROW.test(line) ? Math.max(score, 3) : score;
}
