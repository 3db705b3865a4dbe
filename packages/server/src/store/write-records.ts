import { type AppearanceRecord, type ArchiveRecords, foldText } from '@sourcebook/ingest';
import sql, { raw } from 'sql-template-tag';
import type { Engine, Value } from './engine.ts';
import { writeMeta } from './meta.ts';
import { extent } from './redirects.ts';
import { indexNames, indexWords } from './search/full-text.ts';
import { nameTails } from './search/name-tails.ts';

/** Every derived table, those that refer to others first. */
const DERIVED = [
  'name_source',
  'entity_source',
  'entity_article',
  'evidence',
  'mention',
  'entity_name',
  'entity_label_tail',
  'entity_label',
  'entity_same_as',
  'entity',
  'article_source',
  'text_span',
  'appearance',
  'article_text',
  'article',
  'segment',
  'capture_location',
  'capture',
  'source',
] as const;

const INDEXES = ['article', 'entity', 'source'] as const;

/** Puts records in the place of those that the archive held. To be run in a transaction. */
export async function writeRecords(engine: Engine, records: ArchiveRecords): Promise<void> {
  for (const table of DERIVED) await engine.run(sql`delete from ${raw(table)}`);
  for (const index of INDEXES) await engine.unindex(index);
  await engine.run(sql`delete from problem where derived = 1`);
  await writeSources(engine, records);
  await writeCaptures(engine, records);
  await writeArticles(engine, records);
  await writeEntities(engine, records);
  await writeCounts(engine);
}

async function writeSources(engine: Engine, { sources }: ArchiveRecords): Promise<void> {
  await engine.insert(
    'source',
    ['id', 'key', 'slug', 'name', 'fold', 'url', 'note'],
    sources.map(({ id, key, slug, name, url, note }) => [id, key, slug, name, foldText(name), url, note]),
  );
  await engine.index(
    'source',
    sources.map(({ id, name }) => [id, indexWords(name)]),
  );
}

async function writeCaptures(engine: Engine, { captures, problems }: ArchiveRecords): Promise<void> {
  for (const { id, path, capturedAt, masthead, sourceId } of captures) {
    await engine.run(sql`insert into capture (id, sha256, path, media_type, encoding, byte_length, captured_at, masthead, source_id)
      select id, sha256, ${path}, media_type, encoding, byte_length, ${capturedAt}, ${masthead}, ${sourceId}
      from input_capture where id = ${id}`);
  }
  await engine.insert(
    'capture_location',
    ['capture_id', 'path', 'source_id', 'captured_at'],
    captures.flatMap(({ id, locations }) =>
      locations.map(({ path, sourceId, capturedAt }) => [id, path, sourceId, capturedAt]),
    ),
  );
  await engine.insert(
    'segment',
    ['capture_id', 'start', 'end', 'kind', 'appearance_id'],
    captures.flatMap(({ id, segments }) =>
      segments.map(({ start, end, kind, appearanceId }) => [id, start, end, kind, appearanceId]),
    ),
  );
  await engine.insert(
    'problem',
    ['path', 'reader', 'message', 'offset', 'derived'],
    problems.map(({ path, reader, message, offset }) => [path, reader, message, offset, 1]),
  );
}

async function writeArticles(engine: Engine, { articles, appearances, articleSources }: ArchiveRecords): Promise<void> {
  await engine.insert(
    'article',
    ['id', 'key', 'title', 'fold', 'language', 'is_excerpt', 'word_count', 'source_id', 'path', 'position'],
    articles.map((article): Value[] => [
      article.id,
      article.key,
      article.title,
      article.title === null ? null : foldText(article.title),
      article.language,
      Number(article.isExcerpt),
      article.wordCount,
      article.sourceId,
      article.path,
      article.position,
    ]),
  );
  await engine.insert(
    'article_text',
    ['article_id', 'text'],
    articles.map(({ id, text }) => [id, text]),
  );
  await engine.index(
    'article',
    articles.map(({ id, title, text }) => [id, indexWords(title ?? ''), indexWords(text)]),
  );
  await engine.insert(
    'appearance',
    [
      'id',
      'capture_id',
      'article_id',
      'position',
      'path',
      'start',
      'end',
      'title_start',
      'title_end',
      'is_excerpt',
      'is_first',
    ],
    appearances.map(appearanceRow),
  );
  await engine.insert(
    'text_span',
    ['appearance_id', 'start', 'end'],
    appearances.flatMap(({ id, text }) => text.map(({ start, end }) => [id, start, end])),
  );
  await engine.insert(
    'article_source',
    ['article_id', 'source_id', 'appearance_id', 'path', 'position'],
    articleSources.map(({ articleId, sourceId, appearanceId }) => {
      const { path, position } = articles[articleId - 1]!;
      return [articleId, sourceId, appearanceId, path, position];
    }),
  );
}

function appearanceRow(appearance: AppearanceRecord): Value[] {
  const { id, captureId, articleId, position, path, title, isExcerpt, isFirst } = appearance;
  const { start, end } = extent(appearance);
  return [
    id,
    captureId,
    articleId,
    position,
    path,
    start,
    end,
    title?.start ?? null,
    title?.end ?? null,
    Number(isExcerpt),
    Number(isFirst),
  ];
}

async function writeEntities(
  engine: Engine,
  { entities, names, mentions, evidence, appearances }: ArchiveRecords,
): Promise<void> {
  const labels = entities.map(({ name }) => new Set([name]));
  for (const { entityId, text } of names) labels[entityId - 1]!.add(text);
  await engine.insert(
    'entity',
    ['id', 'key', 'slug', 'kind', 'name', 'fold', 'authority_id'],
    entities.map(({ id, key, slug, kind, name, authorityId }) => [
      id,
      key,
      slug,
      kind,
      name,
      foldText(name),
      authorityId,
    ]),
  );
  await engine.insert(
    'entity_same_as',
    ['url', 'entity_id', 'position'],
    entities.flatMap(({ id, sameAs }) => sameAs.map((url, position) => [url, id, position])),
  );
  await engine.index(
    'entity',
    entities.map(({ id }) => [id, indexNames([...labels[id - 1]!])]),
  );
  await engine.insert(
    'entity_label',
    ['entity_id', 'fold', 'words'],
    entities.flatMap(({ id }) => {
      const folds = new Map(Array.from(labels[id - 1]!, (label) => [foldText(label), indexWords(label)]));
      return Array.from(folds, ([fold, words]) => [id, fold, words]);
    }),
  );
  await engine.insert(
    'entity_label_tail',
    ['entity_id', 'tail'],
    entities.flatMap(({ id }) => nameTails(labels[id - 1]!).map((tail) => [id, tail])),
  );
  await engine.insert(
    'entity_name',
    ['id', 'entity_id', 'text'],
    names.map(({ id, entityId, text }) => [id, entityId, text]),
  );
  await engine.insert(
    'mention',
    ['appearance_id', 'article_id', 'entity_id', 'name_id', 'start', 'end', 'ordinal', 'confidence', 'is_first'],
    mentions.map((mention) => [
      mention.appearanceId,
      mention.articleId,
      mention.entityId,
      mention.nameId,
      mention.start,
      mention.end,
      mention.ordinal,
      mention.confidence,
      Number(appearances[mention.appearanceId - 1]!.isFirst),
    ]),
  );
  await engine.insert(
    'evidence',
    ['entity_id', 'rule', 'name', 'other', 'appearance_id', 'start', 'end'],
    evidence.map(({ entityId, rule, name, other, place }) => [
      entityId,
      rule,
      name,
      other,
      place?.appearanceId ?? null,
      place?.start ?? null,
      place?.end ?? null,
    ]),
  );
}

/** What pages show of how much is used follows from the mentions alone. */
async function writeCounts(engine: Engine): Promise<void> {
  await engine.run(sql`insert into entity_article (entity_id, article_id, mention_count, path, position)
    select m.entity_id, m.article_id, count(*), a.path, a.position from mention m join article a on a.id = m.article_id
    where m.is_first = 1 group by m.entity_id, m.article_id, a.path, a.position`);
  await engine.run(sql`insert into entity_source (entity_id, source_id, mention_count, article_count)
    select m.entity_id, s.source_id, count(*), count(distinct m.article_id)
    from article_source s join mention m on m.appearance_id = s.appearance_id group by m.entity_id, s.source_id`);
  await engine.run(sql`insert into name_source (name_id, source_id, mention_count, article_count)
    select m.name_id, s.source_id, count(*), count(distinct m.article_id)
    from article_source s join mention m on m.appearance_id = s.appearance_id group by m.name_id, s.source_id`);
  await engine.run(sql`update entity set (article_count, mention_count) =
    (select count(*), coalesce(sum(mention_count), 0) from entity_article where entity_id = entity.id)`);
  await engine.run(
    sql`update entity set weight = cast(round(1000000 / ln(article_count)) as integer) where article_count > 1`,
  );
  await engine.run(sql`update entity_name set (article_count, mention_count) =
    (select count(distinct article_id), count(*) from mention where name_id = entity_name.id and is_first = 1)`);
  await engine.run(
    sql`update source set article_count = (select count(*) from article_source where source_id = source.id)`,
  );
  const counts = await engine.first(sql`select
    (select count(*) from article) as "articleCount",
    (select count(*) from source) as "sourceCount",
    (select count(*) from entity where article_count > 0) as "entityCount",
    (select count(*) from capture) as "captureCount",
    (select count(*) from appearance) as "appearanceCount",
    (select count(*) from mention where is_first = 1) as "mentionCount"`);
  await writeMeta(engine, 'counts', JSON.stringify(counts));
  await writeMeta(engine, 'languages', JSON.stringify(await countLanguages(engine)));
}

function countLanguages(engine: Engine): Promise<{ language: string; articles: number }[]> {
  return engine.all(sql`select language, count(*) as articles from article where language is not null
    group by language order by articles desc, language`);
}
