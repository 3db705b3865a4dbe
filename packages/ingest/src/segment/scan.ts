import { classOf, DIGIT, LETTER, LOWER, SPACE, UPPER, WIDE, WORD } from './characters.ts';

/** What one pass over a line's characters counts. */
export interface Scan {
  readonly words: number;
  /** Words that are only digits. */
  readonly numbers: number;
  /** Words of four and more characters that begin with a letter, and how many of them with a capital. */
  readonly longWords: number;
  readonly capitalWords: number;
  readonly wide: number;
  /** Whether a sentence ends within the line. */
  readonly hasInnerStop: boolean;
  readonly hasDigit: boolean;
  readonly hasLetter: boolean;
  /** Whether it has a character that stands in legal lines and addresses, between a menu's entries, or as an arrow. */
  readonly hasLegalSign: boolean;
  readonly hasMenuSign: boolean;
  readonly hasArrow: boolean;
}

const codes = (characters: string) => new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const LEGAL_SIGNS = codes('©®™@(:w');
const MENU_SIGNS = codes('|•·¦‖/-–—»›>:');
const ARROWS = codes('«‹<←»›>→↑');
const STOPS = codes('.۔।');
const WIDE_STOPS = codes('。！？');
const CLOSERS = codes('"\'”’»)]}」』›*_');
const OPENERS = codes('"\'“‘«(');
const JOINERS = codes("'’-");

export function scanLine(text: string, start: number, end: number): Scan {
  let words = 0;
  let numbers = 0;
  let longWords = 0;
  let capitalWords = 0;
  let wide = 0;
  let letters = 0;
  let hasInnerStop = false;
  let hasDigit = false;
  let hasLetter = false;
  let hasLegalSign = false;
  let hasMenuSign = false;
  let hasArrow = false;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    const found = classOf(code);
    if ((found & WORD) !== 0) {
      const wordStart = at;
      let onlyDigits = true;
      letters = 0;
      for (; at < end; at++) {
        const inner = text.charCodeAt(at);
        const kind = classOf(inner);
        if ((kind & WORD) === 0) {
          if (!JOINERS.has(inner) || at + 1 >= end || (classOf(text.charCodeAt(at + 1)) & WORD) === 0) break;
          if (inner === 45) hasMenuSign = true;
          letters = 0;
          onlyDigits = false;
          continue;
        }
        if ((kind & DIGIT) !== 0) {
          hasDigit = true;
          letters = 0;
        } else {
          onlyDigits = false;
          if ((kind & LETTER) !== 0) letters++;
          if ((kind & WIDE) !== 0) wide++;
        }
      }
      words++;
      if (onlyDigits) numbers++;
      else hasLetter = true;
      if ((found & LETTER) !== 0 && at - wordStart > 3) {
        longWords++;
        if ((found & UPPER) !== 0) capitalWords++;
        if ((code | 32) === 119) hasLegalSign = true;
      }
      continue;
    }
    if ((found & SPACE) === 0) {
      if (LEGAL_SIGNS.has(code)) hasLegalSign = true;
      if (MENU_SIGNS.has(code)) hasMenuSign = true;
      if (ARROWS.has(code)) hasArrow = true;
      if ((found & WIDE) !== 0) wide++;
      if (!hasInnerStop && isInnerStop(text, code, letters, at, end)) hasInnerStop = true;
    }
    letters = 0;
    at++;
  }
  return {
    words,
    numbers,
    longWords,
    capitalWords,
    wide,
    hasInnerStop,
    hasDigit,
    hasLetter,
    hasLegalSign,
    hasMenuSign,
    hasArrow,
  };
}

/** A stop behind a word (an abbreviation is shorter) before white space and another beginning. */
function isInnerStop(text: string, code: number, letters: number, at: number, end: number): boolean {
  if (WIDE_STOPS.has(code)) return at + 1 < end;
  if (letters < 3 || !STOPS.has(code)) return false;
  let next = at + 1;
  while (next < end && CLOSERS.has(text.charCodeAt(next))) next++;
  const space = next;
  while (next < end && (classOf(text.charCodeAt(next)) & SPACE) !== 0) next++;
  if (next === space) return false;
  if (next < end && OPENERS.has(text.charCodeAt(next))) next++;
  const found = next < end ? classOf(text.charCodeAt(next)) : 0;
  return (found & LETTER) !== 0 && (found & LOWER) === 0;
}
