import type { PlacedCapture } from './collect-articles.ts';
import type { Location, Page, SourceEntry } from './model.ts';
import type { CaptureRecord, InputCapture, SourceRecord } from './records.ts';
import { nameSources, type SourceClue } from './resolve/name-sources.ts';
import { compareCodePoints } from './text.ts';

export interface PlacedCaptures {
  readonly sources: readonly SourceRecord[];
  readonly captures: readonly PlacedCapture[];
  mastheadOf(capture: InputCapture): string | null;
}

/** Gives each capture its sources, and captures the order in which they count: by path, then by hash. */
export function placeCaptures(
  captures: readonly InputCapture[],
  pages: ReadonlyMap<number, Page>,
  entries: readonly SourceEntry[],
): PlacedCaptures {
  const mastheadOf = (capture: InputCapture): string | null =>
    pages
      .get(capture.id)!
      .masthead.map(({ start, end }) => capture.text.slice(start, end))
      .join('\n') || null;
  const clue = (capture: InputCapture, location: Location): SourceClue => ({ location, masthead: mastheadOf(capture) });
  const clues = captures.flatMap((capture) => capture.locations.map((location) => clue(capture, location)));
  const { sources, sourceOf } = nameSources(clues, entries);
  const placed = captures.map((capture): PlacedCapture => {
    const places = sortLocations(capture.locations).map((location): CaptureRecord['locations'][number] => ({
      path: location.path,
      capturedAt: location.capturedAt,
      sourceId: sourceOf(clue(capture, location)),
    }));
    return { ...capture, places, path: places[0]!.path, sourceId: places[0]!.sourceId };
  });
  return {
    sources,
    mastheadOf,
    captures: placed.sort((a, b) => compareCodePoints(a.path, b.path) || compareCodePoints(a.sha256, b.sha256)),
  };
}

export function sortLocations(locations: readonly Location[]): Location[] {
  return [...locations].sort((a, b) => compareCodePoints(a.path, b.path));
}
