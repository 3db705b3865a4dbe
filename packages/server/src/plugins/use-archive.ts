import type { Plugin } from 'graphql-yoga';
import { createContext } from '../context.ts';
import { apiError } from '../errors.ts';
import { StoreError } from '../store/errors.ts';
import type { ArchiveReader } from '../store/store.ts';

/** Gives each operation one revision of the archive to read, for as long as it runs. */
export function useArchive(archive: ArchiveReader): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      setExecuteFn(async (...parameters: Parameters<typeof executeFn>) => {
        const { store, release } = leaseArchive(archive);
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

function leaseArchive(archive: ArchiveReader) {
  try {
    return archive.lease();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // Its message names files of this machine.
    throw apiError('UNAVAILABLE', "The archive can't be read at present.");
  }
}
