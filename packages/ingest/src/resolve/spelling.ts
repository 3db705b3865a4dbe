import anyAscii from 'any-ascii';
import { remembered } from './remembered.ts';

interface Sound {
  readonly full: string;
  readonly skeleton: string;
}

const PLAIN = /^[a-z0-9]*$/;

/**
 * A word as it sounds, for names that were transliterated in several ways: "Massoud" and "Masud", "Khalq" and "Khalgh"
 * give one spelling.
 */
export const soundOf = (word: string): string => hear(word).full;

/** The sound without its inner vowels: what spellings of one name nearly always share. */
export const skeletonOf = (word: string): string => hear(word).skeleton;

const hear = remembered((word): Sound => {
  const ascii = PLAIN.test(word)
    ? word
    : anyAscii(word)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '');
  const full = ascii
    .replace(/ph/g, 'f')
    .replace(/kh|gh|q|g/g, 'k')
    .replace(/ou|oo|o|w(?=[^aeiou]|$)/g, 'u')
    .replace(/ee|ei|y/g, 'i')
    .replace(/(?<!^)h/g, '')
    .replace(/(.)\1+/g, '$1');
  return { full, skeleton: full.slice(0, 1) + full.slice(1).replace(/[aeiu]/g, '') };
});

/** From this length on, one vowel may differ. */
const LONG_ENOUGH = 6;

/** Whether two words may be spellings of one name: short words must sound the same, longer ones may differ in a vowel. */
export function isSameWord(a: string, b: string): boolean {
  const [left, right] = [soundOf(a), soundOf(b)];
  if (left === right) return left !== '';
  if (Math.min(left.length, right.length) < LONG_ENOUGH || skeletonOf(a) !== skeletonOf(b)) return false;
  return differsByOne(left, right);
}

function differsByOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}
