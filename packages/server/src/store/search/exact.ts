import { type Span, words } from '@sourcebook/ingest';
import type { Phrase } from './query.ts';

/** Where a text holds a phrase's very characters, from a word's start to a word's end (to any place in it for a prefix). */
export function containsWholeWords(
  text: string,
  phrase: Pick<Phrase, 'exact' | 'isPrefix'>,
  spans: Iterable<Span> = words(text),
): Span[] {
  const places: number[] = [];
  for (let at = text.indexOf(phrase.exact); at >= 0; at = text.indexOf(phrase.exact, at + 1)) places.push(at);
  if (places.length === 0) return [];
  const starts = new Set<number>();
  const wordEnds: number[] = [];
  const ends = new Set<number>();
  for (const { start, end } of spans) {
    starts.add(start);
    ends.add(end);
    wordEnds.push(end);
  }
  return places
    .map((start) => ({ start, end: start + phrase.exact.length }))
    .filter(({ start, end }) => starts.has(start) && (phrase.isPrefix || ends.has(end)))
    .map(({ start, end }) => ({
      start,
      end: phrase.isPrefix ? (wordEnds.find((wordEnd) => wordEnd >= end) ?? end) : end,
    }));
}
