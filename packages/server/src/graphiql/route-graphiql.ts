import { acceptsHtml, isRead, type Route } from '../plugins/use-routes.ts';
import { readAssets, routeAssets } from './assets.ts';
import { PAGE_POLICY, renderGraphiql, renderMissing } from './page.ts';

/** GraphiQL at the endpoint's own address, for whoever asks for HTML there. */
export function routeGraphiql(endpoint: string): Route {
  const ready = prepare();
  return async (request, path) => {
    if (path !== endpoint) return (await ready).assets?.(request, path);
    if (!isRead(request) || !acceptsHtml(request)) return undefined;
    return new Response((await ready).page, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY, vary: 'accept' },
    });
  };
}

async function prepare() {
  const assets = await readAssets();
  return assets ? { page: renderGraphiql(assets), assets: routeAssets(assets) } : { page: renderMissing() };
}
