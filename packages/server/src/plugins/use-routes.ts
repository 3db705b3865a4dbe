import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import { type Route, refuse } from '../routes/route.ts';

/**
 * Yoga takes every URL that ends in its endpoint's or health check's path for theirs. Here a path is the whole path:
 * what no route answers and what is not the endpoint is not found.
 */
export function useRoutes(
  endpoint: string,
  routes: readonly Route[],
): Plugin<Record<never, never>, { req?: IncomingMessage }> {
  return {
    async onRequest({ request, serverContext, endResponse }) {
      const { pathname: path } = new URL(request.url, 'http://localhost');
      const visit = { request, path, address: serverContext?.req?.socket.remoteAddress };
      for (const route of routes) {
        const response = await route(visit);
        if (response) return endResponse(response);
      }
      if (path !== endpoint) endResponse(refuse('NOT_FOUND', `There is nothing here. The API is at ${endpoint}.`));
    },
  };
}
