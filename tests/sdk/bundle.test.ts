import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
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
  // To the byte: nothing else of the package is there, though all of it is imported.
  const fromAll = await bundle(
    "import * as sdk from '@sourcebook/sdk'; export const run = () => sdk.archive(sdk.createBareClient());",
  );
  expect(fromAll.length).toBe(code.length);
  // Neither pages nor the composer.
  expect(code).not.toMatch(/hasNextPage|\$args/);
});

test('a bundle runs where there is a fetch and nothing of Node', async () => {
  const code = await bundle(
    "import { createClient } from '@sourcebook/sdk'; import { graphql } from '@sourcebook/sdk/graphql'; const client = createClient(); globalThis.answer = client.request(graphql('{ archive { articleCount } }')).then((first) => client.archive().then((second) => [first, second]));",
  );
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    const text = JSON.stringify({ data: { archive: { articleCount: 3 } } });
    return { status: 200, headers: { get: () => null }, text: async () => text };
  };
  const bare = createContext({ fetch, setTimeout, clearTimeout, AbortController, URLSearchParams });
  // As a module would run: strictly, and by itself.
  runInContext(`'use strict'; (() => { ${code} })()`, bare);
  expect(await (bare.answer as Promise<unknown>)).toEqual([{ archive: { articleCount: 3 } }, { articleCount: 3 }]);
  expect(asked).toEqual(Array(2).fill('http://127.0.0.1:4000/graphql'));
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
