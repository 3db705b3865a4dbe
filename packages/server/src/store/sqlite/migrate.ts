import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { StoreError } from '../errors.ts';
import { MIGRATIONS } from './migrations.ts';

/** "SBK1" in SQLite's header, so that no other program's database is taken for an archive. */
const APPLICATION_ID = 0x53424b31;

/** Brings the file to the newest version, or says why it can't be used. */
export function migrate(database: Database.Database, mode: 'read' | 'write'): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  const application = database.pragma('application_id', { simple: true }) as number;
  const isEmpty = database.prepare('select count(*) as n from sqlite_schema').pluck().get() === 0;
  if (application !== APPLICATION_ID && !(isEmpty && mode === 'write')) {
    throw new StoreError('NOT_AN_ARCHIVE', 'is a SQLite database, but no Sourcebook archive');
  }
  if (version > MIGRATIONS.length) {
    throw new StoreError('NEWER', `was written by a newer Sourcebook (archive version ${version})`);
  }
  if (version === MIGRATIONS.length) return;
  if (mode === 'read') {
    throw new StoreError(
      'OLDER',
      `is of archive version ${version}; any ingest brings it to version ${MIGRATIONS.length}`,
    );
  }
  if (version > 0) keepCopy(database, `${database.name}.v${version}`);
  database.transaction(() => {
    for (const script of MIGRATIONS.slice(version)) database.exec(script);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${MIGRATIONS.length}`);
  })();
}

/** An archive as it was before it was migrated, so that the Sourcebook that wrote it can still read it. */
function keepCopy(database: Database.Database, file: string): void {
  if (!existsSync(file)) database.prepare('vacuum into ?').run(file);
}
