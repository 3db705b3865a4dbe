import sql from 'sql-template-tag';
import type { Deferred } from '../../deferred.ts';
import type { ArchiveCounts } from '../archive.ts';
import type { Engine } from '../engine.ts';
import { readMeta, writeMeta } from '../meta.ts';
import type { Counts } from './counts.ts';

/** What is counted by article and kept by addition. */
export interface Totals {
  readonly mentionCount: number;
  /** Articles by language. */
  readonly languages: Readonly<Record<string, number>>;
}

const NONE: Totals = { mentionCount: 0, languages: {} };

type Growth = Counts['growth'];

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

/**
 * Counts what the archive says of itself as a whole. What there are many of is kept by addition, since counting a million
 * takes as long as all the rest that one capture needs.
 */
export async function countArchive(engine: Engine, growth: Growth): Promise<void> {
  const before = JSON.parse((await readMeta(engine, 'counts')) ?? '{}') as Partial<ArchiveCounts>;
  const counted = await engine.first<Record<string, number>>(sql`select
    (select count(*) from source) as "sourceCount",
    (select count(*) from entity where article_count > 0) as "entityCount"`);
  const { mentionCount } = await readTotals(engine);
  const grown = {
    articleCount: (before.articleCount ?? 0) + growth.articles,
    captureCount: (before.captureCount ?? 0) + growth.captures,
    appearanceCount: (before.appearanceCount ?? 0) + growth.appearances,
  };
  await writeMeta(engine, 'counts', JSON.stringify({ ...grown, ...counted, mentionCount }));
}
