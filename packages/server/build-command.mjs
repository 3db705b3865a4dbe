// Joins the command's modules: read one by one, they take longer to be found than all of the rest takes to start.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'dist/command');
const repository = join(here, '../..');

rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: repository,
  entryPoints: [join(here, 'dist/main.js'), join(here, 'dist/store/settle/extracting-thread.js')],
  entryNames: '[name]',
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  // Binaries, and what looks for its own files.
  external: ['better-sqlite3', 'graphile-worker', 'pg', 'piscina', 'prom-client'],
  // Modules of CommonJS ask for Node's own by it.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  plugins: [{ name: 'tables-as-json', setup: readTablesAsJson }],
  metafile: true,
  logLevel: 'warning',
});
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'LICENSES.txt'), listLicenses(Object.keys(metafile.inputs)));

/** What tells languages apart is a literal of 1.6 MB, which takes three times as long and twice the memory as the same in JSON. */
function readTablesAsJson({ onLoad }) {
  onLoad({ filter: /node_modules\/eld\/src\/ngrams\/small\.js$/ }, async ({ path }) => {
    const { ngramsData } = await import(pathToFileURL(path).href);
    return { contents: `export const ngramsData = JSON.parse(${JSON.stringify(JSON.stringify(ngramsData))});` };
  });
}

/** The licences of the packages that were joined. */
function listLicenses(inputs) {
  const packages = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8'));
      const file = readdirSync(join(repository, folder)).find((one) => /^licen[cs]e/i.test(one));
      const text = file ? readFileSync(join(repository, folder, file), 'utf8').trim() : `Licence: ${license}`;
      return `${name} ${version}\n\n${text}\n`;
    })
    .join('\n---\n\n');
}
