import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';

/** What every request carries, from the first hook to the resolvers. */
export interface RequestIdentity {
  readonly requestId: string;
}

/** Names each request, so that a client can quote what the log says of it. */
export function useRequestId(): Plugin<RequestIdentity, Partial<RequestIdentity>> {
  return {
    onRequest({ serverContext }) {
      Object.assign(serverContext, { requestId: serverContext.requestId ?? randomUUID() });
    },
    onResponse({ response, serverContext }) {
      if (serverContext.requestId) response.headers.set('x-request-id', serverContext.requestId);
    },
  };
}
