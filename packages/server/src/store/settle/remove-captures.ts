import sql, { type Sql } from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import type { Settling } from './settling.ts';
import { readStandings } from './shown-documents.ts';

/** Takes away all that captures were read into, and remembers what that touches. */
export async function removeCaptures(settling: Settling, ids: readonly number[]): Promise<void> {
  const { engine, counts, traces, writings, documents, sources } = settling;
  const captures = sql`(${engine.list(ids)})`;
  const shown = await engine.all<{ id: number; articleId: number; writingId: number; documentId: number }>(
    sql`select id, article_id as "articleId", writing_id as "writingId", document_id as "documentId"
      from appearance where capture_id in ${captures}`,
  );
  const appearances = sql`(${engine.list(shown.map(({ id }) => id))})`;
  await counts.release(shown.map(({ articleId }) => articleId));
  await traces.noteCaptures(ids);
  for (const { writingId } of shown) writings.add(writingId);
  const standings = await readStandings(
    engine,
    shown.map(({ id }) => id),
  );
  for (const { id, documentId } of shown) documents.set(documentId, documents.get(documentId) ?? standings.get(id)!);
  for (const { id } of await engine.all<{ id: number }>(
    sql`select distinct source_id as id from capture_location where capture_id in ${captures}`,
  )) {
    sources.add(id);
  }
  await engine.run(sql`delete from mention where appearance_id in ${appearances}`);
  await engine.run(sql`delete from article_source where appearance_id in ${appearances}`);
  await engine.run(sql`delete from text_span where appearance_id in ${appearances}`);
  await engine.run(sql`delete from appearance where capture_id in ${captures}`);
  await engine.run(sql`delete from segment where capture_id in ${captures}`);
  await engine.run(sql`delete from capture_location where capture_id in ${captures}`);
  await engine.run(sql`delete from problem where capture_id in ${captures}`);
  counts.growth.captures -= await countCaptures(engine, captures);
  counts.growth.appearances -= shown.length;
  await engine.run(sql`delete from capture where id in ${captures}`);
  await engine.deleteSets('capture_line', ids);
}

async function countCaptures(engine: Engine, ids: Sql): Promise<number> {
  const counted = await engine.first<{ captures: number }>(
    sql`select count(*) as captures from capture where id in ${ids}`,
  );
  return counted?.captures ?? 0;
}
