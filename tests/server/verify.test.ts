import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFiles, run, type TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

let archive: TestArchive;
let copies = 0;

beforeAll(async () => {
  archive = await ingestFiles({
    ...inventPages(4),
    'pair.txt':
      'The school\n\nPeter Lindqvist and his wife Anna Lindqvist opened the school in Stockholm. A letter was sent by Mr and Mrs Lindqvist to the Northern Harbour Union (NHU), and the NHU answered.\n',
  });
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
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Everything is in order: 5 captures') });
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
    ["an article's text number", `update writing set article_id = 9999 where id = ${ONE('writing')}`, /^workings: /],
    [
      'whether a text is an excerpt',
      `update writing set is_excerpt = 1 - is_excerpt where id = 3`,
      /^workings: .*excerpt/,
    ],
    [
      'a text that nothing shows',
      "insert into writing values (9999, 'ab', 0, '[]', 9999)",
      /^workings: .*shows the text/,
    ],
    ['a band', 'delete from writing_band where band = (select min(band) from writing_band)', /^workings: .*bands/],
    ['bands that are none', `update writing set bands = '[' where id = ${ONE('writing')}`, /^workings: texts: .*read/],
    ['a document', `delete from document where id = ${ONE('document')}`, /^workings: .*appearance/],
    ['what a document names', `update document set names = null where id = ${ONE('document')}`, /^workings: .*decided/],
    [
      'what is found in a document',
      `update document set scan = x'00' where id = ${ONE('document')}`,
      /^workings: documents: /,
    ],
    ["a document's words", `delete from document_word where rowid = ${ONE('document')}`, /^workings: .*words/],
    ["a capture's lines", 'delete from capture_line where rowid = 1', /^workings: .*lines/],
    ["a line's weight", 'update layout_line set weight = weight + 1', /^workings: .*weight/],
    ["a layout's capture", 'update layout_evidence set capture_id = 999 where capture_id = 1', /^workings: .*capture/],
    ["a word's votes", `update word set votes = replace(votes, '0', '1')`, /^workings: word .*votes/],
    [
      "a word's verdict",
      `update word set verdict = verdict + 1 where hash = (select min(hash) from word)`,
      /^workings: word .*verdict/,
    ],
    ["a phrase's verdict", 'update phrase set verdict = verdict + 1', /^workings: phrase .*verdict/],
    ['a phrase', 'delete from phrase', /^workings: phrase /],
    [
      "a name's documents",
      `update name set documents = documents + 1 where id = ${ONE('name')}`,
      /^workings: .*documents/,
    ],
    ["a name's acronyms", `update name set acronyms = 77 where id = ${ONE('name')}`, /^workings: .*acronym/],
    ["a name's entity", `update name set entity_id = 9999 where id = ${ONE('name')}`, /^workings: .*name/],
    ["a name's group", `update name set name_group = 'none' where id = ${ONE('name')}`, /^workings: .*group/],
    ['a name', `delete from name where id = (select label_id from mention)`, /^workings: .*name/],
    [
      'a link of no name',
      "update name_link set name = 'none' where key = (select min(key) from name_link)",
      /^workings: .*linked/,
    ],
    ['a declared pair', 'update declared_pair set places = places + 1', /^workings: .*declare/],
    ['a declaration', 'delete from declared', /^workings: .*declare/],
    ['a couple', 'update couple set documents = documents + 1', /^workings: .*couple/],
    ["a couple's document", 'delete from couple_document', /^workings: .*couple/],
    ["an entity's weight", 'update entity set weight = weight + 1', /^workings: .*weighs/],
    ["an entity's labels", `delete from entity_label where entity_id = ${ONE('entity')}`, /^workings: .*label/],
    ['a label of no entity', 'update entity_label_tail set entity_id = entity_id + 9999', /^workings: .*label/],
    [
      'the name of a mention',
      `update mention set label_id = (select max(id) from name where entity_id <> mention.entity_id) where id = ${ONE('mention')}`,
      /^workings: .*mention/,
    ],
    ['evidence of another entity', 'update evidence set entity_id = 9999', /^workings: .*evidence/],
    [
      'a source without captures',
      "insert into source (id, key, slug, wish, name, fold) values (99, 'k', 's', 's', 'S', 's')",
      /^workings: .*captures/,
    ],
    ['a capture that waits', 'insert into unread values (1)', /^workings: .*waits/],
    [
      'the total of mentions',
      "update meta set value = json_set(value, '$.mentionCount', 7777) where key = 'totals'",
      /^workings: mentions: .*total/,
    ],
    [
      'the total of a language',
      "update meta set value = json_set(value, '$.languages.xx', 7) where key = 'totals'",
      /^workings: xx: .*total/,
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
