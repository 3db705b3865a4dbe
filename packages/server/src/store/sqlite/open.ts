import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../errors.ts';
import { explainFault } from './explain-fault.ts';
import { openSqlite, type SqliteEngine } from './sqlite.ts';

/** Opens an archive's file, and says what stands in the way in words that begin with its path. */
export function openArchiveFile(file: string, mode: 'read' | 'write'): SqliteEngine {
  try {
    if (mode === 'write') mkdirSync(dirname(file), { recursive: true });
    return openSqlite(file, mode);
  } catch (error) {
    throw explain(file, mode, error);
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
