import sql from 'sql-template-tag';
import type { Deferred } from '../../deferred.ts';
import type { Engine } from '../engine.ts';
import { readMeta, writeMeta } from '../meta.ts';

/** What is counted by article and kept by addition. */
export interface Totals {
  readonly mentionCount: number;
  /** Articles by language. */
  readonly languages: Readonly<Record<string, number>>;
}

const NONE: Totals = { mentionCount: 0, languages: {} };

export type Languages = Totals['languages'];

/** Articles by language, for who must not wait where there is nothing to wait for. */
export function readLanguages(engine: Engine): Deferred<Languages> {
  return engine
    .first<{ value: string }>(sql`select value from meta where key = 'totals'`)
    .map((row) => (row ? (JSON.parse(row.value) as Totals) : NONE).languages);
}

export async function readTotals(engine: Engine): Promise<Totals> {
  const totals = await readMeta(engine, 'totals');
  return totals === null ? NONE : (JSON.parse(totals) as Totals);
}

export async function writeTotals(engine: Engine, { mentionCount, languages }: Totals): Promise<void> {
  const spoken = Object.entries(languages).filter(([, articles]) => articles > 0);
  const sorted = Object.fromEntries(spoken.sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeMeta(engine, 'totals', JSON.stringify({ mentionCount, languages: sorted } satisfies Totals));
}

/** Counts what the archive says of itself as a whole. */
export async function countArchive(engine: Engine): Promise<void> {
  const counts = await engine.first<Record<string, number>>(sql`select
    (select count(*) from article) as "articleCount",
    (select count(*) from source) as "sourceCount",
    (select count(*) from entity where article_count > 0) as "entityCount",
    (select count(*) from capture) as "captureCount",
    (select count(*) from appearance) as "appearanceCount"`);
  const { mentionCount } = await readTotals(engine);
  await writeMeta(engine, 'counts', JSON.stringify({ ...counts, mentionCount }));
}
