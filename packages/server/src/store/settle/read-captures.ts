import {
  type Annotation,
  bringMentions,
  decodeCapture,
  type Item,
  type Location,
  listPageProblems,
  type PageReading,
  type Problem,
  readPage,
} from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { digestReading, insertCaptures, type ReadCapture } from './capture-rows.ts';
import { keepDocuments } from './keep-documents.ts';
import { keepSources } from './keep-sources.ts';
import { keepWritings } from './keep-writings.ts';
import { indexLines, type Layouts } from './layouts.ts';
import { removeCaptures } from './remove-captures.ts';
import type { Settling } from './settling.ts';

interface CaptureRow {
  readonly id: number;
  readonly sha256: string;
  readonly reader: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly byteLength: number;
  readonly bytes: Uint8Array;
  readonly siblings: string;
}

/** A capture as its bytes alone are read. */
interface Read extends Omit<CaptureRow, 'bytes'> {
  readonly text: string;
  readonly locations: readonly Location[];
  readonly reading: PageReading;
  readonly problems: readonly Problem[];
}

/** Reads captures and puts what they show in the place of what they showed before. */
export async function readCaptures(settling: Settling, ids: readonly number[], layouts: Layouts): Promise<void> {
  await removeCaptures(settling, ids);
  const read = await readPages(settling, ids, layouts);
  await recordCaptures(settling, read);
}

/** Reads captures whose layout changed: many read as before, and nothing of them is touched. */
export async function readAgain(settling: Settling, ids: readonly number[], layouts: Layouts): Promise<void> {
  const { engine } = settling;
  const before = await engine.all<{ id: number; reading: string }>(
    sql`select id, reading from capture where id in (${engine.list(ids)})`,
  );
  const known = new Map(before.map(({ id, reading }) => [id, reading]));
  const read = await readPages(settling, ids, layouts);
  const changed = read.filter(({ id, reading }) => known.get(id) !== digestReading(reading));
  await removeCaptures(
    settling,
    changed.map(({ id }) => id),
  );
  await recordCaptures(settling, changed);
}

async function readPages({ engine, tools }: Settling, ids: readonly number[], layouts: Layouts): Promise<Read[]> {
  const captures =
    await engine.all<CaptureRow>(sql`select c.id, c.sha256, c.reader, c.media_type as "mediaType", c.encoding,
    c.byte_length as "byteLength", c.bytes, l.siblings from input_capture c
    join layout_evidence l on l.capture_id = c.id where c.id in (${engine.list(ids)}) order by c.id`);
  const places = await readLocations(engine, ids);
  const annotations = await readAnnotations(engine, captures, places);
  const read: Read[] = [];
  for (const { bytes, ...capture } of captures) {
    const text = decodeCapture(bytes, capture.encoding);
    const layout = await layouts.of(capture.siblings);
    const locations = places.get(capture.id)!;
    const problems: Problem[] = [];
    const bring = (items: readonly Item[]) => {
      const own = annotations.get(capture.id);
      if (!own) return null;
      const brought = bringMentions(own, text, items);
      problems.push(...brought.problems);
      return brought.byItem;
    };
    const reading = readPage(text, layout, bring, tools);
    problems.push(...listPageProblems({ ...capture, path: locations[0]!.path, text }, reading.page));
    read.push({ ...capture, text, locations, reading, problems });
  }
  return read;
}

async function readLocations(engine: Engine, ids: readonly number[]): Promise<Map<number, Location[]>> {
  const rows = await engine.all<Location & { id: number }>(sql`select capture_id as id, path, source,
    captured_at as "capturedAt" from input_location where capture_id in (${engine.list(ids)}) order by capture_id, path`);
  const places = new Map<number, Location[]>(ids.map((id) => [id, []]));
  for (const { id, ...location } of rows) places.get(id)!.push(location);
  return places;
}

/** Annotations of captures, by the hash or any path; captures that none names are left out. */
async function readAnnotations(
  engine: Engine,
  captures: readonly CaptureRow[],
  places: ReadonlyMap<number, readonly Location[]>,
): Promise<Map<number, Annotation[]>> {
  const byName = new Map<string, number[]>();
  for (const { id, sha256 } of captures) {
    for (const name of [sha256, ...places.get(id)!.map(({ path }) => path)]) {
      byName.set(name, [...(byName.get(name) ?? []), id]);
    }
  }
  const rows = await engine.all<{ line: string; capture: string }>(
    sql`select line, capture from input_annotation where capture in (${engine.list([...byName.keys()])}) order by line`,
  );
  const annotations = new Map<number, Annotation[]>();
  for (const { line, capture } of rows) {
    for (const id of byName.get(capture)!) {
      annotations.set(id, [...(annotations.get(id) ?? []), JSON.parse(line) as Annotation]);
    }
  }
  return annotations;
}

async function recordCaptures(settling: Settling, read: readonly Read[]): Promise<void> {
  const { engine } = settling;
  const writings = await keepWritings(
    settling,
    read.flatMap(({ reading }) => reading.showings),
  );
  const documents = await keepDocuments(
    settling,
    read.flatMap(({ reading }) =>
      reading.showings.map(({ hash, document }) => ({ document, writingId: writings.get(hash)!.id })),
    ),
  );
  const sources = await keepSources(
    settling,
    read.map(({ locations, reading, text }) => ({ locations, masthead: mastheadOf(text, reading) })),
  );
  await insertCaptures(
    engine,
    read.map((capture, index): ReadCapture => {
      const { reading, text } = capture;
      return {
        ...capture,
        masthead: mastheadOf(text, reading),
        locations: capture.locations.map((location, place) => ({ ...location, sourceId: sources[index]![place]! })),
        writings: reading.showings.map(({ hash }) => writings.get(hash)!),
        documents: reading.showings.map(({ document }) => documents.get(document.key)!),
      };
    }),
  );
  await indexLines(
    engine,
    read.map(({ id, siblings, reading }) => ({ id, siblings, keys: reading.page.keys })),
  );
  await engine.insert(
    'problem',
    ['path', 'reader', 'message', 'offset', 'derived', 'capture_id'],
    read.flatMap(({ id, problems }) =>
      problems.map(({ path, reader, message, offset }): Value[] => [path, reader, message, offset, 1, id]),
    ),
  );
}

/** The heading lines that name a page. */
function mastheadOf(text: string, { page }: PageReading): string | null {
  return page.masthead.map(({ start, end }) => text.slice(start, end)).join('\n') || null;
}
