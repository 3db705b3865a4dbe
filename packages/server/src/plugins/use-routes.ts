import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { HandedOn } from '../quick/handed-on.ts';
import { type Route, refuse } from '../routes/route.ts';

/**
 * Yoga takes every URL that ends in its endpoint's or health check's path for theirs. Here a path is the whole path:
 * what no route answers and what is not the endpoint is not found.
 */
export function useRoutes(
  endpoint: string,
  routes: readonly Route[],
): Plugin<Record<never, never>, { req?: IncomingMessage } & HandedOn> {
  return {
    async onRequest({ request, serverContext, endResponse }) {
      if (serverContext?.guarded) {
        if (serverContext.guarded.refusal) endResponse(serverContext.guarded.refusal);
        return;
      }
      const { pathname: path, hostname } = new URL(request.url, 'http://localhost');
      const visit = {
        method: request.method,
        hostname,
        path,
        header: (name: string) => request.headers.get(name) ?? undefined,
        address: serverContext?.req?.socket.remoteAddress,
      };
      for (const route of routes) {
        const response = await route(visit);
        if (response) return endResponse(response);
      }
      if (path !== endpoint) endResponse(refuse('NOT_FOUND', `There is nothing here. The API is at ${endpoint}.`));
    },
  };
}
