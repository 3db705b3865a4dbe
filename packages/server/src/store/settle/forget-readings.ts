import sql, { raw } from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { writeMeta } from '../meta.ts';
import { portions } from './portions.ts';
import type { Traces } from './traces.ts';

/** All that follows from the inputs. */
const DERIVED = [
  'name_source',
  'entity_source',
  'entity_article',
  'evidence',
  'mention',
  'entity_name',
  'entity_label_tail',
  'entity_label',
  'entity_same_as',
  'entity',
  'couple_document',
  'couple',
  'declared',
  'declared_pair',
  'name_link',
  'name',
  'article_source',
  'text_span',
  'appearance',
  'article_text',
  'article',
  'segment',
  'capture_location',
  'capture',
  'source',
  'layout_evidence',
  'layout_line',
  'document',
  'word',
  'phrase',
  'writing_band',
  'writing',
  'swayed',
  'undecided',
] as const;

/**
 * Takes away all that captures were read into, for they are to be read by other rules.
 * @returns whether there were any
 */
export async function forgetReadings(engine: Engine, traces: Traces): Promise<boolean> {
  const captures = await engine.all<{ id: number }>(sql`select id from capture order by id`);
  if (captures.length === 0) return false;
  for (const ids of portions(
    captures.map(({ id }) => id),
    100,
  )) {
    await traces.noteCaptures(ids);
    await engine.deleteSets('capture_line', ids);
  }
  const documents = await engine.all<{ id: number }>(sql`select id from document order by id`);
  for (const ids of portions(
    documents.map(({ id }) => id),
    1000,
  ))
    await engine.deleteSets('document_word', ids);
  for (const index of ['article', 'entity', 'source'] as const) await engine.unindex(index);
  for (const table of DERIVED) await engine.run(sql`delete from ${raw(table)}`);
  await engine.run(sql`delete from problem where derived = 1`);
  await writeMeta(engine, 'totals', '{"mentionCount":0,"languages":{}}');
  await writeMeta(engine, 'counts', '{}');
  await engine.run(sql`insert into unread (capture_id) select id from input_capture where true
    on conflict (capture_id) do nothing`);
  return true;
}
