import { createArchiveServer, listen, openArchive, type ServerOptions } from '@sourcebook/server';
import type { TestArchive } from '../support/archive.ts';

export interface ServedArchive {
  readonly url: string;
  close(): Promise<void>;
}

/** The real server over an archive, on a port of its own. */
export async function serveArchive({ file }: TestArchive, options: ServerOptions = {}): Promise<ServedArchive> {
  const archive = await openArchive(file);
  const server = createArchiveServer(archive, { log: () => {}, ...options });
  const { url, close } = await listen({ server, host: '127.0.0.1', port: 0 });
  return {
    url,
    async close() {
      await close();
      await archive.close();
    },
  };
}
