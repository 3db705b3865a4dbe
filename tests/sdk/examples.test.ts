import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestSample, type TestArchive } from '../support/archive.ts';
import { findChromium, openChromium } from '../support/chromium.ts';
import { sendJson, serveAnswers } from './answering-server.ts';
import { type ServedArchive, serveArchive } from './serve-archive.ts';

const run = promisify(execFile);
const examples = fileURLToPath(new URL('examples', import.meta.url));

let archive: TestArchive;
beforeAll(async () => {
  archive = await ingestSample();
});
afterAll(() => archive.close());

describe('co-mentions as CSV', () => {
  async function runScript(url: string, ...args: string[]) {
    const script = `${examples}/co-mentions/co-mentions.mjs`;
    const options = ['--conditions=@sourcebook/source', '--import', 'tsx', script, ...args];
    return run(process.execPath, options, { cwd: examples, env: { ...process.env, SOURCEBOOK_URL: url } }).catch(
      (error: { stdout: string; stderr: string; code: number }) => error,
    );
  }

  test('has a row for every pair that the archive knows', async () => {
    const served = await serveArchive(archive);
    try {
      const { stdout } = await runScript(served.url, '3');
      const rows = stdout.trimEnd().split('\n');
      const { entities } = await archive.ask<{
        entities: { nodes: { coMentions: { edges: { articleCount: number }[] } }[] };
      }>('{ entities(first: 3) { nodes { coMentions(first: 10) { edges { articleCount } } } } }');
      const counts = entities.nodes.flatMap(({ coMentions }) =>
        coMentions.edges.map(({ articleCount }) => articleCount),
      );
      expect(counts.length).toBeGreaterThan(0);
      expect(rows[0]).toBe('entity,kind,named with,kind,articles,score');
      expect(rows.slice(1).map((row) => Number(row.split(',').at(-2)))).toEqual(counts);
    } finally {
      await served.close();
    }
  });

  test('quotes what CSV needs quoted, and lets no spreadsheet run a name', async () => {
    const node = { name: '=HYPERLINK("x")', kind: 'WORK' };
    const coMentions = { edges: [{ articleCount: 2, score: 0.25, node }] };
    const entities = { nodes: [{ name: 'Smith, "Jo"', kind: 'PERSON', coMentions }] };
    const server = await serveAnswers((response) => sendJson(response, { data: { entities } }));
    try {
      const { stdout } = await runScript(server.url);
      expect(stdout.split('\n')[1]).toBe('"Smith, ""Jo""",PERSON,"\'=HYPERLINK(""x"")",WORK,2,0.250');
    } finally {
      await server.close();
    }
  });

  test('says what went wrong in one line', async () => {
    const server = await serveAnswers((response) => response.writeHead(401).end());
    try {
      const result = await runScript(server.url);
      expect(result).toMatchObject({ code: 1, stdout: '' });
      expect(result.stderr).toMatch(/^AUTH: .+\n$/);
    } finally {
      await server.close();
    }
  });
});

const executable = findChromium();

describe.skipIf(!executable)('a search page in Chromium', () => {
  let browser: Browser;
  let pages: Server;
  let served: ServedArchive;
  let address: string;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../../packages/sdk/src/index.ts', import.meta.url))],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    const files: Readonly<Record<string, readonly [string, string]>> = {
      '/': ['text/html', readFileSync(`${examples}/search-page/index.html`, 'utf8')],
      '/search.js': ['text/javascript', readFileSync(`${examples}/search-page/search.js`, 'utf8')],
      '/sourcebook-sdk.js': ['text/javascript', outputFiles[0]?.text ?? ''],
      '/favicon.ico': ['image/x-icon', ''],
    };
    pages = createServer((request, response) => {
      const [type, content] = files[new URL(request.url ?? '', 'http://localhost').pathname] ?? ['text/plain', 'none'];
      response.writeHead(200, { 'content-type': type }).end(content);
    }).listen(0, '127.0.0.1');
    await once(pages, 'listening');
    const origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
    served = await serveArchive(archive, { origins: [origin] });
    address = `${origin}/?server=${encodeURIComponent(served.url)}`;
    browser = await openChromium(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
    pages?.closeAllConnections();
    pages?.close();
  });

  async function visit() {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(address);
    return { page, complaints };
  }

  test('finds, counts and marks', async () => {
    const { page, complaints } = await visit();
    await page.getByRole('searchbox').fill('said');
    await page.getByRole('button', { name: 'Search' }).click();
    const { search } = await archive.ask<{ search: { totalCount: number } }>(
      '{ search(query: "said") { totalCount } }',
    );
    expect(search.totalCount).toBeGreaterThan(0);
    await expect.poll(() => page.locator('#status').textContent()).toBe(`${search.totalCount} found`);
    const marks = await page.locator('mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(['said']));
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('says what is wrong with a query', async () => {
    const { page } = await visit();
    await page.getByRole('searchbox').fill('-said');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect.poll(() => page.locator('#status').textContent()).toMatch(/^search: ./);
    await page.close();
  });
});
