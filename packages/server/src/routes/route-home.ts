import { acceptsHtml, isRead, type Route } from './route.ts';

/** `/` leads a browser to the endpoint. */
export function routeHome(endpoint: string): Route {
  return (visit) =>
    visit.path === '/' && isRead(visit) && acceptsHtml(visit)
      ? new Response(null, { status: 302, headers: { location: endpoint } })
      : undefined;
}
