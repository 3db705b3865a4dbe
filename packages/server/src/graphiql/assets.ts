import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { isRead, type Route, refuse } from '../plugins/use-routes.ts';

/** Where each of GraphiQL's files is served, its content's hash in the name. Written by `build-graphiql.mjs`. */
export interface GraphiqlAssets {
  readonly app: string;
  readonly boot: string;
  readonly style: string;
  readonly editorWorker: string;
  readonly graphqlWorker: string;
  readonly jsonWorker: string;
}

/** Beside the compiled package; run from source it is the same folder. */
const FOLDER = new URL('../../dist/graphiql/assets/', import.meta.url);
const BASE = '/graphiql/';
const NEVER_CHANGES = 'public, max-age=31536000, immutable';

/** Undefined where the assets were not built. */
export async function readAssets(folder: URL = FOLDER): Promise<GraphiqlAssets | undefined> {
  try {
    return JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Serves the files that the manifest names, compressed beforehand, and nothing else of the folder. */
export function routeAssets(assets: GraphiqlAssets, folder: URL = FOLDER): Route {
  const names = new Set(Object.values(assets));
  return async (request, path) => {
    if (!path.startsWith(BASE)) return undefined;
    const name = path.slice(BASE.length);
    if (!names.has(name)) return undefined;
    if (!isRead(request)) return refuse('METHOD_NOT_ALLOWED', 'This file answers GET.', { allow: 'GET, HEAD' });
    const encoding = negotiateEncoding(request.headers.get('accept-encoding') ?? '');
    const headers = headersOf(name, encoding);
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    return new Response(await readEncoded(new URL(name, folder), encoding), { headers });
  };
}

/** What a page's `src` and `href` say. */
export function addressOf(name: string): string {
  return BASE + name;
}

type Encoding = 'br' | 'gzip' | 'identity';

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
    'cache-control': NEVER_CHANGES,
    etag: `"${name}-${encoding}"`,
    vary: 'accept-encoding',
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
}

async function readEncoded(file: URL, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  if (encoding === 'br') return readFile(`${fileURLToPath(file)}.br`);
  const zipped = await readFile(`${fileURLToPath(file)}.gz`);
  return encoding === 'gzip' ? zipped : gunzipSync(zipped);
}
