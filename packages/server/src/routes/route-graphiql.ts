import { readAssets } from '../graphiql/assets.ts';
import { PAGE_POLICY, renderGraphiql, renderMissing } from '../graphiql/page.ts';
import { acceptsHtml, isRead, type Route } from './route.ts';
import { routeAssets } from './route-assets.ts';

/** GraphiQL at the endpoint's own address, for whoever asks for HTML there. */
export function routeGraphiql(endpoint: string): Route {
  const ready = prepare();
  return async (visit) => {
    if (visit.path !== endpoint) return (await ready).assets?.(visit);
    if (!isRead(visit) || !acceptsHtml(visit)) return undefined;
    return new Response((await ready).page, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY, vary: 'accept' },
    });
  };
}

async function prepare() {
  const assets = await readAssets();
  return assets ? { page: renderGraphiql(assets), assets: routeAssets(assets) } : { page: renderMissing() };
}
