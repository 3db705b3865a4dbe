import { setTimeout } from 'node:timers/promises';
import { createArchiveServer, openArchive } from '@sourcebook/server';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../packages/server/src/store/postgres/migrate.ts';
import { MIGRATIONS } from '../../packages/server/src/store/postgres/migrations.ts';
import { type Files, ingestFiles, run, TestArchive } from '../support/archive.ts';
import { type RunningEngine, servers } from '../support/engines.ts';
import { inventPages } from '../support/invented-archive.ts';
import { startProxy } from '../support/proxy.ts';

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Puts what the tables of one schema hold into those of another, which may be older. */
async function copyTables(client: pg.Client, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ table: string; columns: string; numbered: string | null }>(
    `select table_name as "table", string_agg(quote_ident(column_name), ', ') as columns,
      max(column_name) filter (where is_identity = 'YES') as numbered
      from information_schema.columns where table_schema = $1 and table_name <> 'sourcebook_archive' group by table_name`,
    [to],
  );
  for (const { table, columns, numbered } of rows) {
    await client.query(`insert into ${to}.${table} (${columns}) select ${columns} from ${from}.${table}`);
    if (numbered === null) continue;
    const sequence = `pg_get_serial_sequence('${to}.${table}', '${numbered}')`;
    await client.query(`select setval(${sequence}, (select coalesce(max(${numbered}), 1) from ${to}.${table}))`);
  }
}

const REVISION = '{ archive { revision } }';

describe.each(servers)('An archive on $name', (engine) => {
  let running: RunningEngine;
  beforeAll(async () => {
    running = await engine.start();
  }, 120_000);
  afterAll(() => running.close());

  /** Does something to the schema that an archive's address names. */
  async function inSchema(address: string, statement: string): Promise<void> {
    const url = new URL(address);
    const client = new pg.Client({ connectionString: address.replace(/[?&]schema=.*/, '') });
    await client.connect();
    await client.query(statement.replaceAll('SCHEMA', url.searchParams.get('schema')!));
    await client.end();
  }

  test('that holds nothing, is newer, or is none is named and left alone', async () => {
    const address = running.newArchive()!;
    const verify = () => run(['verify', '--archive', address]);
    expect(await verify()).toMatchObject({ code: 1, err: expect.stringContaining('holds nothing yet') });
    await inSchema(address, 'create schema SCHEMA; create table SCHEMA.article (title text)');
    const ingest = () =>
      run(['ingest', new TestArchive({ 'a.txt': 'Pier\n\nA text.\n' }).folder, '--archive', address]);
    expect(await ingest()).toMatchObject({ code: 1, err: expect.stringContaining('tables of another program') });
    await inSchema(address, 'drop table SCHEMA.article');
    expect(await ingest()).toMatchObject({ code: 0 });
    await inSchema(address, 'update SCHEMA.sourcebook_archive set version = 99');
    for (const { code, err } of [await verify(), await ingest()]) {
      expect(code).toBe(1);
      expect(err).toContain('was written by a newer Sourcebook (archive version 99)');
    }
  }, 60_000);

  test('has the tables and columns that a file has', async () => {
    const [own, other] = [
      await ingestFiles({ 'a.txt': 'Pier\n\nA text.\n' }),
      new TestArchive({}, running.newArchive()),
    ];
    const database = new Database(own.file, { readonly: true });
    const client = new pg.Client({ connectionString: other.file.replace(/[?&]schema=.*/, '') });
    try {
      await run(['copy', '--from', own.file, '--to', other.file]);
      const inFile = database
        .prepare(
          'select t.name as "table", c.name as "column" from sqlite_schema t, pragma_table_info(t.name) c where t.type = \'table\' and t.sql not like \'%virtual%\'',
        )
        .all() as Column[];
      await client.connect();
      const { rows: onServer } = await client.query<Column>(
        'select table_name as "table", column_name as "column" from information_schema.columns where table_schema = $1',
        [new URL(other.file).searchParams.get('schema')],
      );
      const list = (columns: readonly Column[]) =>
        columns
          .filter(({ table }) => !/_fts|^capture_line|^document_word|^sourcebook_archive$|^queued_/.test(table))
          .map(({ table, column }) => `${table}.${column}`)
          .sort();
      expect(list(inFile).length).toBeGreaterThan(100);
      expect(list(onServer)).toEqual(list(inFile));
    } finally {
      await client.end();
      database.close();
      await own.close();
      await other.close();
    }
  }, 60_000);

  test('is brought from every older version with all that it holds, by any ingest', async () => {
    const pages: Files = inventPages(6);
    const own = await ingestFiles(pages);
    const last = Object.keys(pages).at(-2)!;
    const { [last]: _, ...most } = pages;
    const current = new TestArchive(most, running.newArchive());
    const client = new pg.Client({ connectionString: current.file.replace(/[?&]schema=.*/, '') });
    const schemaOf = (address: string) => new URL(address).searchParams.get('schema')!;
    const listIndexes = async (schema: string) =>
      (
        await client.query<{ index: string }>(
          "select replace(indexdef, $1 || '.', '') as index from pg_indexes where schemaname = $1 order by 1",
          [schema],
        )
      ).rows.map(({ index }) => index);
    try {
      await current.ingest();
      await client.connect();
      for (let version = 1; version < MIGRATIONS.length; version++) {
        const older = new TestArchive(pages, running.newArchive());
        await migrate(client, schemaOf(older.file), MIGRATIONS.slice(0, version));
        await copyTables(client, schemaOf(current.file), schemaOf(older.file));
        expect(await run(['verify', '--archive', older.file])).toMatchObject({
          code: 1,
          err: expect.stringContaining(`is of archive version ${version}; any ingest brings it to`),
        });
        expect(await older.ingest()).toMatchObject({ code: 0, err: '' });
        expect(await run(['verify', '--archive', older.file])).toMatchObject({ code: 0 });
        expect(await older.ask(REVISION)).toEqual(await own.ask(REVISION));
        expect(await listIndexes(schemaOf(older.file))).toEqual(await listIndexes(schemaOf(current.file)));
        await older.close();
      }
    } finally {
      await client.end();
      await own.close();
      await current.close();
    }
  }, 120_000);

  test('shows its password nowhere', async () => {
    const address = running.newArchive()!.replace(/\/\/(\w+)@/, '//$1:lantern@');
    const { folder } = new TestArchive({ 'a.txt': 'Pier\n\nA text.\n' });
    const unreachable = address.replace(/@[^/]+\//, '@127.0.0.1:1/');
    const shown = [
      await run(['ingest', folder, '--archive', address]),
      await run(['verify', '--archive', address]),
      await run(['backup', `${folder}/copy.db`, '--archive', address]),
      await run(['verify', '--archive', unreachable]),
      await run(['verify', '--archive', 'postgres://user:lan/tern@host/db']),
      await run(['verify', '--archive', 'postgres://user:lantern?@host/db']),
    ];
    expect(shown.map(({ code }) => code)).toEqual([0, 0, 1, 1, 1, 1]);
    expect(shown[2]!.err).toContain('pg_dump');
    expect(shown[3]!.err).toMatch(
      /^sourcebook: postgres:\/\/\w+@127\.0\.0\.1:1\/.* can't be reached: ECONNREFUSED\.\n$/,
    );
    expect(shown[4]!.err).toContain('write @ as %40');
    for (const { out, err } of shown) expect(`${out}${err}`).not.toMatch(/lantern|tern@/);
  }, 60_000);

  test('takes and gives zero characters as they are', async () => {
    const note = 'Kept\u0000by\u0001hand\u0001\u0002\u0000';
    const files: Files = {
      'sources.json': { sources: [{ slug: 'pier', name: 'Pier log', note, paths: ['*'] }] },
      'a.txt': 'Pier\n\nAda Quill keeps the log of the pier.\n',
    };
    const [own, other] = [await ingestFiles(files), new TestArchive(files, running.newArchive())];
    try {
      expect(await other.ingest()).toMatchObject({ code: 0, err: '' });
      const sources = '{ sources { nodes { name note } } }';
      expect(await other.ask(sources)).toEqual({ sources: { nodes: [{ name: 'Pier log', note }] } });
      const found = `{
        sources(filter: { name: "pier\\u0000" }) { totalCount }
        captures(filter: { path: "\\u0000" }) { totalCount }
        article(by: { url: "\\u0000" }) { id }
      }`;
      expect(await other.request(found)).toEqual(await own.request(found));
    } finally {
      await own.close();
      await other.close();
    }
  }, 60_000);

  test('is copied from a file and back, in as many attempts as it takes', async () => {
    const pages: Files = inventPages(6);
    const own = await ingestFiles(pages);
    const [other, back] = [new TestArchive({}, running.newArchive()), new TestArchive()];
    const foreign = await ingestFiles({ 'elsewhere.txt': 'Elsewhere\n\nA text of another archive.\n' });
    try {
      const paths = Object.keys(pages).filter((path) => !path.endsWith('.json'));
      other.write(Object.fromEntries(paths.slice(0, 2).map((path) => [path, pages[path]!])));
      await other.ingest();
      const copied = await run(['copy', '--from', own.file, '--to', other.file]);
      expect(copied).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Copied \d+ captures .*Everything is in order/s),
      });
      expect(await run(['copy', '--from', own.file, '--to', other.file])).toMatchObject({
        code: 0,
        out: expect.stringContaining('Copied 0 captures'),
      });
      expect(await run(['copy', '--from', other.file, '--to', back.file])).toMatchObject({ code: 0, err: '' });
      expect(await other.ask(REVISION)).toEqual(await own.ask(REVISION));
      expect(await back.ask(REVISION)).toEqual(await own.ask(REVISION));
      expect(await run(['copy', '--from', own.file, '--to', foreign.file])).toMatchObject({
        code: 1,
        err: expect.stringContaining('holds captures of its own'),
      });
    } finally {
      for (const archive of [own, other, back, foreign]) await archive.close();
    }
  }, 120_000);

  test('answers UNAVAILABLE while its server is away, and again when it is back', async () => {
    const address = running.newArchive()!;
    const url = new URL(address);
    const proxy = await startProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.port = String(proxy.port);
    const archive = new TestArchive({ 'a.txt': 'Pier\n\nA text.\n' }, url.href);
    try {
      await archive.ingest();
      const before = await archive.ask(REVISION);
      proxy.cut();
      expect(['', 'UNAVAILABLE']).toContain((await archive.codes(REVISION)).join());
      expect(await archive.ask(REVISION)).toEqual(before);
      proxy.cut(true);
      expect(await archive.codes(REVISION)).toEqual(['UNAVAILABLE']);
      expect(await archive.codes(REVISION)).toEqual(['UNAVAILABLE']);
      proxy.admit();
      expect(await archive.ask(REVISION)).toEqual(before);
    } finally {
      await archive.close();
      await proxy.close();
    }
  }, 60_000);

  // The database in this process can't be told to stop.
  test.skipIf(engine.name === 'PGlite')(
    'stops a statement when the time of its request is up',
    async () => {
      const address = running.newArchive()!;
      const archive = new TestArchive({ 'a.txt': 'Pier\n\nA text.\n' }, address);
      const reader = await archive.ingest().then(() => openArchive(address));
      const other = new pg.Client({ connectionString: address.replace(/[?&]schema=.*/, '') });
      try {
        const { fetch } = createArchiveServer(reader, { limits: { milliseconds: 400 } });
        await other.connect();
        const schema = new URL(address).searchParams.get('schema')!;
        await other.query(`begin; lock table ${schema}.source in access exclusive mode`);
        const response = await fetch('http://localhost/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
          body: JSON.stringify({ query: '{ sources { nodes { name } } }' }),
        });
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
        await setTimeout(200);
        const waiting = await other.query(
          "select query from pg_stat_activity where wait_event_type = 'Lock' and query like '%source%'",
        );
        expect(waiting.rows).toEqual([]);
        await other.query('rollback');
        expect(await archive.ask('{ sources { nodes { name } } }')).toEqual({
          sources: { nodes: [{ name: 'Top folder' }] },
        });
      } finally {
        await other.end();
        await reader.close();
        await archive.close();
      }
    },
    60_000,
  );

  test('whose connections break goes on being ingested', async () => {
    const address = running.newArchive()!;
    const url = new URL(address);
    const proxy = await startProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.port = String(proxy.port);
    const pages = inventPages(6);
    const own = await ingestFiles(pages);
    const archive = new TestArchive(pages, url.href);
    const cutting = setInterval(() => proxy.cut(), 150);
    try {
      void setTimeout(2000).then(() => clearInterval(cutting));
      expect(await archive.ingest()).toMatchObject({ code: 0, err: '' });
      expect(await archive.ask(REVISION)).toEqual(await own.ask(REVISION));
      expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0 });
    } finally {
      clearInterval(cutting);
      await own.close();
      await archive.close();
      await proxy.close();
    }
  }, 120_000);
});
