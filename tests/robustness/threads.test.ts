import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from '../bench/world.ts';
import { writePages } from '../bench/write-captures.ts';
import { run } from '../support/archive.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';
import { BUILT, start } from './processes.ts';

test('captures that several threads read give what one thread makes of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-threads-'));
  const [pages, threads, one] = ['pages', 'threads.db', 'one.db'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    // More than four million bytes, from which on the command that is built starts threads.
    writePages(createWorld(5500), pages);
    const { ended } = start(['ingest', pages, '--archive', threads], { command: BUILT });
    expect(await ended).toMatchObject({ code: 0 });
    expect(await run(['ingest', pages, '--archive', one])).toMatchObject({ code: 0 });
    expect(compareDumps(dumpArchive(threads), dumpArchive(one))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 180_000);
