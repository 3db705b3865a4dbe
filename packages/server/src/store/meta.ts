import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';

/** Facts about the whole archive, so that no page has to count for them. */
export type MetaKey = 'revision' | 'unsettled' | 'counts';

export async function readMeta(engine: Engine, key: MetaKey): Promise<string | null> {
  return (await engine.first<{ value: string }>(sql`select value from meta where key = ${key}`))?.value ?? null;
}

export async function writeMeta(engine: Engine, key: MetaKey, value: string): Promise<void> {
  await engine.run(sql`insert into meta (key, value) values (${key}, ${value})
    on conflict (key) do update set value = excluded.value`);
}
