import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';

/** From so many captures on portions grow with the archive, since each comes by all that is often named. */
const LARGE = 200_000;

/** How many times larger an archive's portions are than a small one's. */
export async function growthOf(engine: Engine): Promise<number> {
  const { last } = (await engine.first<{ last: number | null }>(sql`select max(id) as last from input_capture`))!;
  return Math.max(1, (last ?? 0) / LARGE);
}
