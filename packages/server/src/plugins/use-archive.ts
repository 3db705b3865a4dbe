import type { Plugin } from 'graphql-yoga';
import { createContext } from '../context.ts';
import { apiError } from '../errors.ts';
import type { Deadline } from '../store/deadline.ts';
import { StoreError } from '../store/errors.ts';
import type { ArchiveReader } from '../store/store.ts';
import type { Cancellation } from './use-allowance.ts';

/** Gives each operation one revision of the archive to read, for as long as it runs. */
export function useArchive(archive: ArchiveReader): Plugin<Cancellation> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      setExecuteFn(async (...parameters: Parameters<typeof executeFn>) => {
        const { allowance } = args.contextValue;
        const { store, release } = leaseArchive(archive, allowance);
        try {
          const context = createContext(store, allowance);
          Object.assign(args.contextValue as object, context);
          Object.assign(args, { flush: context.batches.flush });
          return await executeFn(...parameters);
        } finally {
          release();
        }
      });
    },
  };
}

function leaseArchive(archive: ArchiveReader, deadline: Deadline) {
  try {
    return archive.lease(deadline);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // Its message names files of this machine.
    throw apiError('UNAVAILABLE', "The archive can't be read at present.");
  }
}
