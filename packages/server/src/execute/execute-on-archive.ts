import { GraphQLError } from 'graphql';
import { createContext } from '../context.ts';
import { apiError } from '../errors.ts';
import type { Allowance } from '../limits/allowance.ts';
import type { Deadline } from '../store/deadline.ts';
import { StoreError } from '../store/errors.ts';
import type { ArchiveReader } from '../store/store.ts';
import type { Execute, Executed } from './execute.ts';

interface ArchiveRequest {
  readonly allowance: Allowance;
  /** Told which version of the archive was read. */
  readonly onVersion?: (version: string | null) => void;
}

/** Gives each operation one revision of the archive to read, for as long as it runs. */
export function executeOnArchive(archive: ArchiveReader, execute: Execute): Execute {
  const lists = new WeakMap<object, unknown>();
  return async (args) => {
    const { allowance, onVersion } = args.contextValue as ArchiveRequest;
    const { store, version, release } = leaseArchive(archive, allowance);
    try {
      const context = createContext(store, allowance, lists);
      const result = await execute({ ...args, contextValue: context, together: context.batches.together });
      onVersion?.(version());
      return result && tellUnavailable(result);
    } finally {
      release();
    }
  };
}

/** A server that holds the archive may go away in the midst of an operation. */
function tellUnavailable(result: Executed): Executed {
  if (!result.errors.some(({ originalError }) => originalError instanceof StoreError)) return result;
  const errors = result.errors.map((error) =>
    error.originalError instanceof StoreError
      ? new GraphQLError(UNREADABLE, {
          nodes: error.nodes ?? null,
          path: error.path ?? null,
          originalError: unavailable(),
        })
      : error,
  );
  return { ...result, errors };
}

function leaseArchive(archive: ArchiveReader, deadline: Deadline) {
  try {
    return archive.lease(deadline);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw unavailable();
  }
}

const UNREADABLE = "The archive can't be read at present.";

/** Without the store's own message, which names files of this machine and servers. */
function unavailable(): GraphQLError {
  return apiError('UNAVAILABLE', UNREADABLE);
}
