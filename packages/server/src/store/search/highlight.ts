import type { Span } from '@sourcebook/ingest';
import { foldText } from '@sourcebook/ingest/text';
import { words } from '@sourcebook/ingest/words';
import { containsWholeWords, findBoundaries } from './exact.ts';
import { type Phrase, phrasesOf, type Query } from './query.ts';
import type { SearchMode } from './search.ts';

/** A stretch of a text around what matched in it. */
export interface Fragment extends Span {
  /** What matched, in UTF-16 code units of the whole text. */
  readonly ranges: readonly Span[];
}

/** About two lines of text. */
const FRAGMENT_LENGTH = 200;
const CONTEXT = 60;
const MAX_FRAGMENTS = 3;

/** Where a text matches what a query asks for, as fragments that end at word boundaries. */
export function highlightText(text: string, query: Query, mode: SearchMode): Fragment[] {
  const spans = [...words(text)];
  const ranges = mode === 'EXACT' ? findExact(text, spans, query) : findFolded(text, spans, query);
  const fragments: Fragment[] = [];
  for (let index = 0; index < ranges.length && fragments.length < MAX_FRAGMENTS; ) {
    const first = ranges[index]!;
    const start = snapStart(spans, Math.max(0, first.start - CONTEXT), first.start);
    const limit = Math.max(first.end, start + FRAGMENT_LENGTH);
    const inside: Span[] = [];
    while (index < ranges.length && ranges[index]!.end <= limit) inside.push(ranges[index++]!);
    const end = snapEnd(spans, Math.min(text.length, limit), inside.at(-1)!.end);
    fragments.push({
      start: start <= (spans[0]?.start ?? 0) ? 0 : start,
      end: isAtEnd(spans, end) ? text.length : end,
      ranges: inside,
    });
  }
  return fragments;
}

function findFolded(text: string, spans: readonly Span[], query: Query): Span[] {
  const folded = spans.map(({ start, end }) => foldText(text.slice(start, end)));
  const phrases = phrasesOf(query.wanted);
  const found: Span[] = [];
  for (let index = 0; index < spans.length; index++) {
    const length = Math.max(
      0,
      ...phrases.filter((phrase) => matchesAt(folded, index, phrase)).map((phrase) => phrase.words.length),
    );
    if (length > 0) found.push({ start: spans[index]!.start, end: spans[index + length - 1]!.end });
  }
  return mergeOverlapping(found);
}

function matchesAt(folded: readonly string[], index: number, phrase: Phrase): boolean {
  return phrase.words.every((word, offset) => {
    const there = folded[index + offset];
    const isLast = offset === phrase.words.length - 1;
    return there !== undefined && (phrase.isPrefix && isLast ? there.startsWith(word) : there === word);
  });
}

function findExact(text: string, spans: readonly Span[], query: Query): Span[] {
  const boundaries = findBoundaries(spans);
  const phrases = new Map(phrasesOf(query.wanted).map((phrase) => [`${phrase.isPrefix} ${phrase.exact}`, phrase]));
  const found = [...phrases.values()].flatMap((phrase) => containsWholeWords(text, phrase, () => boundaries));
  return mergeOverlapping(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

function mergeOverlapping(sorted: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function snapStart(spans: readonly Span[], at: number, latest: number): number {
  return spans.find((span) => span.start >= at)?.start ?? latest;
}

function snapEnd(spans: readonly Span[], at: number, earliest: number): number {
  return Math.max(earliest, spans.findLast((span) => span.end <= at)?.end ?? earliest);
}

function isAtEnd(spans: readonly Span[], end: number): boolean {
  return end >= (spans.at(-1)?.end ?? 0);
}
