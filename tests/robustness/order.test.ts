import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from '../../packages/server/src/store/store.ts';
import { type Files, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { inventRecords } from '../support/invented-records.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';

const { 'authority.json': authority, 'sources.json': sources, ...listings } = inventPages(9, 21);
const pages: Files = { ...listings, ...inventRecords(listings as Files, 5) };
const descriptions = { 'authority.json': authority, 'sources.json': sources } as Files;
const paths = Object.keys(pages);

/** An archive whose folder is filled and ingested a portion at a time. */
async function ingestPortions(portions: readonly (readonly string[])[]): Promise<TestArchive> {
  const archive = new TestArchive(descriptions);
  for (const portion of portions) {
    archive.write(Object.fromEntries(portion.map((path) => [path, (pages as Files)[path]!])));
    await archive.ingest();
  }
  return archive;
}

const someInPortions = fc
  .tuple(fc.shuffledSubarray(paths, { minLength: 2 }), fc.nat(), fc.nat())
  .map(([chosen, one, two]) => {
    const [first, second] = [one % (chosen.length + 1), two % (chosen.length + 1)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    return { chosen, portions: [chosen.slice(0, first), chosen.slice(first, second), chosen.slice(second)] };
  });

test('captures in any portions and any order give the same archive', async () => {
  await fc.assert(
    fc.asyncProperty(someInPortions, async ({ chosen, portions }) => {
      const [whole, parts] = [await ingestPortions([chosen]), await ingestPortions(portions)];
      try {
        const [expected, found] = [whole, parts].map(({ file }) => dumpArchive(file, { redirects: false }));
        expect(compareDumps(found!, expected!)).toEqual([]);
        expect(await parts.ask(ANSWERS)).toEqual(await whole.ask(ANSWERS));
      } finally {
        await whole.close();
        await parts.close();
      }
    }),
    { numRuns: 25, seed: 7 },
  );
}, 120_000);

test('labels, a threshold and brought names give the same archive before captures and after', async () => {
  const threshold = ['--min-confidence', '0.6'];
  const [first, ...others] = paths;
  const only = (chosen: readonly string[]) => Object.fromEntries(chosen.map((path) => [path, (pages as Files)[path]!]));
  const whole = new TestArchive({ ...descriptions, ...only(paths), 'notes.txt': HARBOUR_NEWS });
  const parts = new TestArchive(only([first!]));
  try {
    const ingest = async (archive: TestArchive, ...options: string[]) => {
      archive.write({ '../brought.jsonl': BROUGHT });
      const { err } = await archive.ingest(archive.folder, ...options);
      expect(err).toBe('');
    };
    const brought = (archive: TestArchive) => ['--annotations', join(archive.folder, '../brought.jsonl')];
    await ingest(whole, ...threshold, ...brought(whole));
    await ingest(parts, ...brought(parts));
    parts.write({ ...only(others.slice(0, 4)), 'notes.txt': HARBOUR_NEWS });
    await ingest(parts, ...threshold);
    parts.write(descriptions);
    await ingest(parts);
    parts.write(only(others));
    await ingest(parts);
    const [expected, found] = [whole, parts].map(({ file }) => dumpArchive(file, { redirects: false }));
    expect(compareDumps(found!, expected!)).toEqual([]);
    expect(await parts.ask('{ entity(by: { name: "Old Quay Trust" }) { kind mentionCount } }')).toEqual({
      entity: { kind: 'ORGANIZATION', mentionCount: 1 },
    });
  } finally {
    await whole.close();
    await parts.close();
  }
}, 120_000);

const DOUBTFUL_WORDS = ['quill', 'harrow', 'mallow', 'tarn', 'ember'];

const TEMPLATES: readonly ((one: string, other: string) => string)[] = [
  (one, other) => `The council heard ${capital(one)} on Monday, and then Mr ${capital(other)} spoke in the hall`,
  (one, other) => `${capital(one)} ${capital(other)} Opens Again\n\nThe doors of the hall were opened at noon`,
  (one, other) => `They sold a ${one} and a ${other} at the market, and another ${one} the day after`,
  (one, other) => `${capital(one)} of the Lake\n\nNo ${one} was seen near ${capital(other)} since the spring`,
  (one, other) => `In ${capital(one)} and in ${capital(other)} the bridges were closed, said a ${one}`,
];

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Articles whose words are names in some and none in others, so that an archive changes its mind with each of them. */
const doubtful = fc
  .array(
    fc.tuple(fc.constantFrom(...DOUBTFUL_WORDS), fc.constantFrom(...DOUBTFUL_WORDS), fc.nat(TEMPLATES.length - 1)),
    { minLength: 12, maxLength: 40 },
  )
  .map((articles) =>
    articles.map(
      ([one, other, template], number) =>
        [`doubtful/${String(number).padStart(2, '0')}.txt`, `${TEMPLATES[template]!(one, other)} ${number}.`] as [
          string,
          string,
        ],
    ),
  );

test('so many captures a transaction give the same archive as all at once, and each portion one that is in order', async () => {
  await fc.assert(
    fc.asyncProperty(doubtful, fc.nat(40), fc.integer({ min: 1, max: 4 }), async (articles, first, portion) => {
      const whole = new TestArchive({ ...descriptions, ...Object.fromEntries(articles) });
      await whole.ingest();
      const paths = articles.map(([path]) => path);
      const portions = [paths.slice(0, first), paths.slice(first)];
      const from = await openStore(whole.file, 'read');
      const file = join(whole.folder, '../portions.db');
      const to = await openStore(file, 'write');
      try {
        await to.inputs.describe(await from.inputs.sources(), await from.inputs.authority());
        const places = await from.transfer.places();
        for (const paths of portions) {
          const added = places.filter(({ path }) => paths.includes(path));
          await to.inputs.add(await from.transfer.captures(added));
          await to.settle({ portion, isOver: () => true });
        }
        for (let settled = false; !settled; ) {
          ({ settled } = await to.settle({ portion, isOver: () => true }));
          const faults = [];
          for await (const fault of to.verify()) faults.push(fault);
          expect(faults).toEqual([]);
        }
        const [expected, found] = [whole.file, file].map((one) => dumpArchive(one, { redirects: false }));
        expect(compareDumps(found!, expected!)).toEqual([]);
      } finally {
        await from.close();
        await to.close();
        await whole.close();
      }
    }),
    { numRuns: 10, seed: 11 },
  );
}, 120_000);

const HARBOUR_NEWS =
  'Harbour news\n\nBeric Tamsin met the council of Dunmere on Monday, and Old Quay Trust opened its doors.';

const BROUGHT = JSON.stringify({
  target: { source: 'notes.txt', selector: { type: 'TextQuoteSelector', exact: 'Old Quay Trust' } },
  body: { value: 'ORG' },
});

const ANSWERS = `{
  archive { revision articleCount sourceCount entityCount captureCount appearanceCount mentionCount }
  articles(first: 100) { totalCount edges { cursor node { id title language url publishedAt publishedAtPrecision wordCount appearances { nodes { id position capture { path } } } } } }
  entities(first: 50) { edges { cursor node { id slug name articleCount names { nodes { text articleCount } } coMentions(first: 3) { edges { score node { slug } } } } } }
  sources { nodes { id slug name articles { totalCount } entities(first: 2) { edges { articleCount node { name } } } } }
  search(query: "harbour OR lake", first: 20) { totalCount edges { cursor node { __typename ... on Node { id } } } }
}`;
