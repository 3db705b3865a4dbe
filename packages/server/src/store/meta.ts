import sql, { type Sql } from 'sql-template-tag';
import type { Engine } from './engine.ts';

/**
 * Facts about the whole archive, so that no page has to count for them. `inputs` counts the batches of inputs that came
 * in, `settled` is what that count was when the records were worked out. `places` is the digest of where captures lie,
 * `reading` what else than captures they were read with.
 */
export type MetaKey =
  | 'revision'
  | 'inputs'
  | 'settled'
  | 'counts'
  | 'totals'
  | 'settings'
  | 'places'
  | 'reading'
  | 'labels'
  | 'authority';

export async function readMeta(engine: Engine, key: MetaKey): Promise<string | null> {
  return (await engine.first<{ value: string }>(sql`select value from meta where key = ${key}`))?.value ?? null;
}

export async function writeMeta(engine: Engine, key: MetaKey, value: string): Promise<void> {
  await engine.run(sql`insert into meta (key, value) values (${key}, ${value})
    on conflict (key) do update set value = excluded.value`);
}

/** How many the whole archive has of what settling counts, which no page has to count for. */
export function countInArchive(
  engine: Engine,
  name: 'articleCount' | 'sourceCount' | 'entityCount' | 'captureCount' | 'mentionCount',
): Sql {
  return sql`(select ${engine.numberIn(sql`value`, name)} from meta where key = 'counts')`;
}

/** Whether a filter lets all pass. */
export function isOpen(filter: object): boolean {
  return Object.values(filter).every((condition) => condition == null);
}
