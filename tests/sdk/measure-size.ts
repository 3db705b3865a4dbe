import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

interface Bundle {
  readonly name: string;
  readonly code: string;
  /** In bytes, minified and compressed. Undefined where nothing is aimed at. */
  readonly limit?: number;
}

const BUNDLES: readonly Bundle[] = [
  {
    name: 'one operation',
    code: "import { createBareClient, entity } from '@sourcebook/sdk'; export const run = () => entity(createBareClient(), { by: { name: 'A' } });",
    limit: 3_000,
  },
  {
    name: 'pages',
    code: "import { articles, createBareClient } from '@sourcebook/sdk'; export const run = () => articles(createBareClient()).toArray();",
  },
  {
    name: 'pages and SSE',
    code: "import { articles, createBareClient } from '@sourcebook/sdk'; import { subscribe } from '@sourcebook/sdk/sse'; export const run = () => [articles(createBareClient()), subscribe(createBareClient(), 'subscription { a }')];",
    limit: 4_000,
  },
  {
    name: 'select',
    code: "import { createBareClient, select } from '@sourcebook/sdk'; export const run = () => select(createBareClient(), { archive: { articleCount: true } });",
    limit: 4_500,
  },
  {
    name: 'pasted query',
    code: "import { createBareClient } from '@sourcebook/sdk'; import { graphql } from '@sourcebook/sdk/graphql'; export const run = () => createBareClient().request(graphql('{ archive { articleCount } }'));",
  },
  {
    name: 'everything',
    code: "import { createClient } from '@sourcebook/sdk'; export const run = () => createClient();",
  },
];

let isOver = false;
for (const { name, code, limit } of BUNDLES) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    conditions: ['@sourcebook/source'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  const text = outputFiles[0]?.contents ?? new Uint8Array();
  const size = gzipSync(text, { level: 9 }).length;
  isOver ||= limit !== undefined && size > limit;
  const aim = limit === undefined ? '' : `  at most ${limit}`;
  process.stdout.write(
    `${name.padEnd(14)} ${String(text.length).padStart(6)} min ${String(size).padStart(5)} gz${aim}\n`,
  );
}
process.exitCode = isOver ? 1 : 0;
