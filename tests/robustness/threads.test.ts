import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from '../bench/world.ts';
import { writePages } from '../bench/write-captures.ts';
import { run } from '../support/archive.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';
import { BUILT, start } from './processes.ts';

/** What is not plainly English takes tables that a thread loads when it comes upon it. */
const GERMAN = `Der Stadtrat berät über den Haushalt

Der Rat der Stadt Hafenau traf sich am Montag, um den Haushalt des kommenden Jahres zu besprechen. Anna Lindner sagte, es fehle an Geld.
`;

test('what several threads read and decide is what one makes of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-threads-'));
  const [pages, threads, one] = ['pages', 'threads.db', 'one.db'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    // More than a million bytes, from which on the command that is built starts threads.
    writePages(createWorld(2500), pages);
    writeFileSync(join(pages, 'andere.txt'), GERMAN);
    const { ended } = start(['ingest', pages, '--archive', threads], { command: BUILT });
    expect(await ended).toMatchObject({ code: 0 });
    expect(await run(['ingest', pages, '--archive', one])).toMatchObject({ code: 0 });
    expect(compareDumps(dumpArchive(threads), dumpArchive(one))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 180_000);
