import { ASSET_PATH, type Encoding, type GraphiqlAssets, readAsset } from '../graphiql/assets.ts';
import { isRead, type Route, refuseMethod } from './route.ts';

/** Serves the files that the manifest names, compressed beforehand, and nothing else of their folder. */
export function routeAssets(assets: GraphiqlAssets): Route {
  const names = new Set<string>(Object.values(assets));
  return async (visit) => {
    const name = visit.path.startsWith(ASSET_PATH) ? visit.path.slice(ASSET_PATH.length) : '';
    if (!names.has(name)) return undefined;
    if (!isRead(visit)) return refuseMethod();
    const encoding = negotiateEncoding(visit.header('accept-encoding') ?? '');
    const headers = headersOf(name, encoding);
    if (visit.header('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    return new Response(await readAsset(name, encoding), { headers });
  };
}

function negotiateEncoding(accepted: string): Encoding {
  const codings = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.replace(/\s/g, ''))
    .filter((part) => !/;q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  if (codings.includes('br')) return 'br';
  return codings.includes('gzip') ? 'gzip' : 'identity';
}

function headersOf(name: string, encoding: Encoding) {
  return {
    'content-type': name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${name}-${encoding}"`,
    vary: 'accept-encoding',
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
}
