import { setTimeout } from 'node:timers/promises';
import { createArchiveServer, openArchive } from '@sourcebook/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Files, run, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { findPostgres, PostgresNodes } from '../support/postgres-nodes.ts';

const bin = findPostgres();
if (!bin && process.env.SOURCEBOOK_REQUIRE_POSTGRES === '1') throw new Error('No Postgres server is installed.');

const REVISION = '{ archive { revision articleCount mentionCount } }';
const pages: Files = inventPages(24);
const paths = Object.keys(pages);

let nodes: PostgresNodes;
beforeAll(async () => {
  if (!bin) return;
  nodes = new PostgresNodes(bin);
  await nodes.start(2);
}, 120_000);
afterAll(() => nodes?.close());

test.skipIf(!bin)(
  'a primary that dies in the midst of an ingest is replaced, and nothing is lost',
  async () => {
    const own = new TestArchive(pages);
    await own.ingest();
    const expected = await own.ask(REVISION);
    const archive = new TestArchive({}, nodes.address);
    const reader = await openReplicas();
    try {
      archive.write(portion(0));
      expect(await archive.ingest()).toMatchObject({ code: 0 });
      await eventually(async () => expect((await reader.ask()).errors).toBeUndefined());
      expect(await readersOf(0)).toBe(0);
      expect(await readersOf(1)).toBeGreaterThan(0);
      expect(await readersOf(2)).toBeGreaterThan(0);

      archive.write(portion(1));
      const before = await nodes.ask<{ n: string }>(0, 'select count(*) as n from input_location');
      let isOver = false;
      const ingesting = archive.ingest().finally(() => {
        isOver = true;
      });
      await eventually(async () => {
        const now = await nodes.ask<{ n: string }>(0, 'select count(*) as n from input_location');
        expect(now).not.toEqual(before);
      });
      expect(isOver).toBe(false);
      nodes.kill(0);
      await nodes.promote([1, 2]);
      expect(await ingesting).toMatchObject({ code: 0, err: '' });

      archive.write(pages);
      expect(await archive.ingest()).toMatchObject({ code: 0, err: '' });
      expect(await archive.ask(REVISION)).toEqual(expected);
      expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0, err: '' });
      await eventually(async () => expect((await reader.ask()).data).toEqual(expected));
    } finally {
      await reader.close();
      await own.close();
      await archive.close();
    }
  },
  180_000,
);

/** A third of the pages, and another. */
function portion(index: number): Files {
  const count = Math.ceil(paths.length / 3);
  return Object.fromEntries(paths.slice(index * count, (index + 1) * count).map((path) => [path, pages[path]!]));
}

async function openReplicas() {
  const replicas = [nodes.url(1), nodes.url(2)];
  // There is nothing to read before the first ingest.
  let archive: Awaited<ReturnType<typeof openArchive>> | undefined;
  let server: ReturnType<typeof createArchiveServer> | undefined;
  const ask = async () => {
    archive ??= await openArchive(nodes.address, { replicas });
    server ??= createArchiveServer(archive);
    const body = JSON.stringify({ query: REVISION });
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const responses = await Promise.all(
      Array.from({ length: 8 }, () => server!.fetch('http://localhost/graphql', { method: 'POST', headers, body })),
    );
    const answers = await Promise.all(
      responses.map((response) => response.json() as Promise<{ data?: unknown; errors?: unknown }>),
    );
    return answers.find(({ errors }) => errors) ?? answers[0]!;
  };
  return { ask, close: async () => archive?.close() };
}

async function readersOf(node: number): Promise<number> {
  const rows = await nodes.ask(node, "select 1 from pg_stat_activity where application_name = 'sourcebook'");
  return rows.length;
}

async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await check();
      return;
    } catch (error) {
      if (attempt > 400) throw error;
    }
    await setTimeout(50);
  }
}
