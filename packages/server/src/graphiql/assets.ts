import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The names of GraphiQL's files, each with its content's hash. Written by `build-graphiql.mjs`. */
export interface GraphiqlAssets {
  readonly app: string;
  readonly boot: string;
  readonly style: string;
  readonly editorWorker: string;
  readonly graphqlWorker: string;
  readonly jsonWorker: string;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** Where a page finds the files. */
export const ASSET_PATH = '/graphiql/';

/** Beside the compiled package; run from source it is the same folder. */
const FOLDER = new URL('../../dist/graphiql/assets/', import.meta.url);

/** Undefined where the assets were not built. */
export async function readAssets(): Promise<GraphiqlAssets | undefined> {
  try {
    return JSON.parse(await readFile(new URL('manifest.json', FOLDER), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The folder holds each file compressed, twice, and not as it is. */
export async function readAsset(name: string, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  const file = fileURLToPath(new URL(name, FOLDER));
  if (encoding === 'br') return readFile(`${file}.br`);
  const zipped = await readFile(`${file}.gz`);
  return encoding === 'gzip' ? zipped : gunzipSync(zipped);
}
