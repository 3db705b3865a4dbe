import { describe, expect, test } from 'vitest';
import { run, SEEDS, TestArchive } from '../support/archive.ts';
import { servers } from '../support/engines.ts';
import { inventPages } from '../support/invented-archive.ts';
import { compareArchives } from './compare-archives.ts';

/** The database in this process takes several times as long as a server. */
const QUERIES: Readonly<Record<string, number>> = { PGlite: 150, Postgres: 1000 };

describe.each(servers)('An archive on $name', (engine) => {
  test('answers random queries as one in a file does', async () => {
    const running = await engine.start();
    const [own, other] = [new TestArchive(inventPages(15)), new TestArchive({}, running.newArchive())];
    try {
      await own.ingest();
      await own.ingest(SEEDS);
      expect(await run(['copy', '--from', own.file, '--to', other.file])).toMatchObject({ code: 0, err: '' });
      const queries = QUERIES[engine.name] ?? 150;
      const { clean, differences } = await compareArchives({ archives: [own.file, other.file], queries, seed: 3 });
      expect(differences).toEqual([]);
      expect(clean).toBeGreaterThan(queries / 4);
    } finally {
      await own.close();
      await other.close();
      await running.close();
    }
  }, 300_000);
});
