import { addVotes, buildAuthorityTrie, countVotes, type DocumentReading, unpackScan } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Value } from '../engine.ts';
import { portions } from './portions.ts';
import type { Settling } from './settling.ts';
import { loadDocuments, type Standing } from './shown-documents.ts';

const PORTION = 500;

/** Votes do not depend on what is known already. */
const NO_AUTHORITY = buildAuthorityTrie([]);

/** Gives documents their numbers, by key, and keeps what new ones say. */
export async function keepDocuments(
  { engine, ids, documents, statistics }: Settling,
  readings: readonly { readonly document: DocumentReading; readonly writingId: number }[],
): Promise<Map<string, number>> {
  const read = new Map(readings.map((reading) => [reading.document.key, reading]));
  const known = await engine.all<{ id: number; key: string }>(
    sql`select id, key from document where key in (${engine.list([...read.keys()])})`,
  );
  const kept = new Map(known.map(({ id, key }) => [key, id]));
  const rows: Value[][] = [];
  const sets: [number, Int32Array][] = [];
  for (const [key, { document, writingId }] of read) {
    if (kept.has(key)) continue;
    const id = ids.document.take();
    kept.set(key, id);
    const brought = document.brought ? JSON.stringify(document.brought) : null;
    rows.push([id, key, writingId, document.language, brought, document.scan]);
    sets.push([id, document.words]);
    addVotes(statistics.held, document.votes);
  }
  await statistics.relieve();
  await engine.insert('document', ['id', 'key', 'writing_id', 'language', 'brought', 'scan'], rows);
  await engine.putSets('document_word', sets);
  for (const id of kept.values()) if (!documents.has(id)) documents.set(id, null);
  return kept;
}

/**
 * Takes what documents said out of the statistics that nothing shows any more.
 * @returns those documents
 */
export async function dropDocuments(settling: Settling): Promise<number[]> {
  const { engine, documents, statistics } = settling;
  const dropped: number[] = [];
  for (const ids of portions(documents.keys(), PORTION)) {
    const gone = await engine.all<{ id: number }>(sql`select d.id from document d where d.id in (${engine.list(ids)})
      and not exists (select 1 from appearance a where a.document_id = d.id)`);
    if (gone.length === 0) continue;
    const stood = new Map(gone.map(({ id }): [number, Standing] => [id, documents.get(id)!]));
    for (const { document, scan } of await loadDocuments(settling, stood)) {
      countVotes(unpackScan(document, scan, NO_AUTHORITY), statistics.held, -1);
    }
    await statistics.relieve();
    for (const { id } of gone) dropped.push(id);
  }
  return dropped;
}
