/** What a UTF-16 code unit is to a tokenizer. */
export const OTHER = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
export const SPACE = 4;
export const BREAK = 5;
export const APOSTROPHE = 6;
export const HYPHEN = 7;
export const DOT = 8;

const classes = new Uint8Array(65_536).fill(255);
const folded = new Uint16Array(65_536);

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (char === '\n' || char === '\r' || code === 0x2028 || code === 0x2029) return BREAK;
  if (/\s/u.test(char) || code === 0x200b || code === 0xfeff) return SPACE;
  if (/[\p{Lu}\p{Lt}]/u.test(char)) return UPPER;
  if (/[\p{L}\p{M}]/u.test(char)) return LOWER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  if (char === "'" || char === '’' || char === 'ʼ' || char === '`') return APOSTROPHE;
  if (char === '-' || char === '‐' || char === '‑') return HYPHEN;
  return char === '.' ? DOT : OTHER;
}

function learn(code: number): void {
  const char = String.fromCharCode(code);
  classes[code] = classify(code);
  folded[code] = (char.normalize('NFKD')[0] ?? char).toLowerCase().charCodeAt(0);
}

export function characterClass(code: number): number {
  if (classes[code] === 255) learn(code);
  return classes[code]!;
}

/** The unit in lower case without its accent. */
export function foldedUnit(code: number): number {
  if (classes[code] === 255) learn(code);
  return folded[code]!;
}

/** 32-bit FNV-1a over folded units: what tables, statistics and the tagger know a word by. */
export function hashWord(text: string, start = 0, end = text.length): number {
  let hash = NO_LETTERS;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (characterClass(code) !== DOT) hash = hashOn(hash, code);
  }
  return hash;
}

/** The hash of no letter at all. */
export const NO_LETTERS = 0x811c9dc5 | 0;

/** The hash of a word with one unit more, which has been classified and is no stop. */
export const hashOn = (hash: number, code: number): number => Math.imul(hash ^ folded[code]!, 0x01000193);
