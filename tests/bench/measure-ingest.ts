import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../packages/server/src/store/store.ts';
import { BUILT, start } from '../robustness/processes.ts';
import { printTable } from './print-table.ts';

const INDEXES = ['article_fts', 'entity_fts', 'source_fts'];

/** An ingest of a folder beside its floor: the same files read, and the same rows inserted by prepared statements. */
export async function measureIngest(folder: string, articles: number, work: string): Promise<void> {
  const ingested = join(work, 'ingested.db');
  rmSync(ingested, { force: true });
  const { code, err, milliseconds } = await start(['ingest', folder, '--archive', ingested], { command: BUILT }).ended;
  if (code !== 0) throw new Error(err);
  const floor = await insertSameRows(folder, ingested, join(work, 'floor.db'));
  printTable('Ingest, with names found', [
    ['', 's', 'articles/s', 'of the floor'],
    ['floor', floor / 1000, (articles / floor) * 1000, 1],
    ['ingest', milliseconds / 1000, (articles / milliseconds) * 1000, floor / milliseconds],
  ]);
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
