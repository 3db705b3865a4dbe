import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { sizePortion } from './size-portion.ts';

/** So many captures a transaction, or as many bytes as short ones have: few enough to be done within half a minute. */
const PORTION = 20_000;
const BYTES_A_CAPTURE = 1500;

/** What is read next. */
export interface Unread {
  readonly ids: readonly number[];
  readonly bytes: number;
  /** How many wait beside these. */
  readonly left: number;
}

/** Chooses what is read next: a portion of what waits, or all. */
export async function takeUnread(engine: Engine, most: number = PORTION): Promise<Unread> {
  const limit = await sizePortion(engine, most);
  const { count } = (await engine.first<{ count: number }>(sql`select count(*) as count from unread`))!;
  const waiting = await engine.all<{ id: number; bytes: number }>(sql`select u.capture_id as id, c.byte_length as bytes
    from unread u join input_capture c on c.id = u.capture_id order by u.capture_id limit ${limit}`);
  const ids: number[] = [];
  let bytes = 0;
  for (const { id, bytes: own } of waiting) {
    ids.push(id);
    bytes += own;
    if (bytes >= BYTES_A_CAPTURE * limit) break;
  }
  return { ids, bytes, left: count - ids.length };
}

/** The records show these now. */
export async function dropUnread(engine: Engine, { ids, left }: Pick<Unread, 'ids' | 'left'>): Promise<void> {
  if (left === 0) await engine.run(sql`delete from unread`);
  else await engine.run(sql`delete from unread where capture_id in (${engine.list(ids)})`);
}

/** The records show all that came in. */
export async function markSettled(engine: Engine): Promise<void> {
  await writeMeta(engine, 'settled', (await readMeta(engine, 'inputs')) ?? '0');
}
