import { BORDER } from '../search/full-text.ts';

/** Postgres holds lexemes of up to 2,046 bytes and vectors of up to 1 MB; words that people use are far shorter. */
const LONGEST_LEXEME = 200;
const LARGEST_VECTOR = 900_000;
const ENTRY_BYTES = 8;
/** Places of words up to which Postgres counts, and as many of each word as tell its weight. */
const LAST_PLACE = 16_383;
const PLACES_KEPT = 40;

export interface IndexEntry {
  /** Every word with a space before and behind it. */
  readonly body: string;
  /** A tsvector; null when the entry is too large for one, so that only its body tells what it holds. */
  readonly words: string | null;
}

/** @param weights "A" to "D" for each of the texts, "A" the heaviest. */
export function writeEntry(texts: readonly string[], weights: readonly string[]): IndexEntry {
  return { body: ` ${texts.join(` ${BORDER} `)} `, words: writeVector(texts, weights) };
}

function writeVector(texts: readonly string[], weights: readonly string[]): string | null {
  const places = new Map<string, string[]>();
  let place = 0;
  let size = 0;
  for (const [index, text] of texts.entries()) {
    for (const word of text.split(' ')) {
      if (word === '' || word === BORDER) continue;
      place = Math.min(place + 1, LAST_PLACE);
      let known = places.get(word);
      if (!known) {
        if (!isLexeme(word)) return null;
        size += Buffer.byteLength(word) + ENTRY_BYTES;
        known = [];
        places.set(word, known);
      }
      if (known.length === PLACES_KEPT) continue;
      known.push(`${place}${weights[index] ?? 'D'}`);
      size += 2;
      if (size > LARGEST_VECTOR) return null;
    }
  }
  return Array.from(places, ([word, at]) => `${quoteLexeme(word)}:${at.join(',')}`).join(' ');
}

export function isLexeme(word: string): boolean {
  return word.length <= LONGEST_LEXEME;
}

export function quoteLexeme(word: string): string {
  return `'${word.replace(/['\\]/g, '$&$&')}'`;
}
