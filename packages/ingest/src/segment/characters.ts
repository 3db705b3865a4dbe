export const LETTER = 1;
export const UPPER = 2;
export const LOWER = 4;
export const MARK = 8;
export const DIGIT = 16;
/** Of a script whose characters are twice as wide as Latin ones, or wider. */
export const WIDE = 32;
export const SPACE = 64;
/** Stands inside a word. */
export const JOINER = 128;
/** Ends a sentence before white space. */
export const STOP = 256;
/** Ends a sentence without white space behind it. */
export const WIDE_STOP = 512;
/** Brackets and quotation marks behind a sentence's end, and before its beginning. */
export const CLOSER = 1024;
export const OPENER = 2048;
/** Stands in legal lines and addresses, between a menu's entries, and as an arrow. */
export const LEGAL_SIGN = 4096;
export const MENU_SIGN = 8192;
export const ARROW = 16384;
const KNOWN = 32768;

/** What a word is made of. */
export const WORD = LETTER | MARK | DIGIT;

const classes = new Uint16Array(0x10000);

const TESTS: readonly (readonly [number, RegExp])[] = [
  [LETTER, /\p{L}/u],
  [UPPER, /\p{Lu}/u],
  [LOWER, /\p{Ll}/u],
  [MARK, /\p{M}/u],
  [DIGIT, /\p{Nd}/u],
  [WIDE, /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/u],
  [SPACE, /\s/u],
  [JOINER, /['’-]/u],
  [STOP, /[.۔।]/u],
  [WIDE_STOP, /[。！？]/u],
  [CLOSER, /["'”’»)\]}」』›*_]/u],
  [OPENER, /["'“‘«(]/u],
  [LEGAL_SIGN, /[©®™@(:]/u],
  [MENU_SIGN, /[|•·¦‖/–—»›>:[-]/u],
  [ARROW, /[«‹<←»›>→↑]/u],
];

/** The classes of a UTF-16 code unit, as a sum; a surrogate has none. Looked up: regular expressions cost ten times that. */
export function classOf(code: number): number {
  const known = classes[code] as number;
  return known === 0 ? classify(code) : known;
}

function classify(code: number): number {
  const character = String.fromCharCode(code);
  let found = KNOWN;
  for (const [flag, test] of TESTS) if (test.test(character)) found |= flag;
  classes[code] = found;
  return found;
}
