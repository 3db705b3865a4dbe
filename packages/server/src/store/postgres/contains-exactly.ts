import sql, { type Sql } from 'sql-template-tag';
import type { Phrase } from '../search/query.ts';

// What `words` of ingest begins, goes on and joins words with.
const BEGINNING = /[\p{L}\p{Nd}]+/gu;
const CONTINUING = /[\p{M}\u00ad\u200c\u200d]+/gu;
const JOINING = "'\u2018\u2019\u2010\u2011-";

/**
 * Whether a text holds a phrase from a word's start to a word's end, as a regular expression: Postgres' own classes of
 * characters follow the database's locale, so those of JavaScript are spelled out.
 */
export function containsExactly(text: Sql, { exact, isPrefix }: Phrase): Sql {
  boundaries ??= spellBoundaries();
  const { start, end } = boundaries;
  const phrase = exact.replace(/[^\p{L}\p{Nd}\s]/gu, (sign) => `[${/[\^\]\\[-]/.test(sign) ? `\\${sign}` : sign}]`);
  // Looking for the very characters first spares most texts the expression.
  return sql`(strpos(${text}, ${exact}) > 0 and ${text} ~ ${`${start}${phrase}${isPrefix ? '' : end}`})`;
}

interface Boundaries {
  readonly start: string;
  readonly end: string;
}

const BLOCK = 0x400;
let boundaries: Boundaries | undefined;

function spellBoundaries(): Boundaries {
  const [begin, go, join] = [spellClass(BEGINNING), spellClass(CONTINUING), JOINING];
  const outside = `(?:^|[^${begin}${go}${join}])`;
  const start = `(?:${outside}[${go}]*|[${join}][${go}]+|(?:^|[^${begin}${go}])[${go}]*[${join}])`;
  const end = `(?:$|[^${begin}${go}${join}]|[${join}](?:$|[^${begin}]))`;
  return { start, end };
}

/** In their order; surrogates are no characters. */
function everyCharacter(): string {
  const blocks = Array.from({ length: 0x110000 / BLOCK }, (_, block) => block * BLOCK);
  return blocks
    .filter((start) => start < 0xd800 || start > 0xdfff)
    .map((start) => String.fromCodePoint(...Array.from({ length: BLOCK }, (_, index) => start + index)))
    .join('');
}

/** The characters of a class as ranges. None of them means anything else within brackets. */
function spellClass(wanted: RegExp): string {
  return (everyCharacter().match(wanted) ?? []).map((run) => run.replace(/^(.).*(.)$/su, '$1-$2')).join('');
}
