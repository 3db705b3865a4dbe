import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createArchiveServer, openArchive } from '@sourcebook/server';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';

const mountPoint = mkdtempSync(join(tmpdir(), 'sourcebook-disk-'));
const canMount = mount('size=64k');
if (canMount) unmount();
else console.warn('Mounting is not permitted here: tests of full and read-only disks are left out.');

let pages: TestArchive;
beforeAll(async () => {
  pages = new TestArchive(inventPages(10, 4));
  await pages.ingest();
});
afterAll(async () => {
  await pages.close();
  rmSync(mountPoint, { recursive: true });
});

describe.skipIf(!canMount)('a disk that', () => {
  const archive = join(mountPoint, 'archive.db');

  test.each([24, 200, 400, 800])('is full after %i kB', async (kilobytes) => {
    mount(`size=${kilobytes}k`);
    try {
      const full = await run(['ingest', pages.folder, '--archive', archive]);
      expect(full.code).toBe(1);
      expect(full.err).toMatch(/^sourcebook: [^\n]*archive\.db can't grow: the disk is full[^\n]*\n$/);
      const left = await run(['verify', '--archive', archive]);
      if (left.code !== 0) expect(left.err).toMatch(/does not exist|holds nothing yet|disk is full/);
      mount('remount,size=32m');
      expect((await run(['ingest', pages.folder, '--archive', archive])).code).toBe(0);
      expect(compareDumps(dumpArchive(archive), dumpArchive(pages.file))).toEqual([]);
    } finally {
      unmount();
    }
  });

  test('is full leaves no half of a backup', async () => {
    mount('size=100k');
    try {
      const copy = join(mountPoint, 'copy.db');
      const { code, err } = await run(['backup', copy, '--archive', pages.file]);
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringMatching(/^sourcebook: [^\n]*disk is full[^\n]*\n$/),
      });
      mount('remount,size=32m');
      expect((await run(['backup', copy, '--archive', pages.file])).code).toBe(0);
      expect(compareDumps(dumpArchive(copy), dumpArchive(pages.file))).toEqual([]);
    } finally {
      unmount();
    }
  });

  test('is read-only can be read from, and says that it is when it should be written', async () => {
    mount('size=32m');
    try {
      cpSync(pages.folder, join(mountPoint, 'pages'), { recursive: true });
      mkdirSync(join(mountPoint, 'archives'));
      cpSync(pages.file, archive);
      await run(['backup', join(mountPoint, 'copy.db'), '--archive', pages.file]);
      copyWithLog(pages.file, join(mountPoint, 'logged.db'));
      mount('remount,ro,size=32m');
      const elsewhere = new TestArchive();
      expect((await elsewhere.ingest(join(mountPoint, 'pages'))).code).toBe(0);
      expect(compareDumps(dumpArchive(elsewhere.file), dumpArchive(pages.file))).toEqual([]);
      await elsewhere.close();
      for (const file of [archive, join(mountPoint, 'archives/new.db'), join(mountPoint, 'none/new.db')]) {
        const { code, err } = await run(['ingest', pages.folder, '--archive', file]);
        expect(code).toBe(1);
        expect(err).toMatch(/^sourcebook: [^\n]*\.db can't be (written|opened)[^\n]*\n$/);
      }
      for (const file of ['copy.db', 'logged.db'])
        expect(await run(['verify', '--archive', join(mountPoint, file)])).toMatchObject({ code: 0 });
      // SQLite reads a write-ahead log's archive only where the log is, or can be made.
      const alone = await run(['verify', '--archive', archive]);
      expect(alone).toMatchObject({ code: 1, out: '' });
      expect(alone.err).toMatch(/^sourcebook: [^\n]*can't be opened[^\n]*sourcebook backup[^\n]*\n$/);
    } finally {
      unmount();
    }
  });
});

describe('an archive that is served', () => {
  const REVISION = '{ archive { revision articleCount } articles(first: 1) { totalCount } }';

  test('and deleted is unavailable until it is back; one that is put in its place is served', async () => {
    const served = new TestArchive(inventPages(3, 5));
    const other = new TestArchive(inventPages(4, 6));
    try {
      await served.ingest();
      await other.ingest();
      const [before, expected] = [await served.ask(REVISION), await other.ask(REVISION)];
      const reader = await openArchive(served.file);
      const ready = async () => (await createArchiveServer(reader).fetch('http://localhost/ready')).status;
      expect(await ready()).toBe(200);
      renameSync(served.file, `${served.file}.away`);
      expect(await served.codes(REVISION)).toEqual(['UNAVAILABLE']);
      expect(await ready()).toBe(503);
      renameSync(`${served.file}.away`, served.file);
      expect(await ready()).toBe(200);
      await reader.close();
      expect(await served.ask(REVISION)).toEqual(before);
      cpSync(other.file, `${served.file}.new`);
      renameSync(`${served.file}.new`, served.file);
      expect(await served.ask(REVISION)).toEqual(expected);
      expect(await served.ask(REVISION)).toEqual(expected);
    } finally {
      await served.close();
      await other.close();
    }
  });
});

/** As a folder is copied while its archive is written: some of it stands in the log only. */
function copyWithLog(file: string, copy: string): void {
  cpSync(file, `${copy}.part`);
  const writer = new Database(`${copy}.part`);
  writer.exec("insert into meta (key, value) values ('logged', 'yes')");
  for (const suffix of ['', '-wal', '-shm']) cpSync(`${copy}.part${suffix}`, copy + suffix);
  writer.close();
}

function mount(options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', mountPoint], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function unmount(): void {
  execFileSync('umount', ['-l', mountPoint]);
}
