import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.ts';
import { engines, type RunningEngine } from '../support/engines.ts';
import { inventPages } from '../support/invented-archive.ts';
import { askPage, fields, findPlaces, listsOf, type Places } from '../support/lists.ts';

const TEXTS = ['', '\0', '\ud800', '\u{10ffff}', "' or 1 = 1 --", 'x'.repeat(20_000), 'ﷺ'.repeat(300)];
const NUMBERS = [
  0,
  -1,
  1,
  2 ** 31,
  -(2 ** 31) - 1,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  1.5,
  1e300,
  5e-324,
];
const OTHERS = [null, [['x']], { toString: 1 }];

/** The list's name and each of the key's values in the place of which something else stands. */
function forge(cursor: string): string[] {
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  return [
    parts.slice(0, -1),
    [...parts, 1],
    ...parts.flatMap((part, index) => {
      const fitting = typeof part === 'string' ? TEXTS : NUMBERS;
      return [...fitting, ...OTHERS].map((forged) => parts.with(index, forged));
    }),
  ].map((forged) => Buffer.from(JSON.stringify(forged)).toString('base64url'));
}

describe.each(engines)('A cursor of $name that is made up', ({ start }) => {
  let running: RunningEngine;
  let archive: TestArchive;
  let places: Places;
  beforeAll(async () => {
    running = await start();
    archive = new TestArchive(inventPages(4), running.newArchive());
    await archive.ingest();
    places = await findPlaces(archive);
  }, 120_000);
  afterAll(async () => {
    await archive.close();
    await running.close();
  });

  test.each(fields)('gives a page of $name or is refused', async (field) => {
    const [list] = listsOf(places, field);
    const { place, args } = list!;
    const { edges } = await askPage(archive, list!, 'first: 2');
    let pages = 0;
    for (const cursor of edges.slice(0, 1).flatMap((edge) => forge(edge.cursor))) {
      for (const paging of ['first: 2, after: $c', 'last: 2, before: $c']) {
        const asked = `${field.field}(${[args, paging].filter(Boolean).join(', ')}) { nodes { ${field.selection} } }`;
        const codes = await archive.codes(`query Forged($c: String) ${place.replace('HERE', asked)}`, { c: cursor });
        expect([[], ['BAD_CURSOR']], JSON.stringify(codes)).toContainEqual([...new Set(codes)]);
        if (codes.length === 0) pages++;
      }
    }
    if (edges.length > 0) expect(pages).toBeGreaterThan(0);
  });
});
