import type { Span } from '@sourcebook/ingest';
import { words } from '@sourcebook/ingest/words';
import type { Phrase } from './query.ts';

/** Where the words of a text begin and end. */
export interface Boundaries {
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
  /** In order. */
  readonly wordEnds: readonly number[];
}

export function findBoundaries(spans: Iterable<Span>): Boundaries {
  const starts = new Set<number>();
  const ends = new Set<number>();
  const wordEnds: number[] = [];
  for (const { start, end } of spans) {
    starts.add(start);
    ends.add(end);
    wordEnds.push(end);
  }
  return { starts, ends, wordEnds };
}

/** Finds boundaries, and keeps those of the last text: it is asked about for each phrase of a query. */
export function keepBoundaries(): (text: string) => Boundaries {
  let last = { text: '', boundaries: findBoundaries([]) };
  return (text) => {
    if (text !== last.text) last = { text, boundaries: findBoundaries(words(text)) };
    return last.boundaries;
  };
}

/** Where a text holds a phrase's very characters, from a word's start to a word's end (to any place in it for a prefix). */
export function containsWholeWords(
  text: string,
  phrase: Pick<Phrase, 'exact' | 'isPrefix'>,
  boundariesOf: (text: string) => Boundaries = (whole) => findBoundaries(words(whole)),
): Span[] {
  const first = text.indexOf(phrase.exact);
  if (first < 0) return [];
  const { starts, ends, wordEnds } = boundariesOf(text);
  const found: Span[] = [];
  // Runs forward with the text, which would else be searched again for each place.
  let word = 0;
  for (let start = first; start >= 0; start = text.indexOf(phrase.exact, start + 1)) {
    let end = start + phrase.exact.length;
    if (!starts.has(start) || !(phrase.isPrefix || ends.has(end))) continue;
    if (phrase.isPrefix) {
      while (word < wordEnds.length && wordEnds[word]! < end) word++;
      end = wordEnds[word] ?? end;
    }
    found.push({ start, end });
  }
  return found;
}
