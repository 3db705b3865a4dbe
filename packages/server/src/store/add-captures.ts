import type { Location } from '@sourcebook/ingest';
import { placeLine, SetDigest } from '@sourcebook/ingest/identity';
import sql from 'sql-template-tag';
import type { Engine, Value } from './engine.ts';
import type { FoundCapture } from './inputs.ts';
import { readMeta, writeMeta } from './meta.ts';

type Place = Pick<Location, 'source' | 'capturedAt'>;

/** What is to be written of one place. */
interface Placed extends Place {
  readonly id: number;
  readonly path: string;
  /** Whether it stands there already, described otherwise. */
  readonly isKnown: boolean;
}

/** Adds captures at their places; those that are new or lie elsewhere than before are unread from then on. */
export async function addCaptures(engine: Engine, captures: readonly FoundCapture[]): Promise<void> {
  if (captures.length === 0) return;
  const distinct = new Map(captures.map((capture) => [capture.sha256, capture]));
  const known = await findIds(engine, [...distinct.keys()]);
  const places = await findPlaces(engine, [...known.values()]);
  const added = [...distinct.values()].filter(({ sha256 }) => !known.has(sha256));
  await insertCaptures(engine, added);
  const ids = new Map([
    ...known,
    ...(await findIds(
      engine,
      added.map(({ sha256 }) => sha256),
    )),
  ]);

  const digest = new SetDigest((await readMeta(engine, 'places')) ?? undefined);
  const placed = new Map<string, Placed>();
  for (const { sha256, location } of captures) {
    const id = ids.get(sha256)!;
    const { path } = location;
    const key = placeKey(id, path);
    const before = placed.get(key) ?? places.get(key);
    // What a manifest once said of a place stays, until another manifest says otherwise.
    const source = location.source ?? before?.source ?? null;
    const capturedAt = location.capturedAt ?? before?.capturedAt ?? null;
    if (before && before.source === source && before.capturedAt === capturedAt) continue;
    if (before) digest.remove(placeLine(sha256, { path, source: before.source, capturedAt: before.capturedAt }));
    digest.add(placeLine(sha256, { path, source, capturedAt }));
    placed.set(key, { id, path, isKnown: places.has(key), source, capturedAt });
  }
  await writePlaces(engine, placed);
  await markUnread(engine, [...new Set(Array.from(placed.values(), ({ id }) => id))]);
  await writeMeta(engine, 'places', digest.toString());
}

async function findIds(engine: Engine, hashes: readonly string[]): Promise<Map<string, number>> {
  const rows = await engine.all<{ id: number; sha256: string }>(
    sql`select id, sha256 from input_capture where sha256 in (${engine.list(hashes)})`,
  );
  return new Map(rows.map(({ id, sha256 }) => [sha256, id]));
}

async function findPlaces(engine: Engine, ids: readonly number[]): Promise<Map<string, Place>> {
  const rows = await engine.all<Place & { id: number; path: string }>(sql`select capture_id as id, path, source,
    captured_at as "capturedAt" from input_location where capture_id in (${engine.list(ids)})`);
  return new Map(rows.map(({ id, path, source, capturedAt }) => [placeKey(id, path), { source, capturedAt }]));
}

function placeKey(id: number, path: string): string {
  return `${id} ${path}`;
}

/** So many bytes go to the database by themselves: rows that are sent together are written out as text. */
const LARGE = 1_000_000;

async function insertCaptures(engine: Engine, captures: readonly FoundCapture[]): Promise<void> {
  const columns = ['sha256', 'reader', 'media_type', 'encoding', 'byte_length', 'bytes'];
  await engine.insert('input_capture', columns, captures.filter(({ bytes }) => bytes.length < LARGE).map(captureRow));
  for (const capture of captures.filter(({ bytes }) => bytes.length >= LARGE)) {
    const [sha256, reader, mediaType, encoding, length, bytes] = captureRow(capture);
    await engine.run(sql`insert into input_capture (sha256, reader, media_type, encoding, byte_length, bytes)
      values (${sha256}, ${reader}, ${mediaType}, ${encoding}, ${length}, ${bytes})`);
  }
}

function captureRow({ sha256, reader, mediaType, encoding, bytes }: FoundCapture): Value[] {
  return [sha256, reader, mediaType, encoding, bytes.length, bytes];
}

async function writePlaces(engine: Engine, placed: ReadonlyMap<string, Placed>): Promise<void> {
  for (const { id, path, isKnown, source, capturedAt } of placed.values()) {
    if (!isKnown) continue;
    await engine.run(sql`update input_location set source = ${source}, captured_at = ${capturedAt}
      where capture_id = ${id} and path = ${path}`);
  }
  await engine.insert(
    'input_location',
    ['capture_id', 'path', 'source', 'captured_at'],
    [...placed.values()]
      .filter(({ isKnown }) => !isKnown)
      .map(({ id, path, source, capturedAt }) => [id, path, source, capturedAt]),
  );
}

async function markUnread(engine: Engine, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await engine.run(sql`insert into unread (capture_id) select * from (${engine.list(ids)}) ids where true
    on conflict (capture_id) do nothing`);
}
