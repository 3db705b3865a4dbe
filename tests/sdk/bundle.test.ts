import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    conditions: ['@sourcebook/source'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

test('a bundle holds the operations that it uses, and nothing of the others', async () => {
  const code = await bundle(
    "import { archive, createBareClient } from '@sourcebook/sdk'; export const run = () => archive(createBareClient());",
  );
  expect([...code.matchAll(/query (\w+)/g)].map(([, name]) => name)).toEqual(['archive']);
  // Neither pages nor the composer.
  expect(code).not.toMatch(/hasNextPage|\$args/);
});

test('what is imported for its types alone costs nothing', async () => {
  expect(await bundle("import { createClient, select } from '@sourcebook/sdk';")).toBe('');
});

test('everything is bundled for browsers without anything of Node', async () => {
  const code = await bundle(
    "export * from '@sourcebook/sdk'; export * from '@sourcebook/sdk/graphql'; export * from '@sourcebook/sdk/sse'; export * from '@sourcebook/sdk/testing';",
  );
  expect(code).not.toMatch(/["'`]node:|\brequire\(|\bBuffer\b|AbortSignal\.(?:timeout|any)/);
});
