import Database from 'better-sqlite3';
import { StoreError } from '../errors.ts';

const FULL = "can't grow: the disk is full. What it held is unharmed; run the command again when there is space";

/** What SQLite says of the world outside, and not of our statements, the narrower first, in words that begin with the archive's path. */
const FAULTS: readonly [prefix: string, StoreError['code'], message: string][] = [
  ['SQLITE_BUSY', 'BUSY', 'is being written by another process; try again when it has ended'],
  ['SQLITE_FULL', 'NO_SPACE', FULL],
  ['SQLITE_IOERR_SHMSIZE', 'NO_SPACE', FULL],
  ['SQLITE_NOTADB', 'NOT_AN_ARCHIVE', 'is no SQLite database, or a damaged one'],
  ['SQLITE_CORRUPT', 'NOT_AN_ARCHIVE', 'is no SQLite database, or a damaged one'],
  [
    'SQLITE_READONLY_ROLLBACK',
    'NOT_ALLOWED',
    'was left by a process that was killed; it, and its folder, must be writable once for that to be undone',
  ],
  ['SQLITE_READONLY', 'NOT_ALLOWED', "can't be written: it, or its folder, is read-only"],
  [
    'SQLITE_CANTOPEN',
    'NOT_ALLOWED',
    "can't be opened: it, or a file that SQLite keeps beside it, is not accessible. In a read-only folder an archive opens with the -wal and -shm that stand beside it, or as a copy that sourcebook backup made",
  ],
  ['SQLITE_PERM', 'NOT_ALLOWED', "can't be opened: access is not permitted"],
  ['SQLITE_IOERR', 'FAILED', "can't be read or written: the disk reports a fault"],
];

/** A person can mend what the system refuses; what else goes wrong is a bug and stays as it is. */
export function explainFault(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const fault = FAULTS.find(([prefix]) => error.code.startsWith(prefix));
  return fault ? new StoreError(fault[1], `${file} ${fault[2]} (${error.code}).`, { cause: error }) : error;
}
