import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../packages/server/src/store/sqlite/migrate.ts';
import { ingestFiles, run } from '../support/archive.ts';
import { killAfter, startScript } from './processes.ts';

const FIRST = 'create table page (id integer primary key, text text); insert into page (text) values (1), (2), (3);';
const SECOND = "alter table page add column note text not null default 'none';";
/** Long enough to be killed in. */
const SLOW = `create table long_list (id integer primary key, text text);
  with recursive n(i) as (select 1 union all select i + 1 from n where i < 40000000)
  insert into long_list (text) select hex(i) from n;`;

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcebook-versions-'));
  file = join(folder, 'archive.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function open<T>(path: string, work: (database: Database.Database) => T): T {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = WAL');
    return work(database);
  } finally {
    database.close();
  }
}

const read = (path: string) =>
  open(path, (database) => ({
    version: database.pragma('user_version', { simple: true }),
    rows: database.prepare('select * from page').all(),
  }));
const OLD = { version: 1, rows: [1, 2, 3].map((id) => ({ id, text: String(id) })) };

test('an older archive is brought to the newest version after a copy of it is kept', () => {
  open(file, (database) => migrate(database, [FIRST]));
  open(file, (database) => migrate(database, [FIRST, SECOND]));
  expect(read(file)).toEqual({ version: 2, rows: OLD.rows.map((row) => ({ ...row, note: 'none' })) });
  expect(read(`${file}.v1`)).toEqual(OLD);
});

test('a migration that fails leaves the old archive, and can be done again', () => {
  open(file, (database) => migrate(database, [FIRST]));
  expect(() => open(file, (database) => migrate(database, [FIRST, `${SECOND} create nonsense;`]))).toThrow(/syntax/);
  expect(read(file)).toEqual(OLD);
  open(file, (database) => migrate(database, [FIRST, SECOND]));
  expect(read(file).version).toBe(2);
});

test('a kill in mid-migration leaves the old archive and a whole copy', async () => {
  open(file, (database) => migrate(database, [FIRST]));
  const store = new URL('../../packages/server/src/store/sqlite/migrate.ts', import.meta.url).href;
  const running = startScript(`
    const { default: Database } = await import('better-sqlite3');
    const { migrate } = await import(${JSON.stringify(store)});
    const database = new Database(${JSON.stringify(file)});
    process.stdout.write('begins');
    migrate(database, ${JSON.stringify([FIRST, SECOND + SLOW])});
  `);
  while (!running.out().includes('begins')) await new Promise((resolve) => setTimeout(resolve, 20));
  const { signal } = await killAfter(running, 300);
  expect(signal).toBe('SIGKILL');
  expect(existsSync(`${file}.v1`)).toBe(true);
  expect(read(file)).toEqual(OLD);
  expect(read(`${file}.v1`)).toEqual(OLD);
  open(file, (database) => migrate(database, [FIRST, SECOND]));
  expect(read(file).version).toBe(2);
});

test('what a kill left of a copy is no copy', () => {
  open(file, (database) => migrate(database, [FIRST]));
  writeFileSync(`${file}.v1.part`, 'half');
  open(file, (database) => migrate(database, [FIRST, SECOND]));
  expect(read(`${file}.v1`)).toEqual(OLD);
  expect(existsSync(`${file}.v1.part`)).toBe(false);
});

test('an archive of a newer version is refused and left as it is', async () => {
  const archive = await ingestFiles({ 'page.txt': 'One line of a page.' });
  try {
    open(archive.file, (database) => database.pragma('user_version = 99'));
    const before = readFileSync(archive.file);
    for (const args of [
      ['verify'],
      ['ingest', archive.folder],
      ['serve', '--port', '0'],
      ['backup', join(folder, 'copy.db')],
    ]) {
      const { code, err } = await run([...args, '--archive', archive.file]);
      expect({ code, err }).toEqual({
        code: 1,
        err: `sourcebook: ${archive.file} was written by a newer Sourcebook (archive version 99).\n`,
      });
    }
    expect(readFileSync(archive.file).equals(before)).toBe(true);
  } finally {
    await archive.close();
  }
});

test("another program's database, and a file that is none, are refused and left as they are", async () => {
  const other = new Database(file);
  other.exec('create table note (text)');
  other.close();
  const none = join(folder, 'none.db');
  writeFileSync(none, 'These are no tables, though they are long enough to be looked at as a header. '.repeat(4));
  for (const path of [file, none]) {
    const before = readFileSync(path);
    for (const args of [['ingest', folder], ['verify']]) {
      const { code, err } = await run([...args, '--archive', path]);
      expect(code).toBe(1);
      expect(err).toMatch(/^sourcebook: [^\n]*(no Sourcebook archive|no SQLite database)[^\n]*\n$/);
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  }
});
