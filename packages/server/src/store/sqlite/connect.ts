import Database from 'better-sqlite3';
import { containsWholeWords, keepBoundaries } from '../search/exact.ts';
import { type Clock, defineInTime } from './in-time.ts';
import { checkVersion, migrate } from './migrate.ts';
import { prepareSnapshot, type SnapshotStatements, Statements } from './statements.ts';
import { Twins } from './twins.ts';

/** How long a statement waits for a lock. */
export const LOCK_MS = 10_000;
/** Of pages, so that indexes that grow in many places are not read again and again. */
const WRITER_KIBIBYTES = 64 * 1024;
/** Pages of the write-ahead log before they are folded in: those that are written again and again go in once. */
const LOG_PAGES = 16_000;

/** An archive's file as it is open, and what is kept for it. */
export interface Connection {
  readonly database: Database.Database;
  readonly clock: Clock;
  readonly statements: Statements;
  readonly snapshot: SnapshotStatements;
  readonly patience: number;
  readonly twins: Twins;
}

export function connect(file: string, mode: 'read' | 'write', patience: number): Connection {
  const database = new Database(file, { readonly: mode === 'read', fileMustExist: mode === 'read' });
  let clock: Clock;
  try {
    database.pragma(`busy_timeout = ${Math.min(LOCK_MS, patience)}`);
    checkVersion(database, mode);
    if (mode === 'write') {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
      migrate(database);
    }
    database.pragma('foreign_keys = OFF');
    database.pragma('temp_store = MEMORY');
    if (mode === 'write') {
      database.pragma(`cache_size = -${WRITER_KIBIBYTES}`);
      database.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    }
    clock = defineInTime(database);
    const boundariesOf = keepBoundaries();
    database.function('contains_exactly', { deterministic: true }, (text, exact, isPrefix) => {
      const phrase = { exact: String(exact), isPrefix: isPrefix === 1 };
      return containsWholeWords(String(text), phrase, boundariesOf).length > 0 ? 1 : 0;
    });
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    database,
    clock,
    statements: new Statements(database),
    snapshot: prepareSnapshot(database),
    patience,
    twins: new Twins(database),
  };
}
