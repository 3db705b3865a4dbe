import { hashWord } from './characters.ts';
import { isCapital, type Tokens } from './tokens.ts';

const COUPLE = /(?:^|[^\p{L}])(?:mr|mister|president|lord|sir|dr)\.? (?:and|&) (?:mrs|ms|madam|lady)\.? $/iu;

/** Whether the name that starts here is two persons': "Mr and Mrs Smith". */
export const followsCouple = (text: string, start: number): boolean =>
  COUPLE.test(text.slice(Math.max(0, start - 24), start));

/** "the Smiths": a plural of a surname that the archive knows. */
export function isFamily(tokens: Tokens, at: number, isSurname: (hash: number) => boolean): boolean {
  const { text, start, end, kind } = tokens;
  if (at === 0 || !isCapital(kind[at]!) || text[end[at]! - 1] !== 's' || end[at]! - start[at]! < 5) return false;
  return (
    text.slice(start[at - 1], end[at - 1]).toLowerCase() === 'the' && isSurname(hashWord(text, start[at], end[at]! - 1))
  );
}
