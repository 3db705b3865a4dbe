import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../support/archive.ts';
import { createWorld } from './world.ts';
import { writeArchive } from './write-archive.ts';
import { writePages } from './write-captures.ts';

const folder = mkdtempSync(join(tmpdir(), 'sourcebook-bench-'));
const written = join(folder, 'written.db');
const world = createWorld(500);

beforeAll(() => writeArchive(world, written));
afterAll(() => rmSync(folder, { recursive: true }));

test('an archive that the generator wrote is in order', async () => {
  expect(await run(['verify', '--archive', written])).toMatchObject({ code: 0 });
});

test('the pages that it writes hold the same articles, entities and sources', async () => {
  const pages = join(folder, 'pages');
  const ingested = join(folder, 'ingested.db');
  writePages(world, pages);
  expect(await run(['ingest', pages, '--archive', ingested])).toMatchObject({ code: 0 });
  const query = `{
    archive { revision articleCount sourceCount captureCount }
    articles(first: 100) { edges { cursor } nodes { id title text isExcerpt source { id } } }
  }`;
  const [one, other] = await Promise.all([written, ingested].map((file) => run(['query', query, '--archive', file])));
  expect(JSON.parse(one!.out)).toEqual(JSON.parse(other!.out));
});
