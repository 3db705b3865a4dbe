import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../packages/server/src/store/store.ts';
import { BUILT, start } from '../robustness/processes.ts';
import { extractAlone } from './extract-alone.ts';
import { printTable } from './print-table.ts';

const INDEXES = ['article_fts', 'entity_fts', 'source_fts'];

/**
 * Ingests of a folder beside what is the least that each needs: without the tagger, the same files read and the same rows
 * inserted by prepared statements; with it, the same extraction on as many threads, of which nothing is kept.
 */
export async function measureIngest(folder: string, articles: number, work: string): Promise<void> {
  const ingested = join(work, 'ingested.db');
  const untagged = await ingest(folder, ingested, ['--tagger', 'off']);
  const floor = await insertSameRows(folder, ingested, join(work, 'floor.db'));
  const tagged = await ingest(folder, ingested, []);
  const extraction = await extractAlone(folder);
  const row = (name: string, milliseconds: number, least: number) =>
    [name, milliseconds / 1000, (articles / milliseconds) * 1000, least / milliseconds] as const;
  printTable('Ingest', [
    ['', 's', 'articles/s', 'of the floor'],
    row('floor: the same rows', floor, floor),
    row('ingest, the tagger switched off', untagged, floor),
    row('floor: extraction alone, on threads', extraction, extraction),
    row('ingest', tagged, extraction),
  ]);
}

async function ingest(folder: string, archive: string, options: readonly string[]): Promise<number> {
  rmSync(archive, { force: true });
  const args = ['ingest', folder, '--archive', archive, ...options];
  const { code, err, milliseconds } = await start(args, { command: BUILT }).ended;
  if (code !== 0) throw new Error(err);
  return milliseconds;
}

async function insertSameRows(folder: string, from: string, to: string): Promise<number> {
  rmSync(to, { force: true });
  await (await openStore(to, 'write')).close();
  const source = new Database(from, { readonly: true });
  const target = new Database(to);
  target.pragma('foreign_keys = OFF');
  target.pragma('synchronous = NORMAL');
  const tables = source
    .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  let milliseconds = measure(() => readFolder(folder));
  for (const table of tables) {
    const rows = source.prepare(`select * from "${table}"`).raw().all() as unknown[][];
    if (rows.length === 0) continue;
    const insert = target.prepare(`insert or replace into "${table}" values (${rows[0]!.map(() => '?').join(', ')})`);
    milliseconds += measure(target.transaction(() => rows.forEach((row) => void insert.run(...row))));
  }
  milliseconds += measure(target.transaction(() => indexTexts(source, target)));
  source.close();
  target.close();
  return milliseconds;
}

function readFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name));
  }
}

/** The texts as they are: folding them is no part of the floor. */
function indexTexts(source: Database.Database, target: Database.Database): void {
  const insert = target.prepare(`insert into ${INDEXES[0]} (rowid, title, text) values (?, ?, ?)`);
  const texts = source.prepare(
    'select a.id, a.title, t.text from article a join article_text t on t.article_id = a.id',
  );
  for (const row of texts.raw().iterate()) insert.run(...(row as unknown[]));
}

function measure(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
