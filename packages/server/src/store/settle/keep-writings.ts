import type { ShowingReading } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Value } from '../engine.ts';
import type { Settling } from './settling.ts';

export interface KeptWriting {
  readonly id: number;
  /** The writing that stands for its copies. */
  readonly articleId: number;
}

type Shown = Pick<ShowingReading, 'hash' | 'isExcerpt' | 'bands'>;

/** Gives texts their numbers, by hash. A new one stands for itself until its copies are looked for. */
export async function keepWritings(
  {
    engine,
    ids,
    writings,
    newWritings,
  }: Pick<Settling, 'engine' | 'writings' | 'newWritings'> & {
    readonly ids: Pick<Settling['ids'], 'writing'>;
  },
  showings: readonly Shown[],
): Promise<Map<string, KeptWriting>> {
  const shown = new Map(showings.map((showing) => [showing.hash, showing]));
  const known = await engine.all<KeptWriting & { hash: string }>(
    sql`select id, hash, article_id as "articleId" from writing where hash in (${engine.list([...shown.keys()])})`,
  );
  const kept = new Map<string, KeptWriting>(known.map(({ hash, ...writing }) => [hash, writing]));
  const added: Value[][] = [];
  const bands: [number, number][] = [];
  for (const [hash, { isExcerpt, bands: own }] of shown) {
    if (kept.has(hash)) continue;
    const id = ids.writing.take();
    kept.set(hash, { id, articleId: id });
    newWritings.add(id);
    added.push([id, hash, Number(isExcerpt), JSON.stringify([...own]), id]);
    for (const band of own) bands.push([band, id]);
  }
  await engine.insert('writing', ['id', 'hash', 'is_excerpt', 'bands', 'article_id'], added);
  // In the index's order, so that it is written from one end to the other.
  bands.sort(([bandA, a], [bandB, b]) => bandA - bandB || a - b);
  await engine.insert('writing_band', ['band', 'writing_id'], bands);
  for (const { id } of kept.values()) writings.add(id);
  return kept;
}
