import type { Plugin } from 'graphql-yoga';
import { apiError, ERROR_STATUS, type ErrorCode } from '../errors.ts';

/** Answers one exact path, or passes. */
export type Route = (request: Request, path: string) => Response | undefined | Promise<Response | undefined>;

/**
 * Yoga takes every URL that ends in its endpoint's or health check's path for theirs. Here a path is the whole path:
 * what no route answers and what is not the endpoint is not found.
 */
export function useRoutes(endpoint: string, routes: readonly Route[]): Plugin {
  return {
    async onRequest({ request, endResponse }) {
      const path = pathOf(request);
      if (path === undefined) return endResponse(refuse('BAD_REQUEST', 'The address of this request is not a URL.'));
      for (const route of routes) {
        const response = await route(request, path);
        if (response) return endResponse(response);
      }
      if (path !== endpoint) endResponse(refuse('NOT_FOUND', `There is nothing here. The API is at ${endpoint}.`));
    },
  };
}

/** `/` leads a browser to the endpoint. */
export function routeHome(endpoint: string): Route {
  return (request, path) =>
    path === '/' && isRead(request) && acceptsHtml(request)
      ? new Response(null, { status: 302, headers: { location: endpoint } })
      : undefined;
}

/** One JSON document for monitors, that asks nothing of the archive. */
export function routeStatus(path: string, status: () => { readonly ok: boolean; readonly status: string }): Route {
  return (request, requested) => {
    if (requested !== path) return undefined;
    if (!isRead(request)) return refuse('METHOD_NOT_ALLOWED', `${path} answers GET.`, { allow: 'GET, HEAD' });
    const { ok, status: word } = status();
    return Response.json({ status: word }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
  };
}

/** An error's whole answer, for requests that never reach GraphQL. */
export function refuse(code: ErrorCode, message: string, headers: HeadersInit = {}): Response {
  return Response.json({ errors: [apiError(code, message)] }, { status: ERROR_STATUS[code], headers });
}

export function isRead(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

export function acceptsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

function pathOf(request: Request): string | undefined {
  try {
    return new URL(request.url, 'http://localhost').pathname;
  } catch {
    return undefined;
  }
}
