import Database from 'better-sqlite3';

/** Between two attempts, in which readers have their turn. */
const PAUSE_MS = 20;

/**
 * Switches a database to a write-ahead log, in which readers and a writer don't wait for each other. One that is not
 * there yet, as a copy by `vacuum into` is not, must be let go by all its readers for that: SQLite, left to wait for
 * them, would keep new readers out meanwhile, and a server that is kept out can't end what it reads.
 */
export function enterWal(database: Database.Database, patience: number): void {
  const deadline = performance.now() + patience;
  const timeout = database.pragma('busy_timeout', { simple: true }) as number;
  database.pragma('busy_timeout = 0');
  while (!tryWal(database, performance.now() > deadline)) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  database.pragma(`busy_timeout = ${timeout}`);
}

function tryWal(database: Database.Database, isLast: boolean): boolean {
  try {
    database.pragma('journal_mode = WAL');
    return true;
  } catch (error) {
    const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (isLast || !isBusy) throw error;
    return false;
  }
}
