import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createArchiveServer, schema } from '@sourcebook/server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing } from '../../packages/server/src/store/engine.ts';
import { parseAddress } from '../../packages/server/src/store/postgres/address.ts';
import { PostgresEngine } from '../../packages/server/src/store/postgres/postgres.ts';
import { Writing } from '../../packages/server/src/store/postgres/writing.ts';
import { Store } from '../../packages/server/src/store/store.ts';
import { createWorld } from '../bench/world.ts';
import { writeArchive } from '../bench/write-archive.ts';
import { type RunningEngine, servers } from '../support/engines.ts';
import { ExplainingSession, type Step } from '../support/explaining-session.ts';
import { copyRows } from '../support/postgres-copy.ts';
import { Random } from '../support/seeded-random.ts';
import { QueryGenerator } from './query-generator.ts';

const ARTICLES = 20_000;
const QUERIES = 300;
/** Another archive to look at, such as a large one that `npm run bench -- --keep` left behind. */
const KEPT = process.env.SOURCEBOOK_PLANS_OF;
/** Copying a million articles takes a quarter of an hour or more. */
const PATIENCE = KEPT ? 7_200_000 : 300_000;
/** Rows that are read only to be thrown away. */
const MANY = 5_000;

/** What looks at all that hangs on something or matches, however much that is. */
const READ_WHOLE = [
  /row_number\(\)/, // related articles and co-mentioned entities
  /ts_rank/, // hits, the best first
  /mention x .* from article_source where source_id/s, // an entity's mentions in a source
];

const server = servers.find(({ name }) => name === 'Postgres');

describe.skipIf(!server)('On an archive of some size', () => {
  let running: RunningEngine;
  let session: ExplainingSession;
  let store: Store;
  let large: ReadonlySet<string>;
  let ask: (query: string, variables?: object) => Promise<{ data: unknown; errors?: unknown }>;

  beforeAll(async () => {
    running = await server!.start();
    const address = running.newArchive()!;
    const folder = mkdtempSync(join(tmpdir(), 'sourcebook-plans-'));
    const file = KEPT ?? join(folder, 'archive.db');
    if (!KEPT) await writeArchive(createWorld(ARTICLES), file);
    await copyRows(file, address);
    rmSync(folder, { recursive: true });
    const schemaName = new URL(address).searchParams.get('schema')!;
    const client = new pg.Client({ connectionString: address.replace(/[?&]schema=.*/, '') });
    await client.connect();
    await client.query('analyze');
    const { rows } = await client.query<{ name: string }>(
      // Smaller tables are read from end to end sooner than looked up in.
      `select c.relname as name from pg_class c join pg_class a on a.relnamespace = c.relnamespace and a.relname = 'article'
        where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.reltuples > a.reltuples / 2`,
      [schemaName],
    );
    await client.end();
    large = new Set(rows.map(({ name }) => name));
    session = new ExplainingSession(new Writing(parseAddress(address)));
    store = new Store(new PostgresEngine(session));
    const { fetch } = createArchiveServer(
      {
        lease: () => ({ store, version: () => null, release: () => undefined }),
        version: () => null,
        deadLetters: async () => [],
        check: async () => undefined,
        close: async () => undefined,
      },
      { limits: { cost: 1e9, milliseconds: 60_000, tokens: 20_000, aliases: 2000, depth: 20 } },
    );
    ask = async (query, variables = {}) => {
      const response = await fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as { data: unknown };
    };
  }, PATIENCE);
  afterAll(async () => {
    await session?.close();
    await running?.close();
  });

  /** Whether a step reads a large table from end to end for a page, or to throw nearly all of it away. */
  function isWasteful(step: Step, text: string): boolean {
    const isScan = step['Relation Name'] !== undefined;
    const removed = step['Rows Removed by Filter'] ?? 0;
    if (isScan && removed > MANY && removed > 49 * step['Actual Rows']) return true;
    if (step['Node Type'] !== 'Seq Scan' || !large.has(step['Relation Name']!)) return false;
    // Who hangs on a source may be nearly all there are.
    if (step['Actual Rows'] > MANY && step.kept >= step['Actual Rows'] / 2) return false;
    return / limit /.test(text) && !READ_WHOLE.some((one) => one.test(text));
  }

  test('what is kept of the whole archive is not counted, nor looked for in vain', async () => {
    const asked = session.explained.length;
    const counts =
      '{ articles { totalCount } captures { totalCount } mentions { totalCount } entities { totalCount } sources { totalCount } }';
    const kept = await ask(`{ archive { articleCount captureCount mentionCount entityCount sourceCount } }`);
    const { archive } = kept.data as { archive: Record<string, number> };
    const { data } = await ask(counts);
    for (const [list, { totalCount }] of Object.entries(data as Record<string, { totalCount: number }>)) {
      const one = list.replace(/ies$/, 'ys').slice(0, -1);
      expect(totalCount, list).toBe(archive[`${one}Count`]);
    }
    await ask('{ articles(filter: { language: ["xx", "yy"] }) { totalCount nodes { id } } }');
    const statements = session.explained.slice(asked).map(({ text }) => text);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((text) => !/from meta /.test(text))).toEqual([]);
  });

  test('pages about texts that are longer than what indexes hold come by the indexes too', async () => {
    const lists: Listing[] = [
      store.articles.list({}),
      store.captures.list({}),
      store.mentions.list({}),
      store.entities.list({}, { field: 'NAME', direction: 'ASC' }),
      ...(['ASC', 'DESC'] as const).map((direction) => store.articles.list({}, { field: 'TITLE', direction })),
    ];
    for (const list of lists) {
      for (const backward of [false, true]) {
        const slice = { limit: 21, backward, after: null, before: null, hasSortKeys: true, columns: null };
        const [page = []] = await store.page(list, null, slice);
        const key = page.at(backward ? 0 : -1)!.sortKey!;
        const text = list.order.findIndex(({ isLong }) => isLong);
        const place = key.with(text, `${key[text]} ${'m'.repeat(300)}`);
        const asked = session.explained.length;
        await store.page(list, null, { ...slice, [backward ? 'before' : 'after']: place });
        const steps = session.explained.slice(asked).flatMap((one) => one.steps);
        expect(steps.map((step) => step['Node Type'])).toContain('Incremental Sort');
        expect(steps.filter((step) => step['Node Type'] === 'Seq Scan')).toEqual([]);
      }
    }
  });

  test(
    'no page reads a large table from end to end',
    async () => {
      const generator = new QueryGenerator(schema, new Random(23));
      for (let count = 0; count < QUERIES; count++) {
        const { query, variables } = generator.next();
        generator.learn((await ask(query, variables)).data);
      }
      const scans = session.explained.flatMap(({ text, values, steps }) =>
        steps
          .filter((step) => isWasteful(step, text))
          .map(
            (step) =>
              `${JSON.stringify({ ...step, Plans: undefined })}: ${text} ${JSON.stringify(values).slice(0, 300)}`,
          ),
      );
      expect(session.explained.length).toBeGreaterThan(QUERIES / 2);
      expect(scans).toEqual([]);
    },
    PATIENCE,
  );
});
