import type pg from 'pg';
import { StoreError } from '../errors.ts';
import { MIGRATIONS } from './migrations.ts';
import { inSchema, lockArchive } from './session.ts';

/** Holds one row, the archive's version: no other program's schema has it. */
const VERSION_TABLE = 'sourcebook_archive';
/** How long an archive's opening waits for another process that changes its tables. */
const MIGRATION_MS = 600_000;

/**
 * Says why a schema can't be used, in words that follow the archive's address. Nothing is written to one that is no
 * archive, or a newer one.
 * @returns the archive's version, 0 for a schema that holds nothing.
 */
async function checkVersion(client: pg.ClientBase, schema: string, newest: number): Promise<number> {
  const { rows: encodings } = await client.query<{ server_encoding: string }>('show server_encoding');
  const encoding = encodings[0]?.server_encoding;
  if (encoding !== 'UTF8') {
    throw new StoreError('NOT_ALLOWED', `is a database in the encoding ${encoding}; an archive needs UTF8`);
  }
  const { rows: tables } = await client.query<{ name: string }>(
    'select table_name::text as name from information_schema.tables where table_schema = $1',
    [schema],
  );
  const names = tables.map(({ name }) => name);
  if (!names.includes(VERSION_TABLE)) {
    // Extensions put tables of theirs beside others'.
    const { names: ours } = listTables();
    if (names.some((name) => ours.has(name))) {
      throw new StoreError('NOT_AN_ARCHIVE', 'holds tables of another program under names that an archive needs');
    }
    return 0;
  }
  const { rows } = await client.query<{ version: number }>(`select version from ${VERSION_TABLE}`);
  const version = rows[0]?.version ?? 0;
  if (version > newest) throw new StoreError('NEWER', `was written by a newer Sourcebook (archive version ${version})`);
  return version;
}

function listTables(): { names: ReadonlySet<string> } {
  return { names: new Set(Array.from(MIGRATIONS.join('\n').matchAll(/create table (\w+)/g), ([, name]) => name!)) };
}

/** @throws StoreError when it can't be read by this version. */
export async function checkReadable(client: pg.ClientBase, schema: string, scripts = MIGRATIONS): Promise<void> {
  await inTransaction(client, schema, async () => {
    const version = await checkVersion(client, schema, scripts.length);
    if (version === 0) throw new StoreError('NOT_FOUND', 'holds nothing yet; any ingest makes it an archive');
    if (version < scripts.length) {
      throw new StoreError(
        'OLDER',
        `is of archive version ${version}; any ingest brings it to version ${scripts.length}`,
      );
    }
  });
}

/** Brings an archive to the newest version, or makes one. A process that dies in between leaves it as it was. */
export async function migrate(client: pg.ClientBase, schema: string, scripts = MIGRATIONS): Promise<void> {
  await inTransaction(client, schema, async () => {
    // Nobody who has nothing to change waits for who writes.
    if ((await checkVersion(client, schema, scripts.length)) === scripts.length) return;
    await client.query(lockArchive(schema, MIGRATION_MS));
    const version = await checkVersion(client, schema, scripts.length);
    if (version === scripts.length) return;
    if (version === 0) {
      const { rows } = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
      // Whoever may not create schemas may have been given one.
      if (rows.length === 0) await client.query(`create schema "${schema.replaceAll('"', '""')}"`);
      await client.query(`create table ${VERSION_TABLE} (version integer primary key)`);
      await client.query(`insert into ${VERSION_TABLE} values (0)`);
    }
    for (const script of scripts.slice(version)) await client.query(script);
    await client.query(`update ${VERSION_TABLE} set version = ${scripts.length}`);
  });
}

async function inTransaction(client: pg.ClientBase, schema: string, work: () => Promise<void>): Promise<void> {
  await client.query(`begin; ${inSchema(schema)}`);
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
