import type { Annotation, Location, PageReading, UnreadCapture } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { digestReading, insertCaptures, type ReadCapture } from './capture-rows.ts';
import type { Extractor } from './extractor.ts';
import { appearanceNumber } from './ids.ts';
import { keepDocuments } from './keep-documents.ts';
import { keepSources } from './keep-sources.ts';
import { keepWritings } from './keep-writings.ts';
import { indexLines, type Layouts } from './layouts.ts';
import { portions } from './portions.ts';
import { removeCaptures } from './remove-captures.ts';
import { runAhead } from './run-ahead.ts';
import { type Settling, usesTagger } from './settling.ts';

/** Captures that are read at a time: few, so that what is read ahead stays small and recording begins soon. */
const PORTION = 50;
const BYTES = 250_000;
/** Portions that are read ahead while others are recorded. */
const AHEAD = 4;
/** Captures in one statement. */
const LISTED = 5000;

interface CaptureRow {
  readonly id: number;
  readonly sha256: string;
  readonly reader: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly byteLength: number;
  readonly bytes: Uint8Array;
  /** Null for what is no page. */
  readonly siblings: string | null;
}

/** A capture as its bytes alone are read. */
interface Read extends Omit<CaptureRow, 'bytes'> {
  readonly locations: readonly Location[];
  readonly reading: PageReading;
}

/** Reads captures and puts what they show in the place of what they showed before. */
export async function readCaptures(
  settling: Settling,
  ids: readonly number[],
  layouts: Layouts,
  extractor: Extractor,
): Promise<void> {
  let done = 0;
  for await (const read of readAhead(settling, ids, layouts, extractor)) {
    done += read.length;
    settling.report('Reading captures', done, ids.length);
    await removeCaptures(
      settling,
      read.map(({ id }) => id),
    );
    await recordCaptures(settling, read);
  }
}

/** Reads captures whose layout changed: many read as before, and nothing of them is touched. */
export async function readAgain(
  settling: Settling,
  ids: readonly number[],
  layouts: Layouts,
  extractor: Extractor,
): Promise<void> {
  const { engine } = settling;
  for await (const read of readAhead(settling, ids, layouts, extractor)) {
    const before = await engine.all<{ id: number; reading: string }>(
      sql`select id, reading from capture where id in (${engine.list(read.map(({ id }) => id))})`,
    );
    const known = new Map(before.map(({ id, reading }) => [id, reading]));
    const changed = read.filter(({ id, reading }) => known.get(id) !== digestReading(reading));
    await removeCaptures(
      settling,
      changed.map(({ id }) => id),
    );
    await recordCaptures(settling, changed);
  }
}

/** Portions in their order, the next ones being read while one is worked on. */
function readAhead(
  settling: Settling,
  ids: readonly number[],
  layouts: Layouts,
  extractor: Extractor,
): AsyncGenerator<Read[]> {
  const readable = readablePortions(settling.engine, ids);
  return runAhead(readable, AHEAD, (portion) => readPages(settling, portion, layouts, extractor));
}

/** As many as are worth a thread's while. */
async function* readablePortions(engine: Engine, ids: readonly number[]): AsyncGenerator<number[]> {
  for (const listed of portions(ids, LISTED)) {
    const sizes = await engine.all<{ id: number; bytes: number }>(
      sql`select id, byte_length as bytes from input_capture where id in (${engine.list(listed)}) order by id`,
    );
    let portion: number[] = [];
    let size = 0;
    for (const { id, bytes } of sizes) {
      portion.push(id);
      size += bytes;
      if (portion.length < PORTION && size < BYTES) continue;
      yield portion;
      [portion, size] = [[], 0];
    }
    if (portion.length > 0) yield portion;
  }
}

async function readPages(
  { engine, settings }: Settling,
  ids: readonly number[],
  layouts: Layouts,
  extractor: Extractor,
): Promise<Read[]> {
  const captures =
    await engine.all<CaptureRow>(sql`select c.id, c.sha256, c.reader, c.media_type as "mediaType", c.encoding,
    c.byte_length as "byteLength", c.bytes, l.siblings from input_capture c
    left join layout_evidence l on l.capture_id = c.id where c.id in (${engine.list(ids)}) order by c.id`);
  const places = await readLocations(engine, ids);
  const annotations = await readAnnotations(engine, captures, places);
  const unread: UnreadCapture[] = [];
  for (const { id, bytes, encoding, reader: name, siblings } of captures) {
    const [{ path }] = places.get(id)! as [Location];
    const layout = await layouts.of(siblings);
    unread.push({
      bytes,
      encoding,
      reader: name,
      path,
      layout,
      annotations: annotations.get(id) ?? null,
      isTagged: usesTagger(settings),
    });
  }
  const readings = await extractor.read(unread);
  return captures.map(({ bytes: _, ...capture }, index) => ({
    ...capture,
    locations: places.get(capture.id)!,
    reading: readings[index]!,
  }));
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
  const { engine, counts } = settling;
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
    read.map(({ locations, reading }) => ({ locations, called: reading.source ?? reading.masthead })),
  );
  await insertCaptures(
    engine,
    read.map((capture, index): ReadCapture => {
      const { reading } = capture;
      return {
        ...capture,
        locations: capture.locations.map((location, place) => ({ ...location, sourceId: sources[index]![place]! })),
        writings: reading.showings.map(({ hash }) => writings.get(hash)!),
        documents: reading.showings.map(({ document }) => documents.get(document.key)!),
      };
    }),
  );
  counts.growth.captures += read.length;
  for (const { reading } of read) counts.growth.appearances += reading.showings.length;
  await indexLines(
    engine,
    read.flatMap(({ id, siblings, reading }) => (siblings === null ? [] : [{ id, siblings, keys: reading.page.keys }])),
  );
  for (const { id, reading } of read) {
    for (const [index, { words }] of reading.showings.entries())
      settling.words.keep(appearanceNumber(id, index + 1), words);
  }
  await engine.insert(
    'problem',
    ['path', 'reader', 'message', 'offset', 'derived', 'capture_id'],
    read.flatMap(({ id, reading }) =>
      reading.problems.map(({ path, reader, message, offset }): Value[] => [path, reader, message, offset, 1, id]),
    ),
  );
}
