import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../../packages/server/src/graphiql/examples.ts';
import { createServer } from '../../packages/server/src/server.ts';
import { buildGraphiqlAssets } from '../support/graphiql-assets.ts';
import { httpSchema } from './http-schema.ts';

const contract = buildSchema(readFileSync(new URL('../fixtures/contract.graphql', import.meta.url), 'utf8'));
const html = { headers: { accept: 'text/html' } };

describe('the examples', () => {
  test.each(examples)('are valid by the contract: $query', ({ query }) => {
    expect(validate(contract, parse(query))).toEqual([]);
  });
});

describe('the page', () => {
  beforeAll(buildGraphiqlAssets);
  const server = createServer({ schema: httpSchema, context: () => ({}) });
  const get = (path: string, init: RequestInit = html) => server.fetch(`http://localhost${path}`, init);

  test('is small, runs no inline script and names only files of this server', async () => {
    const response = await get('/graphql');
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.length).toBeLessThan(10_000);
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      expect.stringMatching(/^\/graphiql\/style-[0-9a-f]{16}\.css$/),
      expect.stringMatching(/^\/graphiql\/boot-[0-9a-f]{16}\.js$/),
      expect.stringMatching(/^\/graphiql\/app-[0-9a-f]{16}\.js$/),
    ]);
  });

  test('is asked for by Accept alone: the same address answers queries', async () => {
    const response = await get('/graphql?query={greeting}', { headers: { accept: 'application/json' } });
    expect(await response.json()).toMatchObject({ data: { greeting: 'Hello you' } });
  });

  test('can be switched off, with its files', async () => {
    const without = createServer({ schema: httpSchema, context: () => ({}), options: { graphiql: false } });
    expect((await without.fetch('http://localhost/graphql', html)).status).toBe(406);
    expect((await without.fetch(`http://localhost${await addressOf('app')}`)).status).toBe(404);
  });

  test('has files that are compressed as the client likes and kept for good', async () => {
    const address = await addressOf('style');
    const plain = await get(address, {});
    const bytes = Buffer.from(await plain.arrayBuffer());
    expect(plain.headers.has('content-encoding')).toBe(false);
    for (const [accepted, coding, expand] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip, br;q=0', 'gzip', gunzipSync],
    ] as const) {
      const response = await get(address, { headers: { 'accept-encoding': accepted } });
      expect(response.headers.get('content-encoding')).toBe(coding);
      expect(response.headers.get('vary')).toBe('accept-encoding');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(expand(Buffer.from(await response.arrayBuffer())).equals(bytes)).toBe(true);
      const etag = response.headers.get('etag') ?? '';
      const again = await get(address, { headers: { 'accept-encoding': accepted, 'if-none-match': etag } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    }
  });

  async function addressOf(role: string): Promise<string> {
    return new RegExp(`/graphiql/${role}-[^"]*`).exec(await (await get('/graphql')).text())?.[0] ?? '';
  }
});
