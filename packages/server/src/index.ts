export { createArchiveServer } from './archive-server.ts';
export { type Output, runCommand } from './commands/run-command.ts';
export { type Listening, listen } from './listen.ts';
export { printSdl, schema } from './schema/schema.ts';
export { createServer, type Server } from './server.ts';
export type { ServerOptions } from './server-options.ts';
export { StoreError } from './store/errors.ts';
export { type ArchiveReader, openArchive, openStore, type Store } from './store/store.ts';
