import { type Location, type PageReading, sha256Hex } from '@sourcebook/ingest';
import type { Engine, Value } from '../engine.ts';
import { appearanceNumber } from './ids.ts';

/** A capture that was read, with the numbers of what it refers to. */
export interface ReadCapture {
  readonly id: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly byteLength: number;
  /** By path. */
  readonly locations: readonly (Location & { readonly sourceId: number })[];
  readonly reading: PageReading;
  /** For each showing. */
  readonly writings: readonly { readonly id: number; readonly articleId: number }[];
  readonly documents: readonly number[];
}

/** What a page was read into, to tell whether it reads differently now. */
export function digestReading({ page }: Pick<PageReading, 'page'>): string {
  return sha256Hex(JSON.stringify([page.masthead, page.items, page.segments, page.problems]));
}

export async function insertCaptures(engine: Engine, captures: readonly ReadCapture[]): Promise<void> {
  await engine.insert(
    'capture',
    [
      'id',
      'sha256',
      'path',
      'media_type',
      'encoding',
      'byte_length',
      'captured_at',
      'masthead',
      'source_called',
      'source_id',
      'reading',
    ],
    captures.map(({ id, sha256, mediaType, encoding, byteLength, locations, reading }) => {
      const { path, capturedAt, sourceId } = locations[0]!;
      return [
        id,
        sha256,
        path,
        mediaType,
        encoding,
        byteLength,
        capturedAt,
        reading.masthead,
        reading.source,
        sourceId,
        digestReading(reading),
      ];
    }),
  );
  await engine.insert(
    'capture_location',
    ['capture_id', 'path', 'source_id', 'captured_at'],
    captures.flatMap(({ id, locations }) =>
      locations.map(({ path, sourceId, capturedAt }): Value[] => [id, path, sourceId, capturedAt]),
    ),
  );
  await engine.insert(
    'segment',
    ['capture_id', 'start', 'end', 'kind', 'appearance_id'],
    captures.flatMap(({ id, reading }) =>
      reading.page.segments.map(({ start, end, kind, item }): Value[] => [
        id,
        start,
        end,
        kind,
        item === null ? null : appearanceNumber(id, item + 1),
      ]),
    ),
  );
  await engine.insert(
    'appearance',
    [
      'id',
      'capture_id',
      'article_id',
      'position',
      'path',
      'start',
      'end',
      'title_start',
      'title_end',
      'published_at',
      'published_at_precision',
      'url',
      'is_excerpt',
      'is_first',
      'writing_id',
      'document_id',
    ],
    captures.flatMap((capture) => capture.reading.showings.map((_, index) => appearanceRow(capture, index))),
  );
  await engine.insert(
    'text_span',
    ['appearance_id', 'start', 'end'],
    captures.flatMap(({ id, reading }) =>
      reading.showings.flatMap(({ text }, index) =>
        text.map(({ start, end }): Value[] => [appearanceNumber(id, index + 1), start, end]),
      ),
    ),
  );
}

/** Whether it is its article's first is told when the article is. */
function appearanceRow({ id, locations, reading, writings, documents }: ReadCapture, index: number): Value[] {
  const { title, text, publishedAt, url, isExcerpt } = reading.showings[index]!;
  const spans = title ? [title, ...text] : text;
  return [
    appearanceNumber(id, index + 1),
    id,
    writings[index]!.articleId,
    index + 1,
    locations[0]!.path,
    Math.min(...spans.map(({ start }) => start)),
    Math.max(...spans.map(({ end }) => end)),
    title?.start ?? null,
    title?.end ?? null,
    publishedAt?.at ?? null,
    publishedAt?.precision ?? null,
    url,
    Number(isExcerpt),
    0,
    writings[index]!.id,
    documents[index]!,
  ];
}
