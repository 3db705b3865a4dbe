import { createExecute } from './execute/execute.ts';
import { executeOnArchive } from './execute/execute-on-archive.ts';
import { persistedOperations } from './generated/persisted-operations.ts';
import { schema } from './schema/schema.ts';
import { createServer, type Server } from './server.ts';
import type { ServerOptions } from './server-options.ts';
import type { ArchiveReader } from './store/store.ts';

/** The API of an archive. Whoever opened the archive closes it. */
export function createArchiveServer(archive: ArchiveReader, options: ServerOptions = {}): Server {
  return createServer({
    schema,
    context: () => ({}),
    execute: executeOnArchive(archive, createExecute(schema)),
    version: archive.version,
    options: {
      persistedDocuments: new Map(Object.entries(persistedOperations)),
      isReady: () =>
        archive.check().then(
          () => true,
          () => false,
        ),
      ...options,
    },
  });
}
