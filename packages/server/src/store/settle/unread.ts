import { SetDigest } from '@sourcebook/ingest/identity';
import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { growthOf } from './growth.ts';

/** So many captures or bytes a transaction: few enough to be done within seconds. */
const PORTION = { captures: 5000, bytes: 4_000_000 };

/** What is settled next. */
export interface Unread {
  readonly ids: readonly number[];
  /** How many wait beside these. */
  readonly left: number;
  /** The digest of where the captures lie that the records show with these. */
  readonly shown: string;
}

/**
 * Chooses what is settled next: captures that are shown and about which more is known than where they lie, all at once,
 * since that is part of the revision already, and of the others a portion, or all.
 */
export async function takeUnread(engine: Engine, places: string, all: boolean): Promise<Unread> {
  const { count } = (await engine.first<{ count: number }>(sql`select count(*) as count from unread`))!;
  const ids = all ? await listAll(engine) : await choose(engine);
  if (ids.length === count) return { ids, left: 0, shown: places };
  const shown = new SetDigest((await readMeta(engine, 'shown')) ?? (await digestShown(engine, places)));
  const changes = await engine.all<{ places: string }>(
    sql`select places from unread where capture_id in (${engine.list(ids)})`,
  );
  for (const change of changes) shown.include(change.places);
  return { ids, left: count - ids.length, shown: shown.toString() };
}

/** Of what the records show: all that is there, but for what is unread. */
async function digestShown(engine: Engine, places: string): Promise<string> {
  const shown = new SetDigest(places);
  const changes = await engine.all<{ places: string }>(sql`select places from unread where places <> '0'`);
  for (const change of changes) shown.exclude(change.places);
  return shown.toString();
}

async function listAll(engine: Engine): Promise<number[]> {
  return (await engine.all<{ id: number }>(sql`select capture_id as id from unread order by capture_id`)).map(
    ({ id }) => id,
  );
}

async function choose(engine: Engine): Promise<number[]> {
  const growth = await growthOf(engine);
  const shown = await engine.all<{ id: number }>(
    sql`select capture_id as id from unread where is_shown = 1 order by capture_id`,
  );
  const waiting = await engine.all<{ id: number; bytes: number }>(sql`select u.capture_id as id, c.byte_length as bytes
    from unread u join input_capture c on c.id = u.capture_id where u.is_shown = 0
    order by u.capture_id limit ${Math.floor(PORTION.captures * growth)}`);
  const ids = shown.map(({ id }) => id);
  let bytes = 0;
  for (const { id, bytes: own } of waiting) {
    ids.push(id);
    bytes += own;
    if (bytes >= PORTION.bytes * growth) break;
  }
  return ids;
}

/** The records show these captures now. */
export async function markShown(engine: Engine, { ids, shown }: Unread): Promise<void> {
  await engine.run(sql`delete from unread where capture_id in (${engine.list(ids)})`);
  await writeMeta(engine, 'shown', shown);
}

/** The records show all that came in. */
export async function markSettled(engine: Engine, places: string): Promise<void> {
  await engine.run(sql`delete from unread`);
  await writeMeta(engine, 'shown', places);
  await writeMeta(engine, 'settled', (await readMeta(engine, 'inputs')) ?? '0');
}
