// Makes GraphiQL's files ready to serve: hashed names, compressed once here instead of with each request.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = {};
for (const [role, file] of Object.entries(files)) {
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const name = `${role}-${hash}.${file.endsWith('.css') ? 'css' : 'js'}`;
  // Quality 11 would save another tenth and take twenty times as long.
  writeFileSync(
    join(out, `${name}.br`),
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  );
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  manifest[role] = name;
}
writeFileSync(join(out, 'LICENSE'), readFileSync(join(bundle, '../LICENSE')));
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
