import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFiles, type TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import {
  askPage,
  type Edge,
  fields,
  findPage,
  findPlaces,
  listsOf,
  type Page,
  type Places,
  readWhole,
} from '../support/lists.ts';

let archive: TestArchive;
let places: Places;

beforeAll(async () => {
  const files = { ...inventPages(15), 'alpha/odd.txt': new Uint8Array([0x41, 0xff, 0xfe, 0x42]), 'beta/empty.txt': '' };
  archive = await ingestFiles({ ...inventPages(15) });
  archive.write(files);
  await archive.ingest();
  places = await findPlaces(archive);
});
afterAll(() => archive.close());

const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** A walk of a long list by single steps would ask the same thing hundreds of times. */
function sizesFor(length: number): number[] {
  return length > 60 ? [67, 100] : length > 16 ? [7, 100] : [1, 2, 3, 7, 100];
}

function expectSlice(page: Page, whole: readonly Edge[], from: number, to: number): void {
  const edges = whole.slice(from, to);
  expect(page.edges).toEqual(edges);
  expect(page.nodes).toEqual(edges.map(({ node }) => node));
  expect(page.totalCount).toBe(whole.length);
  expect(page.pageInfo).toEqual({
    hasPreviousPage: from > 0,
    hasNextPage: to < whole.length,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  });
}

describe('every connection', () => {
  test('is reached', () => {
    expect(fields.length).toBeGreaterThan(25);
    expect(fields.map(({ parent }) => parent).filter((parent) => !places[parent])).toEqual([]);
  });

  test.each(fields)('$name gives each node once, the same both ways at every size', async (field) => {
    for (const list of listsOf(places, field)) {
      const whole = await readWhole(archive, list);
      expect(new Set(whole.map(({ node }) => JSON.stringify(node))).size).toBe(whole.length);
      expect(new Set(whole.map(({ cursor }) => cursor)).size).toBe(whole.length);
      for (const size of sizesFor(whole.length)) {
        for (let from = 0, after = ''; from <= whole.length; from += size) {
          const page = await askPage(archive, list, `first: ${size}${after}`);
          expectSlice(page, whole, from, Math.min(from + size, whole.length));
          after = `, after: "${page.pageInfo.endCursor}"`;
          if (!page.pageInfo.hasNextPage) break;
        }
        for (let to = whole.length, before = ''; to >= 0; to -= size) {
          const page = await askPage(archive, list, `last: ${size}${before}`);
          expectSlice(page, whole, Math.max(to - size, 0), to);
          before = `, before: "${page.pageInfo.startCursor}"`;
          if (!page.pageInfo.hasPreviousPage) break;
        }
      }
    }
  });

  test.each(fields)('$name gives any slice between any cursors', async (field) => {
    for (const list of listsOf(places, field).slice(0, 3)) {
      const whole = await readWhole(archive, list);
      if (whole.length === 0) continue;
      const place = fc.option(fc.nat(whole.length - 1));
      await fc.assert(
        fc.asyncProperty(place, place, fc.integer({ min: 0, max: 12 }), fc.boolean(), async (a, b, size, forward) => {
          const after = a === null ? '' : `, after: "${whole[a]?.cursor}"`;
          const before = b === null ? '' : `, before: "${whole[b]?.cursor}"`;
          const page = await askPage(archive, list, `${forward ? 'first' : 'last'}: ${size}${after}${before}`);
          const low = a === null ? 0 : a + 1;
          const high = Math.max(low, b ?? whole.length);
          const [from, to] = forward ? [low, Math.min(low + size, high)] : [Math.max(high - size, low), high];
          expect(page.edges).toEqual(whole.slice(from, to));
          expect(page.totalCount).toBe(whole.length);
          if (b === null || b >= low) {
            expect(page.pageInfo.hasNextPage).toBe(to < whole.length);
            expect(page.pageInfo.hasPreviousPage).toBe(from > 0);
          }
        }),
        { seed: 7, numRuns: 12 },
      );
    }
  });
});

describe('nested connections', () => {
  const roots = { Source: 'sources', Capture: 'captures', Article: 'articles', Entity: 'entities' };
  const nested = fields.filter(({ parent }) => parent in roots);

  test.each(nested)('$name gives each parent the page that it gives alone', async (field) => {
    for (const page of ['first: 3', 'last: 2', 'first: 0']) {
      for (const variant of page === 'first: 3' ? field.variants : ['']) {
        const asked = `${field.field}(${[page, variant].filter(Boolean).join(', ')}) {
          edges { cursor node { ${field.selection} } } nodes { ${field.selection} } ${PAGE} }`;
        const root = roots[field.parent as keyof typeof roots];
        const together = await archive.ask<Record<string, { nodes: { id: string }[] }>>(
          `{ ${root}(first: 12) { nodes { id ${asked} } } }`,
        );
        for (const { id, ...page } of together[root]?.nodes ?? []) {
          const alone = await archive.ask<{ node: object }>(
            `{ node(id: "${id}") { ... on ${field.parent} { ${asked} } } }`,
          );
          expect(page).toEqual(alone.node);
        }
      }
    }
  });

  test('with different arguments stand beside each other', async () => {
    const { sources, alone } = await archive.ask<{ sources: { nodes: Record<string, Page>[] }; alone: object }>(
      `{ sources { nodes {
           one: articles(first: 2) { totalCount nodes { id } }
           two: articles(last: 3, orderBy: { field: TITLE, direction: DESC }) { totalCount nodes { id } }
           untitled: articles(filter: { titled: false }) { totalCount nodes { title } }
           titled: articles(filter: { titled: true }) { totalCount nodes { title } } } }
         alone: source(by: { slug: "alpha" }) {
           two: articles(last: 3, orderBy: { field: TITLE, direction: DESC }) { totalCount nodes { id } } } }`,
    );
    for (const { one, two, untitled, titled } of sources.nodes) {
      expect(one?.nodes).toHaveLength(2);
      expect(two?.nodes).toHaveLength(3);
      expect((untitled?.totalCount ?? 0) + (titled?.totalCount ?? 0)).toBe(one?.totalCount);
      expect(untitled?.nodes.every((node) => 'title' in node && node.title === null)).toBe(true);
    }
    expect(sources.nodes.map(({ two }) => ({ two }))).toContainEqual(alone);
  });
});

describe('page arguments', () => {
  const many =
    '{ articles(PAGE) { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';
  const code = async (page: string): Promise<string[]> => archive.codes(many.replace('PAGE', page));

  test('give 20 unless a size is asked, none for 0, 100 at most', async () => {
    const page = async (args: string): Promise<Page> => findPage(await archive.ask(many.replace('(PAGE)', args)));
    const { totalCount, nodes } = await page('');
    expect(nodes).toHaveLength(20);
    expect((await page('(first: 100)')).nodes).toHaveLength(100);
    expect(await page('(first: 0)')).toEqual({
      nodes: [],
      totalCount,
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    expect(await page('(last: 0)')).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  test.each(['first: 101', 'last: 101', 'first: -1', 'last: -1', 'first: 2, last: 2', 'first: 2147483647'])(
    '%s is refused',
    async (page) => {
      expect(await code(page)).toEqual(['PAGE_SIZE']);
    },
  );

  test('that are null are none', async () => {
    expect(await code('first: null, after: null, last: 3, before: null')).toEqual([]);
  });

  test('take no numbers that no page gives', async () => {
    const { articles } = await archive.ask<{ articles: { pageInfo: { endCursor: string } } }>(
      '{ articles(first: 1) { pageInfo { endCursor } } }',
    );
    const key = JSON.parse(Buffer.from(articles.pageInfo.endCursor, 'base64url').toString()) as unknown[];
    const place = key.findIndex((value) => typeof value === 'number');
    expect(place).toBeGreaterThan(0);
    for (const forged of [1.5, -0.1, 1e300, 2 ** 60]) {
      const cursor = Buffer.from(JSON.stringify(key.with(place, forged))).toString('base64url');
      expect(await archive.codes(`{ articles(first: 1, after: "${cursor}") { nodes { id } } }`)).toEqual([
        'BAD_CURSOR',
      ]);
    }
  });

  test('need a cursor of the very list', async () => {
    const cursors = await archive.ask<Record<string, { pageInfo: { endCursor: string } }>>(`{
      plain: articles(first: 5) { pageInfo { endCursor } }
      byTitle: articles(first: 5, orderBy: { field: TITLE, direction: ASC }) { pageInfo { endCursor } }
      backwards: articles(first: 5, orderBy: { field: APPEARANCE, direction: DESC }) { pageInfo { endCursor } }
      filtered: articles(first: 5, filter: { titled: true }) { pageInfo { endCursor } }
      entities(first: 5) { pageInfo { endCursor } }
      explicit: articles(first: 5, filter: null, orderBy: null) { pageInfo { endCursor } }
    }`);
    const cursor = (name: string): string => cursors[name]?.pageInfo.endCursor ?? '';
    const own = cursor('plain');
    expect(await code(`after: "${own}"`)).toEqual([]);
    expect(cursor('explicit')).toBe(own);
    for (const name of ['byTitle', 'backwards', 'filtered', 'entities'])
      expect(await code(`after: "${cursor(name)}"`)).toEqual(['BAD_CURSOR']);
    const decoded = Buffer.from(own, 'base64url');
    const parts = JSON.parse(decoded.toString()) as unknown[];
    const write = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = [
      '',
      ' ',
      own.slice(0, -1),
      own.slice(1),
      `${own}=`,
      `${own}AA`,
      decoded.toString('base64').replace(/=*$/, '=='),
      decoded.toString('hex'),
      write(JSON.stringify(parts)),
      write(parts.slice(0, -1)),
      write([...parts, 1]),
      write(parts.map((part) => (typeof part === 'number' ? String(part) : part))),
      write(parts.map((part) => (typeof part === 'string' ? null : part))),
      write({ ...parts }),
      Buffer.from(JSON.stringify(parts, null, 1)).toString('base64url'),
      'x'.repeat(100_000),
      "' or 1=1 --",
    ];
    for (const text of forged)
      expect([text, await code(`after: ${JSON.stringify(text)}`)]).toEqual([text, ['BAD_CURSOR']]);
    expect(await code(`before: "${own}!"`)).toEqual(['BAD_CURSOR']);
  });

  test('fail where they stand, and nothing else does', async () => {
    const { data, errors } = await archive.request(
      '{ archive { articleCount problems(first: 1) { totalCount } } entity(by: { slug: "dunmere" }) { name articles(first: 1000) { totalCount } } }',
    );
    expect(data).toMatchObject({ archive: { problems: { totalCount: 2 } }, entity: null });
    expect(errors).toMatchObject([{ path: ['entity', 'articles'], extensions: { code: 'PAGE_SIZE', found: 1000 } }]);
  });
});
