import anyAscii from 'any-ascii';

// Signs that people use for one another, typewriter, typographic and transliteration forms alike.
const APOSTROPHES = /[\u0060\u02b9\u02bb-\u02bf\u2018-\u201b\u2032\u2035]/g;
const QUOTATION_MARKS = /[\u00ab\u00bb\u201c-\u201f\u301d-\u301f]/g;
const DASHES = /[\u2010-\u2015\u2212\u2043]/g;

// Compatibility decomposition makes a space and an accent of the one, and two primes of the others.
const ACUTE_AS_APOSTROPHE = /\u00b4/g;
const DOUBLE_PRIMES = /[\u2033\u2036]/g;

// Only where a mark is an ornament of its letter: without Indic vowel signs or kana's voicing it is another word.
const DIACRITICS =
  /\p{M}(?<=[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}])(?<![\u3099\u309a])/gu;

// Soft hyphens, joiners, direction marks, byte order marks, and the stretcher of Arabic letters.
const INVISIBLE = /[\p{Cf}\u0640]/gu;

// Letters that Unicode doesn't decompose though people write them plain, and Arabic codes of Persian letters.
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
};
const UNDECOMPOSED = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g');

// Not single spaces, which are most of a text's white space and are right already.
const UNEVEN_SPACE = /[^\S ]\s*| \s+/g;

const PRINTABLE_ASCII = /^[\x20-\x5f\x61-\x7e]*$/;

/**
 * What two spellings have in common when case, diacritics, the forms of quotation marks, apostrophes and dashes,
 * invisible characters and the width of white space are left aside. Asks no locale.
 */
export function foldText(text: string): string {
  return collapseSpace(foldCharacters(text));
}

/** Folds case, white space and the forms of quotation marks only: what makes two short texts the same writing. */
export function normalizeText(text: string): string {
  return collapseSpace(unifySigns(text.normalize('NFC')).toLowerCase());
}

/** Orders strings by Unicode code points, as SQLite and UTF-8 do; `<` orders by UTF-16 code units. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const unitA = a.charCodeAt(index);
    const unitB = b.charCodeAt(index);
    if (unitA === unitB) continue;
    const bothAboveSurrogates = unitA >= 0xd800 && unitB >= 0xd800;
    return bothAboveSurrogates ? surrogatesLast(unitA) - surrogatesLast(unitB) : unitA - unitB;
  }
  return a.length - b.length;
}

/** Lower-case ASCII letters, digits and single hyphens; `fallback` where the text has nothing to make them of. */
export function slugify(text: string, fallback: string): string {
  const words = anyAscii(text.normalize('NFC').replace(APOSTROPHES, "'"))
    .toLowerCase()
    .replaceAll("'", '')
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? fallback;
}

function foldCharacters(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text.toLowerCase();
  const decomposed = text.replace(ACUTE_AS_APOSTROPHE, "'").replace(DOUBLE_PRIMES, '"').normalize('NFKD');
  return (
    unifySigns(decomposed)
      .replace(DASHES, '-')
      .replace(DIACRITICS, '')
      .replace(INVISIBLE, '')
      // By way of upper case, so that ß meets ss and ı meets i; ẞ must be ß before it can be SS.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replace(UNDECOMPOSED, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .normalize('NFC')
  );
}

function unifySigns(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(QUOTATION_MARKS, '"');
}

function collapseSpace(text: string): string {
  return text.replace(UNEVEN_SPACE, ' ').trim();
}

function surrogatesLast(unit: number): number {
  return unit >= 0xe000 ? unit - 0x2000 : unit + 0x2000;
}
