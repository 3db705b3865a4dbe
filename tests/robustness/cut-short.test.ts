import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { run, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';

test('what was begun without a write-ahead log when its writer was killed is undone by whoever opens the archive', async () => {
  const archive = new TestArchive(inventPages(6, 4));
  const left = join(archive.folder, '../left.db');
  try {
    await archive.ingest();
    const expected = dumpArchive(archive.file);
    const database = new Database(archive.file);
    database.pragma('journal_mode = DELETE');
    // So small a cache writes into the file what is not committed yet.
    database.pragma('cache_size = 5');
    database.exec(
      "begin immediate; update article_text set text = 'Begun, and never ended.'; update mention set confidence = 0",
    );
    for (const suffix of ['', '-journal']) cpSync(archive.file + suffix, left + suffix);
    database.exec('rollback');
    database.close();
    expect(() => new Database(left, { readonly: true }).pragma('schema_version')).toThrow(
      'attempt to write a readonly',
    );
    const { code, out } = await run(['verify', '--archive', left]);
    expect(out).toMatch(/^Everything is in order/);
    expect(code).toBe(0);
    expect(compareDumps(dumpArchive(left), expected)).toEqual([]);
  } finally {
    rmSync(left, { force: true });
    await archive.close();
  }
});
