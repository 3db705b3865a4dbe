import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Files, run, TestArchive } from '../support/archive.ts';

let archive: TestArchive;
afterEach(() => archive.close());

async function ingest(files: Files): Promise<string> {
  archive = new TestArchive(files);
  const { out, err } = await archive.ingest();
  expect(err).toBe('');
  return out;
}

const lines = (...records: unknown[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');

const BRIDGE = 'The council of Port Alda opened the bridge over the river again on Monday, after two years of repairs.';
const FERRY =
  'The ferry to Lake Berrin sails twice a day from the first of May, and the fare stays what it was before.';
const MARKET = 'The market moves to the new hall.';

interface Titles {
  readonly articles: { readonly nodes: readonly { readonly title: string | null }[] };
}

/** The titles of the articles for which a filter holds, in the list's order. */
async function titlesOf(args: string): Promise<(string | null)[]> {
  const { articles } = await archive.ask<Titles>(`{ articles(first: 50, ${args}) { nodes { title } } }`);
  return articles.nodes.map(({ title }) => title);
}

describe('an archive of records', () => {
  test('tells what each says of itself, with the place of every word', async () => {
    const record = {
      title: 'Bridge',
      text: BRIDGE,
      url: 'https://a.example/1',
      publishedAt: '2026-01-31',
      language: 'fr',
    };
    expect(await ingest({ 'press/news.jsonl': lines('', record) })).toContain(
      'Read 1 file of 1 record with 0 problems',
    );
    const { articles } = await archive.ask<{ articles: { nodes: unknown[] } }>(`{ articles(first: 5) { nodes {
      title text language url publishedAt publishedAtPrecision isExcerpt source { name }
      appearances { nodes { titleSpan { exact } textSpans { start exact } capture {
        path sha256 mediaType encoding byteLength masthead text segments { nodes { kind } } } } } } } }`);
    expect(articles.nodes).toMatchObject([
      {
        title: 'Bridge',
        text: BRIDGE,
        language: 'fr',
        url: 'https://a.example/1',
        publishedAt: '2026-01-31T00:00:00.000Z',
        publishedAtPrecision: 'DAY',
        isExcerpt: false,
        source: { name: 'press' },
        appearances: {
          nodes: [
            {
              titleSpan: { exact: 'Bridge' },
              textSpans: [{ start: 8, exact: BRIDGE }],
              capture: {
                path: 'press/news.jsonl#row=00000002',
                mediaType: 'application/json',
                encoding: 'utf-8',
                byteLength: JSON.stringify(record).length,
                masthead: null,
                text: `Bridge\n\n${BRIDGE}`,
                segments: { nodes: [{ kind: 'TITLE' }, { kind: 'OTHER' }, { kind: 'TEXT' }] },
              },
            },
          ],
        },
      },
    ]);
    expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0 });
  });

  test('keeps the order of the lines, beyond nine and ninety-nine', async () => {
    const records = Array.from({ length: 120 }, (_, index) => ({ title: `Notice ${index}`, text: `Notice ${index}.` }));
    await ingest({ 'news.jsonl': lines(...records) });
    const { articles } = await archive.ask<Titles>('{ articles(first: 100) { nodes { title } } }');
    expect(articles.nodes).toEqual(records.slice(0, 100).map(({ title }) => ({ title })));
  });

  test('finds articles by date and address', async () => {
    const dates = ['2025', '2026-01', '2026-01-31', '2026-01-31T12:00:00+02:00', null];
    await ingest({
      'news.jsonl': lines(
        ...dates.map((publishedAt, index) => ({
          title: String(publishedAt),
          text: `Notice number ${index}.`,
          publishedAt,
          url: `https://a.example/${index}`,
        })),
      ),
    });
    expect(await titlesOf('filter: { publishedAt: { from: "2026-01-31T00:00:00Z" } }')).toEqual(dates.slice(2, 4));
    expect(await titlesOf('filter: { publishedAt: { to: "2026-01-31T10:00:00Z" } }')).toEqual(dates.slice(0, 3));
    expect(await titlesOf('orderBy: { field: PUBLISHED_AT, direction: DESC }')).toEqual([
      '2026-01-31T12:00:00+02:00',
      '2026-01-31',
      '2026-01',
      '2025',
      'null',
    ]);
    const { known, unknown } = await archive.ask<Record<string, unknown>>(`{
      known: article(by: { url: "https://a.example/1" }) { title publishedAtPrecision }
      unknown: article(by: { url: "https://a.example/9" }) { title } }`);
    expect({ known, unknown }).toEqual({ known: { title: '2026-01', publishedAtPrecision: 'MONTH' }, unknown: null });
  });

  test('gives an article what its first appearance says that says it', async () => {
    await ingest({
      'a.txt': `Ferry\n\n${FERRY}`,
      'b.jsonl': lines({ text: FERRY, url: 'https://b.example/', language: 'de' }),
      'c.jsonl': lines({ text: FERRY, url: 'https://c.example/', publishedAt: '2026-05', title: 'Other' }),
      'd.jsonl': lines({ text: FERRY, publishedAt: '2027', language: 'de' }),
    });
    expect(
      await archive.ask(
        '{ articles(first: 5) { nodes { title url publishedAt publishedAtPrecision language appearances { totalCount } } } }',
      ),
    ).toEqual({
      articles: {
        nodes: [
          {
            title: 'Ferry',
            url: 'https://b.example/',
            publishedAt: '2026-05-01T00:00:00.000Z',
            publishedAtPrecision: 'MONTH',
            language: 'en',
            appearances: { totalCount: 4 },
          },
        ],
      },
    });
    expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0 });
  });

  test('takes the same line in several places for one capture', async () => {
    const record = { title: 'Ferry', text: FERRY };
    await ingest({
      'a.jsonl': lines(record, { text: MARKET }, record),
      'b.ndjson': lines(record),
      'c.txt': JSON.stringify(record),
    });
    const { captures } = await archive.ask<{ captures: { nodes: { locations: { path: string }[] }[] } }>(
      '{ captures(first: 10) { nodes { locations { path } } } }',
    );
    expect(captures.nodes.map(({ locations }) => locations.map(({ path }) => path))).toEqual([
      ['a.jsonl#row=00000001', 'a.jsonl#row=00000003', 'b.ndjson#row=00000001', 'c.txt'],
      ['a.jsonl#row=00000002'],
    ]);
    expect(await titlesOf('')).toEqual(['Ferry', null]);
    expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0 });
  });
});

describe('the source of a record', () => {
  const SOURCES = {
    sources: [
      { slug: 'shore', name: 'The Shore', note: 'Kept by hand.', paths: ['one.jsonl'], capturedAt: '2026-02-03' },
      { name: 'Inland Post', url: 'https://inland.example/', paths: ['one.jsonl'] },
    ],
  };
  const sourcesOf = async () =>
    (
      await archive.ask<{ sources: { nodes: unknown[] } }>(
        '{ sources { nodes { slug name url note articles { totalCount } captures { totalCount } } } }',
      )
    ).sources.nodes;

  test('is the one of the manifest that it names by slug or name, else one of that name, else that of its file', async () => {
    await ingest({
      'sources.json': SOURCES,
      'one.jsonl': lines(
        { text: 'One notice.', source: 'shore' },
        { text: 'Two notices.', source: 'inland  POST' },
        { text: 'Three notices.', source: 'Harbour News' },
        { text: 'Four notices.', source: 'HARBOUR NEWS' },
        { text: 'Five notices.' },
      ),
      'two/page.txt':
        'Harbour News\n\nBridge\n\nThe bridge is open.\n\nRead more\n\nFerry\n\nThe ferry sails.\n\nRead more\n',
      'two/more.jsonl': lines({ text: 'Six notices.' }),
    });
    expect(await sourcesOf()).toEqual([
      {
        slug: 'harbour-news',
        name: 'HARBOUR NEWS',
        url: null,
        note: null,
        articles: { totalCount: 4 },
        captures: { totalCount: 3 },
      },
      {
        slug: 'inland-post',
        name: 'Inland Post',
        url: 'https://inland.example/',
        note: null,
        articles: { totalCount: 1 },
        captures: { totalCount: 1 },
      },
      {
        slug: 'shore',
        name: 'The Shore',
        url: null,
        note: 'Kept by hand.',
        articles: { totalCount: 2 },
        captures: { totalCount: 2 },
      },
      { slug: 'two', name: 'two', url: null, note: null, articles: { totalCount: 1 }, captures: { totalCount: 1 } },
    ]);
    const { capture } = await archive.ask<{ capture: unknown }>(
      '{ capture(by: { path: "one.jsonl#row=00000003" }) { capturedAt } }',
    );
    expect(capture).toEqual({ capturedAt: '2026-02-03T00:00:00.000Z' });
  });

  test('follows a manifest that comes later', async () => {
    await ingest({ 'one.jsonl': lines({ text: 'One notice.', source: 'Inland Post' }) });
    expect(await sourcesOf()).toMatchObject([{ name: 'Inland Post', url: null }]);
    archive.write({ 'sources.json': SOURCES });
    await archive.ingest();
    expect(await sourcesOf()).toMatchObject([{ name: 'Inland Post', url: 'https://inland.example/' }]);
    expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0 });
  });
});

describe('bad lines', () => {
  test('are problems with their number and byte, and the rest goes in', async () => {
    const out = await ingest({
      'news.jsonl': lines({ text: MARKET }, '{', { text: FERRY }, { text: 7 }, { text: BRIDGE }),
    });
    const second = lines({ text: MARKET }).length;
    const fourth = second + 2 + lines({ text: FERRY }).length;
    expect(out.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(`^news.jsonl#row=00000002: Line 2: Expected .* \\(byte ${second + 1}\\)$`),
      `news.jsonl#row=00000004: Line 4: Expected a "text": a string that is not empty. (byte ${fourth + 8})`,
      expect.stringContaining('Read 1 file of 3 records with 2 problems'),
    ]);
    expect((await titlesOf('')).length).toBe(3);
    const { problems } = (
      await archive.ask<{ archive: { problems: { nodes: unknown[] } } }>(
        '{ archive { problems(first: 5) { nodes { path reader offset } } } }',
      )
    ).archive;
    expect(problems.nodes).toEqual([
      { path: 'news.jsonl#row=00000002', reader: 'json-lines', offset: second + 1 },
      { path: 'news.jsonl#row=00000004', reader: 'json-lines', offset: fourth + 8 },
    ]);
  });

  test('are no problems any more when they are mended', async () => {
    await ingest({ 'news.jsonl': lines({ text: MARKET }, '{', '['), 'empty.jsonl': '\n\n' });
    const problems = async () =>
      (
        await archive.ask<{ archive: { problems: { nodes: { path: string }[] } } }>(
          '{ archive { problems(first: 5) { nodes { path } } } }',
        )
      ).archive.problems.nodes.map(({ path }) => path);
    expect(await problems()).toEqual(['empty.jsonl', 'news.jsonl#row=00000002', 'news.jsonl#row=00000003']);
    writeFileSync(join(archive.folder, 'news.jsonl'), lines({ text: MARKET }, { text: FERRY }, '['));
    writeFileSync(join(archive.folder, 'empty.jsonl'), lines({ text: BRIDGE }));
    await archive.ingest();
    expect(await problems()).toEqual(['news.jsonl#row=00000003']);
  });

  test('of a file that is no text at all do not keep others out', async () => {
    const out = await ingest({
      'a.jsonl': Buffer.from(`\ufeff${lines({ text: MARKET })}`, 'utf16le'),
      'b.jsonl': `\ufeff${lines({ text: FERRY })}`,
    });
    expect(out).toContain('a.jsonl#row=00000001: Line 1: Expected UTF-8. (byte 0)');
    expect(await titlesOf('')).toEqual([null]);
  });
});

test('verify names a record whose address or date is not that of its bytes', async () => {
  const { default: Database } = await import('better-sqlite3');
  await ingest({ 'news.jsonl': lines({ text: MARKET, url: 'https://a.example/', publishedAt: '2026' }) });
  const change = (statement: string) => {
    const database = new Database(archive.file);
    database.prepare(statement).run();
    database.close();
  };
  for (const [damage, repair] of [
    ["update appearance set url = 'https://b.example/'", "update appearance set url = 'https://a.example/'"],
    ["update appearance set published_at_precision = 'DAY'", "update appearance set published_at_precision = 'YEAR'"],
    ['update article set url = null', "update article set url = 'https://a.example/'"],
  ] as const) {
    change(damage);
    const { code, out } = await run(['verify', '--archive', archive.file]);
    expect({ code, out }, damage).toEqual({ code: 1, out: expect.stringMatching(/^records: /m) });
    change(repair);
    expect(await run(['verify', '--archive', archive.file]), repair).toMatchObject({ code: 0 });
  }
});
