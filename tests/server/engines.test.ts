import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Files, run, SEEDS, TestArchive } from '../support/archive.ts';
import { dumpAnswers } from '../support/dump-answers.ts';
import { type RunningEngine, servers } from '../support/engines.ts';
import { inventPages } from '../support/invented-archive.ts';
import { inventRecords } from '../support/invented-records.ts';
import { Random } from '../support/seeded-random.ts';

const ODD_PAGES: Files = {
  'odd/signs.txt': `Harbour notes from the pier\n\nThe keeper's log said "rock'n'roll" twice; the well-known café, the CAFÉ and the cafe are one place. A/B tests ran at 50% (fifty). Łódź, Straße, İzmir and ﷺ are written here. C:\\quay\\dock is a path, l'été a season, ''quoted'' a habit.\n`,
  'odd/scripts.txt': `港口记录\n\n港口的看守人写下了记录。港口很安静。کتاب‌ها در بندر بودند و کتاب تازه رسید. The quay, the dock and the quay again.\n`,
};
const seeds = Object.fromEntries(readdirSync(SEEDS).map((name) => [`seeds/${name}`, readFileSync(join(SEEDS, name))]));
const pages = inventPages(8);
const files: Files = { ...pages, ...inventRecords(pages, 11), ...ODD_PAGES, ...seeds };

/** Ingested in two portions, so that the second one changes what the first one said. */
async function ingestAll(archive: TestArchive): Promise<string> {
  const paths = Object.keys(files);
  const half = Object.fromEntries(paths.slice(0, paths.length / 2).map((path) => [path, files[path]!]));
  for (const portion of [half, files]) {
    archive.write(portion);
    const { code, err } = await archive.ingest();
    expect(err).toBe('');
    expect(code).toBe(0);
  }
  const { archive: state } = await archive.ask<{ archive: { revision: string } }>('{ archive { revision } }');
  return state.revision;
}

let own: TestArchive;
let revision: string;
let expected: Map<string, readonly unknown[]>;
beforeAll(async () => {
  own = new TestArchive();
  revision = await ingestAll(own);
  expected = await dumpAnswers(own);
}, 120_000);
afterAll(() => own.close());

describe.each(servers)('An archive on $name', (engine) => {
  let running: RunningEngine;
  let archive: TestArchive;
  beforeAll(async () => {
    running = await engine.start();
    archive = new TestArchive({}, running.newArchive());
  }, 120_000);
  afterAll(async () => {
    await archive.close();
    await running.close();
  });

  test('has the same revision as one in a file, and holds what it says', async () => {
    expect(await ingestAll(archive)).toBe(revision);
    expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0, err: '' });
  }, 120_000);

  test('gives every list in the same order, with the same counts', async () => {
    const found = await dumpAnswers(archive);
    expect([...found.keys()]).toEqual([...expected.keys()]);
    for (const [list, pages] of expected) {
      // One page where they differ says enough.
      const at = pages.findIndex((page, index) => JSON.stringify(page) !== JSON.stringify(found.get(list)?.[index]));
      if (at >= 0) expect(found.get(list)?.[at], `${list}, page ${at}`).toEqual(pages[at]);
      expect(found.get(list), list).toHaveLength(pages.length);
    }
  }, 120_000);

  test.each(['EXACT', 'FOLDED', 'ALIAS'])(
    'finds the same %s, with the same highlights',
    async (mode) => {
      const queries = inventQueries(60);
      let hits = 0;
      for (const query of queries) {
        const found = await findAll(archive, query, mode);
        expect(found, query).toEqual(await findAll(own, query, mode));
        hits += found.length;
      }
      expect(hits).toBeGreaterThan(queries.length);
    },
    120_000,
  );

  test('finds words of an article that is larger than an index entry may be', async () => {
    const words = Array.from({ length: 60_000 }, (_, index) => `pebble${index.toString(36)}quay`).join(' ');
    const long = 'lighthouse'.repeat(60);
    const [inFile, onServer] = [new TestArchive(), new TestArchive({}, running.newArchive())];
    try {
      for (const large of [inFile, onServer]) {
        large.write({
          'large.txt': `A list of pebbles\n\n${words} ${long} quay dock\n`,
          'small.txt': 'The quay\n\nA dock.\n',
        });
        await large.ingest();
      }
      const asked = [
        'quay',
        'pebble0quay',
        'pebb*',
        '"quay dock"',
        '"dock quay"',
        'quay -dock',
        'dock -"quay dock"',
        long,
      ];
      for (const query of [...asked, `${long.slice(0, 300)}*`, 'pebbles OR lamp', 'pebblez']) {
        for (const mode of ['EXACT', 'FOLDED']) {
          const expected = await findAll(inFile, query, mode);
          expect(await findAll(onServer, query, mode), query).toEqual(expected);
        }
      }
      expect(await findAll(onServer, 'pebble0quay', 'EXACT')).toHaveLength(1);
      expect(await findAll(onServer, 'dock', 'FOLDED')).toHaveLength(2);
    } finally {
      await inFile.close();
      await onServer.close();
    }
  }, 120_000);

  test('pages of a search meet every hit once, the best first', async () => {
    const scores: number[] = [];
    const ids = new Set<string>();
    let after: string | null = null;
    let total = 0;
    do {
      const { search }: { search: Found } = await archive.ask(SEARCH, {
        query: 'the OR harbour OR camp',
        mode: 'FOLDED',
        first: 7,
        after,
      });
      for (const { score, node } of search.edges) {
        scores.push(score);
        ids.add(node.id);
      }
      total = search.totalCount;
      after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
    } while (after !== null);
    expect(total).toBeGreaterThan(30);
    expect(ids.size).toBe(total);
    expect(scores).toHaveLength(total);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

interface Found {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly score: number; readonly node: { readonly id: string } }[];
}

const SEARCH = `query Search($query: String!, $mode: SearchMode, $first: Int, $after: String) {
  search(query: $query, mode: $mode, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { score highlights { field fragment ranges { start end } } node { __typename ... on Node { id } } }
  }
}`;

/** All hits, in an order of their own. */
async function findAll(archive: TestArchive, query: string, mode: string): Promise<unknown[]> {
  const hits: { id: string }[] = [];
  let after: string | null = null;
  do {
    const { search }: { search: Found } = await archive.ask(SEARCH, { query, mode, first: 100, after });
    hits.push(...search.edges.map(({ score: _, node, ...rest }) => ({ ...node, ...rest })));
    after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
    if (after === null) expect(hits).toHaveLength(search.totalCount);
  } while (after !== null);
  return hits.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const CHOSEN = [
  'quay',
  '"quay dock"',
  '"the quay again"',
  '"dock and the quay"',
  'quay -dock',
  'quay -"quay again"',
  'harbour OR quay',
  '"harbour notes" OR pebbles',
  "rock'n'roll",
  'well-known',
  'well-known*',
  'CAFÉ',
  'cafe',
  "l'été",
  'Łódź',
  'strasse',
  'İzmir',
  'ﷺ',
  'B tests',
  '"A/B tests"',
  '50',
  '"50% (fifty)"',
  'quay\\dock',
  "''quoted''",
  '港口',
  '港口*',
  'کتاب',
  'کتاب‌ها',
  '"کتاب تازه"',
  '"keeper\'s log"',
  '"log said" -camp',
  'harbour board',
  '"Harbour Board"',
  'HARBOUR*',
];

/** Words and runs of words of the archive's own texts, asked for in every way. */
function inventQueries(count: number): string[] {
  const random = new Random(11);
  const words = Object.values(files)
    .flatMap((content) =>
      content instanceof Uint8Array
        ? [new TextDecoder().decode(content)]
        : typeof content === 'string'
          ? [content]
          : [],
    )
    .filter((text) => text.length < 100_000)
    .flatMap((text) => text.split(/\s+/).filter(Boolean));
  const part = (): string => {
    const at = random.between(0, words.length - 4);
    const word = words[at]!;
    const kind = random.between(0, 5);
    if (kind === 0)
      return `"${words
        .slice(at, at + random.between(2, 4))
        .join(' ')
        .replaceAll('"', '')}"`;
    if (kind === 1 && word.length > 3) return `${word.slice(0, random.between(3, word.length))}*`;
    return kind === 2 ? word.toLowerCase() : word.replaceAll('"', '');
  };
  const invented = Array.from({ length: count }, () => {
    const query = [part()];
    if (random.chance(0.4)) query.push(random.chance(0.5) ? `OR ${part()}` : part());
    if (random.chance(0.2)) query.push(`-${part()}`);
    return query.join(' ');
  });
  return [...CHOSEN, ...invented.filter((query) => /[\p{L}\p{Nd}]{2}/u.test(query))];
}
