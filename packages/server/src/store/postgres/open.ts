import { StoreError } from '../errors.ts';
import { parseAddress } from './address.ts';
import { explainFault } from './explain-fault.ts';
import { checkReadable, migrate } from './migrate.ts';
import { PostgresEngine } from './postgres.ts';
import { Readers } from './readers.ts';
import { Reading } from './reading.ts';
import { Writing } from './writing.ts';

/** Opens an archive on one connection. For writing it is made where there is none. */
export async function openPostgres(archive: string, mode: 'read' | 'write'): Promise<PostgresEngine> {
  const address = parseAddress(archive);
  const prepare = mode === 'write' ? migrate : checkReadable;
  const writing = new Writing(address);
  try {
    await explained(address.shown, async () => {
      // Who names a server that is not there is told so at once.
      await writing.connect();
      await writing.persist(async () => prepare(await writing.connect(), address.schema));
    });
  } catch (error) {
    await writing.close();
    throw error;
  }
  return new PostgresEngine(writing);
}

/** Opens an archive to be read, on its replicas where there are any. */
export async function openReaders(archive: string, replicas: readonly string[] = []): Promise<Readers> {
  const address = parseAddress(archive);
  const readers = new Readers(address, replicas.map(parseAddress));
  try {
    await explained(address.shown, () => checkReaders(readers));
  } catch (error) {
    await readers.close();
    throw error;
  }
  return readers;
}

/** @throws StoreError when no server answers, or it holds nothing that can be read. */
export async function checkReaders(readers: Readers): Promise<void> {
  const connection = await readers.take();
  try {
    await checkReadable(connection, readers.schema);
  } finally {
    readers.giveBack(connection);
  }
}

/** A reading of one revision of the archive. */
export function readOnce(readers: Readers): { readonly engine: PostgresEngine; readonly version: () => string | null } {
  const reading = new Reading(readers);
  return { engine: new PostgresEngine(reading), version: () => reading.version };
}

async function explained<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What was found in the database says so in words that follow the address.
    if (error instanceof StoreError && !error.message.startsWith(shown)) {
      throw new StoreError(error.code, `${shown} ${error.message}.`, { cause: error });
    }
    throw explainFault(shown, error);
  }
}
