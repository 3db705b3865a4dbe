import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFiles, run, type TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

let archive: TestArchive;
let copies = 0;

beforeAll(async () => {
  archive = await ingestFiles(inventPages(4));
  await archive.ask('{ archive { revision } }');
});
afterAll(() => archive.close());

/** What verify says of a copy that was damaged. */
async function verifyDamaged(damage: string): Promise<{ code: number; lines: string[] }> {
  const file = join(archive.folder, '..', `damaged-${copies++}.db`);
  const original = new Database(archive.file);
  original.pragma('wal_checkpoint(truncate)');
  original.close();
  copyFileSync(archive.file, file);
  const database = new Database(file);
  database.pragma('foreign_keys = off');
  const { changes } = database.prepare(damage).run();
  database.close();
  expect(changes, damage).toBeGreaterThan(0);
  const { code, out } = await run(['verify', '--archive', file]);
  return { code, lines: out.trim().split('\n') };
}

const ONE = (table: string): string => `(select min(id) from ${table})`;
const TITLED = '(select min(id) from appearance where title_end is not null)';
const COPY = '(select min(id) from appearance where is_first = 0)';

describe('verify', () => {
  test('finds nothing in an archive as it was written', async () => {
    const { code, out } = await run(['verify', '--archive', archive.file]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Everything is in order: 4 captures') });
  });

  test.each([
    [
      'a byte of a capture',
      `update input_capture set bytes = cast(x'7a' || substr(bytes, 2) as blob) where id = 1`,
      /^hash: /,
    ],
    ['a missing end of a capture', 'update input_capture set bytes = substr(bytes, 1, 90) where id = 1', /^length: /],
    [
      'a hash',
      `update input_capture set sha256 = replace(sha256, substr(sha256, 1, 4), '0000') where id = 1`,
      /^hash: /,
    ],
    [
      'a hash that pages show',
      `update capture set sha256 = replace(sha256, substr(sha256, 1, 4), '0000') where id = 1`,
      /^hash: /,
    ],
    ['a length that pages show', 'update capture set byte_length = byte_length + 1 where id = 1', /^length: /],
    ['an encoding that is none', `update input_capture set encoding = 'nonsense' where id = 1`, /^\w+: /],
    ['a gap between segments', 'delete from segment where id = 5', /^segments: .*gap/],
    ['a segment that overlaps', 'update segment set "end" = "end" + 3 where id = 5', /^segments: .*overlap/],
    [
      'an end that no segment covers',
      'delete from segment where id = (select max(id) from segment)',
      /^segments: .*end/,
    ],
    [
      'a segment behind the end',
      'update segment set "end" = "end" + 9 where id = (select max(id) from segment)',
      /^segments: /,
    ],
    ['a segment of no kind', `update segment set kind = 'NONE' where id = 5`, /^(segments|references): /],
    ['a text without its appearance', `update segment set appearance_id = null where kind = 'TEXT'`, /^references: /],
    [
      'a title of another appearance',
      `update segment set appearance_id = ${ONE('appearance')} where kind = 'TITLE' and appearance_id = (select max(id) from appearance where title_end is not null)`,
      /^segments|^spans/,
    ],
    ['a text span', `update text_span set "end" = "end" - 1 where appearance_id = ${ONE('appearance')}`, /^spans: /],
    [
      'a text span of a copy',
      `update text_span set "end" = "end" - 1 where appearance_id = ${COPY}`,
      /^(spans|segments): /,
    ],
    ['a title span', `update appearance set title_end = title_end - 1 where id = ${TITLED}`, /^(spans|segments): /],
    ['a text', `update article_text set text = text || '!' where article_id = ${ONE('article')}`, /^spans: /],
    [
      'a title',
      `update article set title = title || '!' where id = (select min(id) from article where title is not null)`,
      /^spans: /,
    ],
    ['a mention', `update mention set start = start + 1 where id = ${ONE('mention')}`, /^spans: /],
    ['a name', `update entity_name set text = 'Other' where id = ${ONE('entity_name')}`, /^spans: /],
    ["a capture's source", 'update capture set source_id = 999 where id = 1', /^references: .*source/],
    ["a location's source", 'update capture_location set source_id = 999 where id = 1', /^references: .*source/],
    ["a location's capture", 'update input_location set capture_id = 999 where capture_id = 1', /^references: /],
    ["an article's source", `update article set source_id = 999 where id = ${ONE('article')}`, /^references: .*source/],
    ["an article's text", `delete from article_text where article_id = ${ONE('article')}`, /^references: .*text/],
    ["an appearance's article", `update appearance set article_id = 9999 where id = ${COPY}`, /^references: /],
    [
      'a first appearance',
      `update appearance set is_first = 0 where id = ${ONE('appearance')}`,
      /^references: .*first/,
    ],
    ['a capture that nothing shows', 'delete from capture where id = 1', /^references: /],
    [
      "a mention's entity",
      `update mention set entity_id = 9999 where id = ${ONE('mention')}`,
      /^references: .*mention/,
    ],
    [
      "a mention's appearance",
      `update mention set appearance_id = 9999 where id = ${ONE('mention')}`,
      /^references: .*mention/,
    ],
    [
      'an entity in a source',
      `update entity_source set source_id = 999 where id = ${ONE('entity_source')}`,
      /^(references|counts): /,
    ],
    [
      'an article in a source',
      `delete from article_source where id = ${ONE('article_source')}`,
      /^(references|counts): /,
    ],
    ['an entity that lost an article', `delete from entity_article where id = ${ONE('entity_article')}`, /^counts: /],
    [
      "an entity's count",
      `update entity set article_count = article_count + 1 where id = ${ONE('entity')}`,
      /^counts: /,
    ],
    [
      "an entity's mentions",
      `update entity set mention_count = mention_count + 1 where id = ${ONE('entity')}`,
      /^counts: /,
    ],
    [
      "a source's count",
      `update source set article_count = article_count + 1 where id = ${ONE('source')}`,
      /^counts: /,
    ],
    [
      "a name's count",
      `update entity_name set mention_count = mention_count + 1 where id = ${ONE('entity_name')}`,
      /^counts: /,
    ],
    [
      "a name's articles",
      `update entity_name set article_count = article_count + 1 where id = ${ONE('entity_name')}`,
      /^counts: /,
    ],
    [
      'a count in an article',
      `update entity_article set mention_count = 99 where id = ${ONE('entity_article')}`,
      /^counts: /,
    ],
    [
      'a count in a source',
      `update entity_source set mention_count = 99 where id = ${ONE('entity_source')}`,
      /^counts: /,
    ],
    [
      'articles in a source',
      `update entity_source set article_count = 99 where id = ${ONE('entity_source')}`,
      /^counts: /,
    ],
    [
      "a name's count in a source",
      `update name_source set mention_count = 99 where id = ${ONE('name_source')}`,
      /^counts: /,
    ],
    ...['articleCount', 'sourceCount', 'entityCount', 'captureCount', 'appearanceCount', 'mentionCount'].map(
      (name) =>
        [
          `the archive's ${name}`,
          `update meta set value = json_set(value, '$.${name}', 7777) where key = 'counts'`,
          new RegExp(`^counts: ${name}: `),
        ] as const,
    ),
    [
      'the revision',
      `update meta set value = replace(value, substr(value, 1, 4), '0000') where key = 'revision'`,
      /^revision: /,
    ],
    [
      'a word of the search index',
      `insert into article_fts (article_fts, rowid, title, text) values ('delete', ${ONE('article')}, '', '')`,
      /^search: /,
    ],
    [
      'the search index of entities',
      `insert into entity_fts (entity_fts, rowid, name) values ('delete', ${ONE('entity')}, '')`,
      /^search: /,
    ],
    [
      'the search index of sources',
      `insert into source_fts (source_fts, rowid, name) values ('delete', ${ONE('source')}, '')`,
      /^search: /,
    ],
  ] as const)('names %s that is damaged', async (_, damage, named) => {
    const { code, lines } = await verifyDamaged(damage);
    expect(code).toBe(1);
    expect(
      lines.some((line) => named.test(line)),
      lines.join('\n'),
    ).toBe(true);
    expect(lines.at(-1)).toMatch(/^\d+ faults? in /);
  });
});
