import type { Plugin } from 'graphql-yoga';
import { createContext } from '../context.ts';
import type { ArchiveReader } from '../store/store.ts';

/** Gives each operation one revision of the archive to read, for as long as it runs. */
export function useArchive(archive: ArchiveReader): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      setExecuteFn(async (...parameters: Parameters<typeof executeFn>) => {
        const { store, release } = archive.lease();
        try {
          Object.assign(args.contextValue as object, createContext(store));
          return await executeFn(...parameters);
        } finally {
          release();
        }
      });
    },
  };
}
