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
    bands,
  }: Pick<Settling, 'engine' | 'writings' | 'newWritings' | 'bands'> & {
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
  for (const [hash, { isExcerpt, bands: own }] of shown) {
    if (kept.has(hash)) continue;
    const id = ids.writing.take();
    kept.set(hash, { id, articleId: id });
    newWritings.add(id);
    added.push([id, hash, Number(isExcerpt), JSON.stringify([...own]), id]);
    bands.hold(id, own);
  }
  await engine.insert('writing', ['id', 'hash', 'is_excerpt', 'bands', 'article_id'], added);
  await bands.relieve();
  for (const { id } of kept.values()) writings.add(id);
  return kept;
}
