import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestFiles, type TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { askPage, fields, findPlaces, type List, listsOf, type Page, readWhole } from '../support/lists.ts';
import { Random } from '../support/seeded-random.ts';

/** A walk of one list, from the first page on or from the last one back. */
interface Walk {
  readonly list: List;
  readonly backward: boolean;
  readonly seen: string[];
  cursor: string | null;
  isOver: boolean;
}

const random = new Random(11);
let archive: TestArchive;
let walks: Walk[];
/** The places of each list in each state of the archive: a cursor holds all that a place in its list depends on. */
const states = new Map<List, Set<string>[]>();

beforeAll(async () => {
  archive = await ingestFiles(inventPages(15));
  const places = await findPlaces(archive);
  const lists = fields.flatMap((field) => listsOf(places, field));
  walks = lists.flatMap((list) =>
    [false, true].map((backward) => ({ list, backward, seen: [], cursor: null, isOver: false })),
  );
  for (let step = 0; walks.some(({ isOver }) => !isOver); step++) {
    if (step < 4) await rememberPlaces(lists);
    for (const walk of walks) if (!walk.isOver) await goOn(walk);
    if (step < 3) {
      archive.write(inventPages(2, 100 + step, `b${step}-`));
      await archive.ingest();
    }
  }
}, 240_000);
afterAll(() => archive.close());

async function rememberPlaces(lists: readonly List[]): Promise<void> {
  for (const list of lists) {
    const cursors = (await readWhole(archive, list)).map(({ cursor }) => cursor);
    states.set(list, [...(states.get(list) ?? []), new Set(cursors)]);
  }
}

/** Another page, of any size. */
async function goOn(walk: Walk): Promise<void> {
  const { list, backward, cursor } = walk;
  const size = random.between(1, random.chance(0.3) ? 4 : 40);
  const page: Page = backward
    ? await askPage(archive, list, `last: ${size}${cursor === null ? '' : `, before: "${cursor}"`}`)
    : await askPage(archive, list, `first: ${size}${cursor === null ? '' : `, after: "${cursor}"`}`);
  walk.seen.push(...page.edges.map((edge) => edge.cursor));
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
  walk.cursor = (backward ? startCursor : endCursor) ?? cursor;
  walk.isOver = backward ? !hasPreviousPage : !hasNextPage;
}

test.each(fields)('$name visits each node whose place did not change exactly once, while captures come in', (field) => {
  const own = walks.filter(({ list }) => list.field === field);
  expect(own.length).toBeGreaterThan(0);
  for (const { list, backward, seen } of own) {
    const [first, ...later] = states.get(list) ?? [];
    const lasting = [...(first ?? [])].filter((cursor) => later.every((state) => state.has(cursor)));
    const visits = new Map<string, number>();
    for (const cursor of seen) visits.set(cursor, (visits.get(cursor) ?? 0) + 1);
    const title = `${list.place} ${list.args} ${backward ? 'back' : 'on'}`;
    expect(
      lasting.filter((cursor) => visits.get(cursor) !== 1),
      title,
    ).toEqual([]);
    expect(
      [...visits.values()].filter((times) => times > 1),
      title,
    ).toEqual([]);
  }
});

test('most places did not change, and some came in between', () => {
  const articles = walks.find(({ list }) => list.field.name === 'Query.articles' && list.args === '');
  const [first, , , last] = states.get(articles!.list)!;
  expect([...first!].every((cursor) => last!.has(cursor))).toBe(true);
  expect(last!.size).toBeGreaterThan(first!.size + 20);
  const lists = [...states.values()].filter(([start]) => start!.size > 0);
  const steady = lists.filter((held) => [...held[0]!].every((cursor) => held.at(-1)!.has(cursor)));
  expect(steady.length).toBeGreaterThan(lists.length / 4);
});
