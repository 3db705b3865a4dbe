import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { apiError } from '../errors.ts';

/** Documents by the ID that clients send: their SHA-256, in hexadecimal. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** Answers documents that are asked for as `extensions.persistedQuery.sha256Hash`; with `only`, no others. */
export function usePersistedDocuments(documents: PersistedDocuments, { only }: { readonly only: boolean }) {
  return usePersistedOperations({
    allowArbitraryOperations: !only,
    getPersistedOperation: (id) => documents.get(id) ?? null,
    customErrors: {
      notFound: () => apiError('NOT_FOUND', 'This server has no persisted document of this ID.'),
      keyNotFound: only ? required : missing,
      persistedQueryOnly: required,
    },
  });
}

function missing() {
  return apiError('BAD_REQUEST', 'The request has no query: send a GraphQL document, or the ID of a persisted one.');
}

function required() {
  return apiError(
    'PERSISTED_DOCUMENT_REQUIRED',
    'This server answers persisted documents only: send extensions.persistedQuery with version 1 and sha256Hash.',
  );
}
