import { createArchiveServer, openArchive } from '@sourcebook/server';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deadline } from '../../packages/server/src/store/deadline.ts';
import { type ArchiveReader, openStore } from '../../packages/server/src/store/store.ts';
import { ingestFiles, type TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

const LIMIT = 150;
/** A busy machine may be slow to give a stopped statement its turn; what is not stopped takes many seconds. */
const SOON = 1_500;

let archive: TestArchive;
let reader: ArchiveReader;
beforeAll(async () => {
  archive = await ingestFiles(inventPages(4));
  grow(archive.file);
  reader = await openArchive(archive.file);
});
afterAll(async () => {
  await reader.close();
  await archive.close();
});

/** Rows as a much larger archive has them, where only their number matters. */
function grow(file: string): void {
  const database = new Database(file);
  database.pragma('foreign_keys = OFF');
  const words = Array.from({ length: 64 }, (_, i) => `common${i}`).join(' ');
  database.exec(`
    create temp table n as with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000) select i from n;
    ${copyRows(database, 'article', { id: '100000 + i', key: "'grown' || i", position: 'i' })} from n;
    insert into article_text (article_id, text) select id, '${words}' from article where id > 100000;
    insert into article_fts (rowid, title, text) select id, 'grown', '${words}' from article where id > 100000;
    ${copyRows(database, 'entity', { id: '100000 + i', key: "'grown' || i", slug: "'grown-' || i", article_count: '1500', weight: '100000' })}
      from n where i <= 100;
    ${copyRows(database, 'entity_article', { id: 'null', entity_id: '100000 + e.i', article_id: '100000 + a.i' })}
      from n e, n a where e.i <= 100 and a.i <= 1500;
  `);
  database.close();
}

/** A statement up to its `from`: rows like the table's first, but for what is given. */
function copyRows(database: Database.Database, table: string, given: Readonly<Record<string, string>>): string {
  const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const values = columns.map((column) => given[column] ?? `(select "${column}" from ${table} order by id limit 1)`);
  return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) select ${values.join(', ')}`;
}

async function ask(query: string, milliseconds: number) {
  const server = createArchiveServer(reader, { limits: { milliseconds, cost: 1e9 } });
  const began = performance.now();
  const response = await server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, answer: await response.json(), took: performance.now() - began };
}

const all = Array.from({ length: 64 }, (_, i) => `common${i}`);
const slow: readonly [string, string][] = [
  ['co-mentions', '{ entities(first: 100) { nodes { coMentions(first: 1) { edges { score } } } } }'],
  ['counts of co-mentions', '{ entities(first: 100) { nodes { coMentions(first: 1) { totalCount } } } }'],
  [
    'related articles',
    '{ entities(first: 1) { nodes { articles(first: 100) { nodes { related(first: 1) { totalCount } } } } } }',
  ],
  ['scores of many hits', `{ search(query: "${all.join(' OR ')}", first: 1) { edges { score } } }`],
  ['scores of hits of many words', `{ search(query: "${all.join(' ')}", first: 1) { edges { score } } }`],
  [
    'texts that are read for their characters',
    `{ search(query: "${all.map((word) => word.toUpperCase()).join(' OR ')}", mode: EXACT, first: 1) { totalCount } }`,
  ],
  [
    'evidence of pairs',
    '{ entities(first: 100) { nodes { coMentions(first: 100) { edges { articles(first: 1) { totalCount } } } } } }',
  ],
];

describe('a statement that would run for long is stopped when the time of its request is up', () => {
  test.each(slow)('%s', async (_, query) => {
    const { status, answer, took } = await ask(query, LIMIT);
    expect(status).toBe(503);
    expect(answer).toEqual({
      errors: [
        {
          message: `This request took longer than ${LIMIT} ms and was stopped.`,
          extensions: { code: 'TIMEOUT', limit: { name: 'milliseconds', allowed: LIMIT } },
        },
      ],
      extensions: { cost: expect.any(Object) },
    });
    expect(took).toBeLessThan(SOON);
  });

  test('given its time it is answered, after being stopped as well as before', async () => {
    const query = '{ entities(first: 10) { nodes { coMentions(first: 1) { edges { score } } } } }';
    const before = await ask(query, 60_000);
    expect(before.status).toBe(200);
    // What is not slow proves nothing above.
    expect(before.took).toBeGreaterThan(LIMIT);
    expect((await ask(query, LIMIT / 3)).status).toBe(503);
    expect((await ask(query, 60_000)).answer).toEqual(before.answer);
  }, 120_000);

  test('others, who share its connection, are answered', async () => {
    const [[, query]] = slow as [[string, string]];
    const small = '{ archive { revision } articles(first: 1) { totalCount } }';
    const expected = await ask(small, 60_000);
    const [stopped, answered] = await Promise.all([ask(query, LIMIT), ask(small, 60_000)]);
    expect(stopped.status).toBe(503);
    expect(answered.answer).toEqual(expected.answer);
  });
});

test('no statement begins when the time is up, and none fails without a deadline', async () => {
  const passed: Deadline = { at: 0, miss: () => new Error('too late') };
  const lease = reader.lease(passed);
  await expect(lease.store.articles.byIds([1])).rejects.toThrow('too late');
  lease.release();
  const store = await openStore(archive.file, 'read');
  expect(await store.count(store.articles.list({}), null)).toEqual([{ parent: 0, count: expect.any(Number) }]);
  await store.close();
});
