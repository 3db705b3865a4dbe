import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../../packages/server/src/graphiql/examples.ts';
import { type Listening, listen } from '../../packages/server/src/listen.ts';
import { createServer } from '../../packages/server/src/server.ts';
import { httpSchema } from '../server/http-schema.ts';
import { findChromium, openChromium } from '../support/chromium.ts';
import { buildGraphiqlAssets } from '../support/graphiql-assets.ts';

const executable = findChromium();

describe.skipIf(!executable)('GraphiQL in Chromium', () => {
  let listening: Listening;
  let browser: Browser;

  beforeAll(async () => {
    buildGraphiqlAssets();
    const server = createServer({ schema: httpSchema, context: () => ({}) });
    listening = await listen({ server, host: '127.0.0.1', port: 0 });
    browser = await openChromium(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await listening?.close();
  });

  /** A new visitor's page, with everything it asks of other hosts and all that its console complains of. */
  async function visit(address: string) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(listening.url).origin) {
        elsewhere.push(request.url());
      }
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(address);
    await executeButton(page).waitFor();
    return { page, elsewhere, complaints };
  }

  const tab = (page: Page, name: string) => page.getByRole('tab').getByRole('button', { name, exact: true });
  const executeButton = (page: Page) => page.getByRole('button', { name: /execute query/i });

  test('a newcomer finds the examples as tabs', async () => {
    const { page, elsewhere, complaints } = await visit(listening.url);
    await expect.poll(() => page.getByRole('tab').count()).toBe(examples.length);
    for (const { query } of examples) {
      const name = /query (\w+)/.exec(query)?.[1] ?? '';
      expect(await tab(page, name).count(), name).toBe(1);
    }
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a click on a tab opens it, the first time as well', async () => {
    const { page } = await visit(listening.url);
    for (const name of ['Entity', 'Segments', 'Entities']) {
      await tab(page, name).click();
      await expect.poll(() => page.getByRole('tab', { selected: true }).textContent()).toMatch(name);
    }
    await page.close();
  });

  test('a query is run by the button and its answer is seen', async () => {
    const query = 'query Greeting { greeting(name: "reader") }';
    const { page, elsewhere, complaints } = await visit(`${listening.url}?query=${encodeURIComponent(query)}`);
    await executeButton(page).click();
    await page.locator('.result-window').getByText('Hello reader').waitFor();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the editor knows the schema: what it does not have is underlined', async () => {
    const { page, complaints } = await visit(`${listening.url}?query=${encodeURIComponent('{ nothing }')}`);
    await page.locator('.squiggly-error').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('reloading brings back the same tabs, and headers are not kept', async () => {
    const page = await browser.newPage();
    await page.goto(listening.url);
    const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    await expect.poll(stored, { timeout: 5_000 }).toContain('graphiql:tabState');
    await page.reload();
    await executeButton(page).waitFor();
    await expect.poll(() => page.getByRole('tab').count()).toBe(examples.length);
    expect(await stored()).not.toContain('graphiql:headers');
    await page.close();
  });
});
