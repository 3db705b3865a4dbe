import { persistedOperations } from './generated/persisted-operations.ts';
import { useArchive } from './plugins/use-archive.ts';
import { schema } from './schema/schema.ts';
import { createServer, type Server } from './server.ts';
import type { ServerOptions } from './server-options.ts';
import type { ArchiveReader } from './store/store.ts';

/** The API of an archive. Whoever opened the archive closes it. */
export function createArchiveServer(archive: ArchiveReader, options: ServerOptions = {}): Server {
  return createServer({
    schema,
    context: () => ({}),
    plugins: [useArchive(archive)],
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
