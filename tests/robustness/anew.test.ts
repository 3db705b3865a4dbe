import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../packages/server/src/store/store.ts';
import { type Files, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';

/** As older rules would have read it: one article by another key. */
function makeOlder(file: string): void {
  const database = new Database(file);
  database.exec("update article set key = 'older' where id = 1");
  database.exec("update meta set value = json_set(value, '$.version', 1) where key = 'reading'");
  database.exec("update meta set value = 'older' where key = 'revision'");
  database.close();
}

test('captures that are read by other rules are read in portions, and at once for who looks on', async () => {
  const archive = new TestArchive(inventPages(9, 21) as Files);
  try {
    await archive.ingest();
    makeOlder(archive.file);
    const other = join(archive.folder, '../other.db');
    copyFileSync(archive.file, other);
    const steps = new Set<string>();
    const [whole, parts] = [await openStore(archive.file, 'write'), await openStore(other, 'write')];
    const onlooker = await openStore(other, 'read');
    const { revision } = await onlooker.archive.state();
    const seen = new Set<string>();
    try {
      await whole.settle();
      const { settled } = await parts.settle({
        portion: 2,
        isOver: () => true,
        report: (step) => {
          steps.add(step);
          void onlooker.archive.state().then((state) => seen.add(state.revision));
        },
      });
      expect(settled).toBe(true);
      expect([...seen]).toEqual([revision]);
      expect((await onlooker.archive.state()).revision).not.toBe(revision);
      expect([...steps].filter((step) => /of \d+ read/.test(step)).length).toBeGreaterThan(3);
      const faults = [];
      for await (const fault of parts.verify()) faults.push(fault);
      expect(faults).toEqual([]);
    } finally {
      for (const store of [whole, parts, onlooker]) await store.close();
    }
    expect(compareDumps(dumpArchive(other), dumpArchive(archive.file))).toEqual([]);
    const database = new Database(other, { readonly: true });
    const heir = database.prepare('select key from article where id = 1').pluck().get();
    expect(database.prepare('select type, old, new from redirect').raw().all()).toEqual([['Article', 'older', heir]]);
    expect(database.prepare('select count(*) from trace').pluck().get()).toBe(0);
    database.close();
  } finally {
    await archive.close();
  }
});
