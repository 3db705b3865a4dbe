import { foldedOf, placeInPage } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { readDecided } from './decided-names.ts';
import { portions } from './portions.ts';
import { findStandings } from './shown-documents.ts';

const PORTION = 300;

/** Writes which short names documents use for the full ones beside them, and where evidence stands. */
export async function writeEvidence(engine: Engine, documents: Iterable<number>): Promise<void> {
  for (const ids of portions(documents, PORTION)) await writeBackReferences(engine, ids);
  await placeEvidence(engine);
}

async function writeBackReferences(engine: Engine, ids: readonly number[]): Promise<void> {
  const documents = await engine.all<{ key: string; names: string | null }>(
    sql`select key, names from document where id in (${engine.list(ids)}) order by id`,
  );
  const keys = engine.list(documents.map(({ key }) => key));
  await engine.run(sql`delete from evidence where document_key in (${keys}) and rule = 'BACK_REFERENCE'`);
  await engine.run(sql`update evidence set appearance_id = null where document_key in (${keys})`);
  const rows = documents.flatMap(({ key, names }) => {
    const decided = readDecided(names)!;
    return decided.backReferences.map(({ name, other, span }): Value[] => {
      const { id } = decided.names[name]!;
      return [id, 'BACK_REFERENCE', foldedOf(id), other, key, span.start, span.end];
    });
  });
  await engine.insert(
    'evidence',
    ['label', 'rule', 'name', 'other', 'document_key', 'document_start', 'document_end'],
    rows,
  );
  await engine.run(sql`update evidence set entity_id = n.entity_id from name n
    where n.key = evidence.label and evidence.document_key in (${keys}) and evidence.entity_id is null`);
}

/** Evidence stands where its document is shown first. */
async function placeEvidence(engine: Engine): Promise<void> {
  for (;;) {
    const unplaced = await engine.all<{ id: number; documentId: number; start: number; end: number }>(
      sql`select e.id, d.id as "documentId", e.document_start as start, e.document_end as "end"
        from evidence e join document d on d.key = e.document_key
        where e.appearance_id is null and e.document_key <> '' order by e.id limit 1000`,
    );
    if (unplaced.length === 0) return;
    const documents = [...new Set(unplaced.map(({ documentId }) => documentId))];
    const standings = await findStandings(engine, documents, 'FIRST');
    await engine.update(
      'evidence',
      'id',
      ['appearance_id', 'start', 'end'],
      unplaced.map(({ id, documentId, ...span }) => {
        const { appearance, ...standing } = standings.get(documentId)!;
        const { start, end } = placeInPage(span, standing);
        return [id, appearance, start, end];
      }),
    );
  }
}
