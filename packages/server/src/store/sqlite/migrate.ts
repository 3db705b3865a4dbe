import { existsSync, renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { StoreError } from '../errors.ts';
import { MIGRATIONS } from './migrations.ts';

/** "SBK1" in SQLite's header, so that no other program's database is taken for an archive. */
const APPLICATION_ID = 0x53424b31;

/**
 * Says why a database can't be used. Nothing is written to one that is no archive, or a newer one.
 * @returns the archive's version, 0 for a database that holds nothing.
 */
export function checkVersion(database: Database.Database, mode: 'read' | 'write', newest = MIGRATIONS.length): number {
  const version = readVersion(database);
  const application = database.pragma('application_id', { simple: true }) as number;
  if (application !== APPLICATION_ID) {
    const isEmpty = database.prepare('select count(*) as n from sqlite_schema').pluck().get() === 0;
    if (!isEmpty) throw new StoreError('NOT_AN_ARCHIVE', 'is a SQLite database, but no Sourcebook archive');
    if (mode === 'read') throw new StoreError('NOT_FOUND', 'holds nothing yet; any ingest makes it an archive');
    return 0;
  }
  if (version > newest) {
    throw new StoreError('NEWER', `was written by a newer Sourcebook (archive version ${version})`);
  }
  if (version < newest && mode === 'read') {
    throw new StoreError('OLDER', `is of archive version ${version}; any ingest brings it to version ${newest}`);
  }
  return version;
}

/** Brings an archive to the newest version. A process that dies in between leaves it as it was. */
export function migrate(database: Database.Database, scripts: readonly string[] = MIGRATIONS): void {
  const version = checkVersion(database, 'write', scripts.length);
  if (version === scripts.length) return;
  if (version > 0) keepCopy(database, version);
  database
    .transaction(() => {
      // Another process may have come first.
      for (const script of scripts.slice(readVersion(database))) database.exec(script);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${scripts.length}`);
    })
    .immediate();
}

/** An archive as it was before it was migrated, so that the Sourcebook that wrote it can still read it. */
function keepCopy(database: Database.Database, version: number): void {
  const copy = `${database.name}.v${version}`;
  if (existsSync(copy)) return;
  const part = `${copy}.part`;
  rmSync(part, { force: true });
  database.prepare('vacuum into ?').run(part);
  // A copy that began after another process had migrated would be none of the old version.
  if (readVersion(database) === version) renameSync(part, copy);
  else rmSync(part);
}

function readVersion(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}
