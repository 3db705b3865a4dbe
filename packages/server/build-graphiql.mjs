// Makes GraphiQL's files ready to serve: hashed names, compressed once here instead of with each request.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const bundle = dirname(createRequire(import.meta.url).resolve('@graphql-yoga/graphiql'));
const out = join(here, 'dist/graphiql/assets');

const files = {
  app: join(bundle, 'yoga-graphiql.umd.js'),
  boot: join(here, 'src/graphiql/boot.js'),
  style: join(bundle, 'graphiql.css'),
  editorWorker: join(bundle, 'monacoeditorwork/editor.worker.bundle.js'),
  graphqlWorker: join(bundle, 'monacoeditorwork/graphql.worker..bundle.js'),
  jsonWorker: join(bundle, 'monacoeditorwork/json.worker.bundle.js'),
};

mkdirSync(out, { recursive: true });
const manifest = {};
const kept = new Set(['LICENSE', 'manifest.json']);
for (const [role, file] of Object.entries(files)) {
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const name = `${role}-${hash}.${file.endsWith('.css') ? 'css' : 'js'}`;
  manifest[role] = name;
  // Quality 11 would save another tenth and take twenty times as long.
  write(`${name}.br`, () => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  write(`${name}.gz`, () => gzipSync(bytes, { level: 9 }));
}
writeFileSync(join(out, 'LICENSE'), readFileSync(join(bundle, '../LICENSE')));
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const name of readdirSync(out)) if (!kept.has(name)) rmSync(join(out, name));

/** A name says its content, so what is there stays: a server may be reading it. */
function write(name, compress) {
  kept.add(name);
  const path = join(out, name);
  if (existsSync(path)) return;
  writeFileSync(`${path}.${process.pid}`, compress());
  renameSync(`${path}.${process.pid}`, path);
}
