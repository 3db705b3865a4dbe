import { indexWords } from '@sourcebook/ingest/index-words';
import Database from 'better-sqlite3';
import type { Value } from '../../packages/server/src/store/engine.ts';
import { openPostgres } from '../../packages/server/src/store/postgres/open.ts';
import { indexNames } from '../../packages/server/src/store/search/full-text.ts';

/** Puts all rows of an archive's file into an archive on Postgres as they are, many times faster than settling does. */
export async function copyRows(file: string, address: string): Promise<void> {
  const database = new Database(file, { readonly: true });
  const engine = await openPostgres(address, 'write');
  try {
    const tables = database
      .prepare(
        "select name from sqlite_schema where type = 'table' and sql not like '%virtual%' and name not glob '*_fts_*'",
      )
      .pluck()
      .all() as string[];
    const read = (query: string) => database.prepare(query).raw().iterate() as IterableIterator<Value[]>;
    await engine.transaction(async () => {
      for (const table of tables.filter((name) => !/^(capture_line|document_word)_/.test(name))) {
        const columns = database.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[];
        await engine.insert(table, columns, read(`select * from "${table}"`));
      }
      const articles = read('select a.id, a.title, t.text from article a join article_text t on t.article_id = a.id');
      await engine.index(
        'article',
        entries(articles, (text) => indexWords(String(text ?? ''))),
      );
      await engine.index(
        'source',
        entries(read('select id, name from source'), (name) => indexWords(String(name))),
      );
      const names = database.prepare('select text from entity_name where entity_id = ?').pluck();
      const labels = entries(read('select id, id from entity'), (id) => indexNames(names.all(id) as string[]));
      await engine.index('entity', labels);
    });
  } finally {
    await engine.close();
    database.close();
  }
}

function* entries(
  rows: Iterable<Value[]>,
  words: (value: Value | undefined) => string,
): Generator<readonly [number, ...string[]]> {
  for (const [id, ...texts] of rows) yield [id as number, ...texts.map(words)];
}
