import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openArchive } from '@sourcebook/server';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../packages/server/src/store/sqlite/sqlite.ts';
import { run, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';
import { start } from './processes.ts';

let root: string;
let portions: TestArchive[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sourcebook-at-once-'));
  portions = [1, 2, 3].map((seed) => new TestArchive(inventPages(3, seed, `${seed}-`)));
});
afterEach(async () => {
  for (const portion of portions) await portion.close();
  rmSync(root, { recursive: true });
});

test('three ingests at once give what one after another gives', async () => {
  const [atOnce, inTurn] = [join(root, 'at-once.db'), join(root, 'in-turn.db')];
  const ended = await Promise.all(portions.map(({ folder }) => start(['ingest', folder, '--archive', atOnce]).ended));
  expect(ended.map(({ code, err }) => ({ code, err }))).toEqual(portions.map(() => ({ code: 0, err: '' })));
  for (const { folder } of portions) await run(['ingest', folder, '--archive', inTurn]);
  // Which IDs vanished on the way depends on the way.
  const [found, expected] = [atOnce, inTurn].map((file) => dumpArchive(file, { redirects: false }));
  expect(compareDumps(found!, expected!)).toEqual([]);
  expect(await run(['verify', '--archive', atOnce])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Everything/),
  });
}, 120_000);

test('who asks while captures are added sees one revision whole, then the next', async () => {
  const [first, second, third] = portions as [TestArchive, TestArchive, TestArchive];
  const counted = new TestArchive();
  const known: Record<string, object> = {};
  for (const { folder } of portions) {
    await counted.ingest(folder);
    const { archive, ...counts } = await counted.ask<Seen>(COUNTS);
    known[archive.revision] = { archive, ...counts };
  }
  await first.ingest();
  const seen = new Set<string>();
  let asked = 0;
  for (const { folder } of [second, third]) {
    let isOver = false;
    const { ended } = start(['ingest', folder, '--archive', first.file]);
    const code = ended.then((end) => {
      isOver = true;
      return end.code;
    });
    while (!isOver) {
      const answer = await first.ask<Seen>(COUNTS);
      expect(answer).toEqual(known[answer.archive.revision]);
      seen.add(answer.archive.revision);
      asked++;
      await setTimeout(3);
    }
    expect(await code).toBe(0);
  }
  const last = await first.ask<Seen>(COUNTS);
  seen.add(last.archive.revision);
  expect([...seen].sort()).toEqual(Object.keys(known).sort());
  expect(asked).toBeGreaterThan(20);
  await counted.close();
}, 120_000);

test('a backup that is made while captures are added holds one revision whole', async () => {
  const [first, second] = portions as [TestArchive, TestArchive];
  const ask = async (file: string) => JSON.parse((await run(['query', COUNTS, '--archive', file])).out).data as Seen;
  await first.ingest();
  const before = await ask(first.file);
  let isOver = false;
  const ended = start(['ingest', second.folder, '--archive', first.file]).ended.finally(() => {
    isOver = true;
  });
  const copies: string[] = [];
  while (!isOver) {
    const copy = join(root, `copy-${copies.length}.db`);
    expect(await run(['backup', copy, '--archive', first.file])).toMatchObject({ code: 0 });
    copies.push(copy);
    await setTimeout(100);
  }
  expect(await ended).toMatchObject({ code: 0 });
  const after = await ask(first.file);
  expect(copies.length).toBeGreaterThan(3);
  for (const copy of copies) {
    const held = await ask(copy);
    expect(held).toEqual(held.archive.revision === before.archive.revision ? before : after);
    expect(await run(['verify', '--archive', copy])).toMatchObject({ code: 0 });
  }
}, 120_000);

test('a copy that is served can be added to: neither waits for the other for long', async () => {
  const [first, second] = portions as [TestArchive, TestArchive];
  await first.ingest();
  const copy = join(root, 'copy.db');
  await run(['backup', copy, '--archive', first.file]);
  const reader = await openArchive(copy);
  const { ended } = start(['ingest', second.folder, '--archive', copy]);
  let isOver = false;
  const end = ended.finally(() => {
    isOver = true;
  });
  // A request of five seconds, and short ones that begin meanwhile.
  const long = await reader.lease();
  const letGo = setTimeout(5_000).then(() => long.release());
  let longest = 0;
  while (!isOver) {
    const began = performance.now();
    const { store, release } = await reader.lease();
    await store.archive.state();
    release();
    longest = Math.max(longest, performance.now() - began);
    await setTimeout(10);
  }
  await letGo;
  await reader.close();
  expect(await end).toMatchObject({ code: 0, err: '' });
  expect(longest).toBeLessThan(2_000);
}, 60_000);

test('a writer that waited long enough says why', async () => {
  const file = join(root, 'archive.db');
  await openSqlite(file, 'write').close();
  const other = new Database(file);
  const engine = openSqlite(file, 'write', 100);
  try {
    other.exec('begin immediate');
    await expect(engine.transaction(async () => undefined)).rejects.toThrow(
      /^.*archive\.db is being written by another process; try again when it has ended/,
    );
    other.exec('commit');
    await expect(engine.transaction(async () => 'done')).resolves.toBe('done');
  } finally {
    other.close();
    await engine.close();
  }
});

interface Seen {
  readonly archive: { readonly revision: string };
}

const COUNTS = `{
  archive { revision articleCount sourceCount entityCount captureCount appearanceCount mentionCount }
  articles(first: 2) { totalCount nodes { id title } }
  entities(first: 3) { totalCount nodes { name articleCount articles(first: 1) { totalCount } } }
  captures(first: 0) { totalCount }
  search(query: "harbour", first: 1) { totalCount }
}`;
