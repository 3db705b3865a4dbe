import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { apiError } from '../errors.ts';

/** Documents by the ID that clients send: their SHA-256, in hexadecimal. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** Answers these documents only, asked for as `extensions.persistedQuery.sha256Hash`. */
export function usePersistedOnly(documents: PersistedDocuments) {
  return usePersistedOperations({
    getPersistedOperation: (id) => documents.get(id) ?? null,
    customErrors: {
      notFound: () => apiError('NOT_FOUND', 'This server has no persisted document of this ID.'),
      keyNotFound: required,
      persistedQueryOnly: required,
    },
  });
}

function required() {
  return apiError(
    'PERSISTED_DOCUMENT_REQUIRED',
    'This server answers persisted documents only: send extensions.persistedQuery with version 1 and sha256Hash.',
  );
}
