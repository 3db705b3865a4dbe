export { type Context, createContext } from './context.ts';
export { printSdl, schema } from './schema/schema.ts';
export { createServer, type Server, type ServerOptions } from './server.ts';
export { listen } from './listen.ts';
export { type ArchiveReader, openArchive, openStore, type Store } from './store/store.ts';
export { StoreError } from './store/errors.ts';
