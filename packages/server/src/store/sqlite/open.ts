import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../errors.ts';
import { explainFault } from './explain-fault.ts';
import { openSqlite, type SqliteEngine } from './sqlite.ts';

/** Opens an archive's file, and says what stands in the way in words that begin with its path. */
export function openArchiveFile(file: string, mode: 'read' | 'write'): SqliteEngine {
  try {
    if (mode === 'write') mkdirSync(dirname(file), { recursive: true });
    return openWhole(file, mode);
  } catch (error) {
    throw explain(file, mode, error);
  }
}

function openWhole(file: string, mode: 'read' | 'write'): SqliteEngine {
  try {
    return openSqlite(file, mode);
  } catch (error) {
    if (isCutShort(error) && undo(file)) return openSqlite(file, mode);
    throw error;
  }
}

/** Whether whoever made the file was killed before it had a write-ahead log: a reader can't undo what was begun. */
function isCutShort(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK';
}

/** Whoever may write undoes it with the first thing that is read (https://www.sqlite.org/lockingv3.html#hot_journals). */
function undo(file: string): boolean {
  try {
    const database = new Database(file, { fileMustExist: true });
    try {
      database.pragma('schema_version');
      return true;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

function explain(file: string, mode: 'read' | 'write', error: unknown): StoreError {
  if (error instanceof StoreError) return new StoreError(error.code, `${file} ${error.message}.`, { cause: error });
  if (mode === 'read' && !existsSync(file)) {
    return new StoreError(
      'NOT_FOUND',
      `${file} does not exist. Make it with: sourcebook ingest <folder> --archive ${file}`,
      { cause: error },
    );
  }
  if (existsSync(file) && statSync(file).isDirectory()) {
    return new StoreError('NOT_ALLOWED', `${file} is a folder; an archive is a file.`, { cause: error });
  }
  const fault = explainFault(file, error);
  if (fault instanceof StoreError) return fault;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError('NOT_ALLOWED', `${file} can't be opened: ${message}.`, { cause: error });
}
