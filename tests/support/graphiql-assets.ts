import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** GraphiQL's files as `npm run build` makes them; those that are there already cost nothing. */
export function buildGraphiqlAssets(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../packages/server/build-graphiql.mjs', import.meta.url))]);
}
