import type { PlacedCapture } from './collect-articles.ts';
import { MOST_READ } from './collect-mentions.ts';
import { groupBy } from './group-by.ts';
import type { Page, Problem } from './model.ts';
import type { AppearanceRecord, CaptureRecord } from './records.ts';

/** Captures with their segments, each title and text tied to its appearance. */
export function recordCaptures(
  captures: readonly PlacedCapture[],
  pages: ReadonlyMap<number, Page>,
  appearances: readonly AppearanceRecord[],
  mastheadOf: (capture: PlacedCapture) => string | null,
): CaptureRecord[] {
  const byCapture = groupBy(appearances, ({ captureId }) => captureId);
  return captures.map((capture) => {
    const shown = byCapture.get(capture.id) ?? [];
    const segments = pages.get(capture.id)!.segments.map(({ kind, start, end, item }) => ({
      kind,
      start,
      end,
      appearanceId: item === null ? null : shown[item]!.id,
    }));
    const { id, path, sourceId, places } = capture;
    return {
      id,
      path,
      sourceId,
      capturedAt: places[0]!.capturedAt,
      locations: places,
      masthead: mastheadOf(capture),
      segments,
    };
  });
}

/** What segmentation could not understand, with its place in the capture's bytes. */
export function recordProblems(captures: readonly PlacedCapture[], pages: ReadonlyMap<number, Page>): Problem[] {
  return captures.flatMap(({ id, path, reader, text, encoding, byteLength }) =>
    pages.get(id)!.problems.map(({ message, at }) => {
      const behind = encodedLength(text.slice(at), encoding);
      // Counted from the end, since a byte order mark may stand before the text.
      return { path, reader, message, offset: byteLength - behind };
    }),
  );
}

/** Texts that are too long to look for names in all of them. */
export function recordUnread(captures: readonly PlacedCapture[], appearances: readonly AppearanceRecord[]): Problem[] {
  const paths = new Map(captures.map(({ id, path }) => [id, path]));
  return appearances.flatMap(({ captureId, text }) => {
    const length = text.reduce((sum, { start, end }) => sum + end - start, 0);
    if (length <= MOST_READ) return [];
    const message = `A text of ${length} characters: names were looked for in its first ${MOST_READ}.`;
    return [{ path: paths.get(captureId)!, reader: 'names', message, offset: null }];
  });
}

function encodedLength(text: string, encoding: string): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text) : text.length * 2;
}
