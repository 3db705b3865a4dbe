import { type BroughtMention, type Document, documentOf, type Span } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import type { Settling } from './settling.ts';

/** Where a document is shown. */
export interface Standing {
  readonly captureId: number;
  readonly title: Span | null;
  readonly text: readonly Span[];
}

interface AppearanceRow {
  readonly id: number;
  readonly captureId: number;
  readonly titleStart: number | null;
  readonly titleEnd: number | null;
}

/** Where appearances stand, by their numbers. */
export async function readStandings(engine: Engine, appearances: readonly number[]): Promise<Map<number, Standing>> {
  const rows = await engine.all<AppearanceRow>(sql`select id, capture_id as "captureId", title_start as "titleStart",
    title_end as "titleEnd" from appearance where id in (${engine.list(appearances)})`);
  const spans = await engine.all<Span & { id: number }>(sql`select appearance_id as id, start, "end" from text_span
    where appearance_id in (${engine.list(appearances)}) order by appearance_id, start`);
  const standings = new Map(
    rows.map(({ id, captureId, titleStart, titleEnd }) => [
      id,
      { captureId, title: titleStart === null ? null : { start: titleStart, end: titleEnd! }, text: [] as Span[] },
    ]),
  );
  for (const { id, start, end } of spans) standings.get(id)!.text.push({ start, end });
  return standings;
}

/** One appearance of each document: the first by path, or any. */
export async function findStandings(
  engine: Engine,
  documents: readonly number[],
  which: 'FIRST' | 'ANY' = 'ANY',
): Promise<Map<number, Standing & { readonly appearance: number }>> {
  const rows = await engine.all<{ documentId: number; id: number }>(
    which === 'ANY'
      ? sql`select document_id as "documentId", min(id) as id from appearance
          where document_id in (${engine.list(documents)}) group by document_id`
      : sql`select a.document_id as "documentId", a.id from appearance a join capture c on c.id = a.capture_id
          where a.document_id in (${engine.list(documents)}) order by a.path desc, c.sha256 desc, a.position desc`,
  );
  const first = new Map(rows.map(({ documentId, id }) => [documentId, id]));
  const standings = await readStandings(engine, [...first.values()]);
  return new Map(Array.from(first, ([documentId, id]) => [documentId, { appearance: id, ...standings.get(id)! }]));
}

/** A document with what the tagger found in it. */
export interface KeptDocument {
  readonly id: number;
  readonly document: Document;
  readonly scan: Uint8Array;
}

/** Puts documents together again from where they stand. */
export async function loadDocuments(
  { engine, texts }: Pick<Settling, 'engine' | 'texts'>,
  standings: ReadonlyMap<number, Standing>,
): Promise<KeptDocument[]> {
  const rows = await engine.all<{
    id: number;
    key: string;
    scan: Uint8Array;
    brought: string | null;
    language: string | null;
  }>(
    sql`select id, key, scan, brought, language from document
      where id in (${engine.list([...standings.keys()])}) order by id`,
  );
  const pages = await texts.of(Array.from(standings.values(), ({ captureId }) => captureId));
  return rows.map(({ id, key, scan, brought, language }) => {
    const { captureId, ...item } = standings.get(id)!;
    const page = pages.get(captureId)!;
    if (brought === null) return { id, scan, document: documentOf({ page, item, language }, key) };
    // What was brought is kept in the document's own offsets.
    const document = documentOf({ page, item, language, brought: [] }, key);
    return { id, scan, document: { ...document, brought: JSON.parse(brought) as BroughtMention[] } };
  });
}
