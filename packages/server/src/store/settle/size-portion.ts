import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';

/** A portion is one of so many of the archive at least, since each comes by all that is often named. */
const MOST_PORTIONS = 130;

/** How many captures or documents a transaction takes in an archive of this size. */
export async function sizePortion(engine: Engine, least: number): Promise<number> {
  const { last } = (await engine.first<{ last: number | null }>(sql`select max(id) as last from input_capture`))!;
  return Math.max(least, Math.floor((last ?? 0) / MOST_PORTIONS));
}
