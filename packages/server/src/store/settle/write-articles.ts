import { compactKey, foldText, groupBy, joinText, type Span } from '@sourcebook/ingest';
import { indexWords } from '@sourcebook/ingest/index-words';
import sql from 'sql-template-tag';
import type { Engine, IndexEntry, Value } from '../engine.ts';
import { portions } from './portions.ts';
import type { Settling } from './settling.ts';
import { readStandings, type Standing } from './shown-documents.ts';

const PORTION = 500;

/** One appearance of an article, in the order in which they count: by path, then by hash, then by position. */
interface Showing {
  readonly id: number;
  readonly articleId: number;
  readonly captureId: number;
  readonly sourceId: number;
  readonly path: string;
  readonly position: number;
  readonly language: string | null;
  readonly publishedAt: string | null;
  readonly publishedAtPrecision: string | null;
  readonly url: string | null;
  readonly isExcerpt: number;
}

/** Works out the articles anew whose appearances changed, a portion each time it is asked to go on. */
export async function* writeArticles(settling: Settling, touched: ReadonlySet<number>): AsyncGenerator<void> {
  let done = 0;
  const inOrder = [...touched].sort((a, b) => a - b);
  for (const ids of portions(inOrder, PORTION)) {
    await writePortion(settling, ids);
    done += ids.length;
    settling.report('Writing articles', done, touched.size);
    yield;
  }
}

async function writePortion(settling: Settling, ids: readonly number[]): Promise<void> {
  const { engine, counts, traces } = settling;
  await counts.release(ids);
  const articles = sql`(${engine.list(ids)})`;
  const showings = await engine.all<Showing>(sql`select a.id, w.article_id as "articleId", a.capture_id as "captureId",
    c.source_id as "sourceId", a.path, a.position, d.language, a.published_at as "publishedAt",
    a.published_at_precision as "publishedAtPrecision", a.url, a.is_excerpt as "isExcerpt"
    from writing w join appearance a on a.writing_id = w.id join capture c on c.id = a.capture_id
    join document d on d.id = a.document_id
    where w.article_id in ${articles} order by w.article_id, a.path, c.sha256, a.position`);
  const groups = groupBy(showings, ({ articleId }) => articleId);
  await traces.noteArticles(ids.filter((id) => !groups.has(id)));
  const moved = await placeAppearances(engine, groups);
  await placeMentions(engine, moved);
  await engine.run(sql`delete from article_source where article_id in ${articles}`);
  await writeTexts(settling, ids, groups);
  await placeInSources(engine, groups);
}

/** Tells appearances whose they are; gives those for which that changed. */
async function placeAppearances(engine: Engine, groups: ReadonlyMap<number, readonly Showing[]>): Promise<number[]> {
  const ids = Array.from(groups.values(), (group) => group.map(({ id }) => id)).flat();
  const before = new Map(
    (
      await engine.all<{ id: number; articleId: number; isFirst: number }>(
        sql`select id, article_id as "articleId", is_first as "isFirst" from appearance where id in (${engine.list(ids)})`,
      )
    ).map((row) => [row.id, row]),
  );
  const moved: [id: number, articleId: number, isFirst: number][] = [];
  for (const [articleId, group] of groups) {
    for (const [index, { id }] of group.entries()) {
      const known = before.get(id)!;
      const isFirst = Number(index === 0);
      if (known.articleId === articleId && known.isFirst === isFirst) continue;
      moved.push([id, articleId, isFirst]);
    }
  }
  await engine.update('appearance', 'id', ['article_id', 'is_first'], moved);
  return moved.map(([id]) => id);
}

/** Mentions go with their appearance; most are new and have none yet. */
async function placeMentions(engine: Engine, appearances: readonly number[]): Promise<void> {
  const known = await engine.all<{ id: number }>(
    sql`select distinct appearance_id as id from mention where appearance_id in (${engine.list(appearances)})`,
  );
  if (known.length === 0) return;
  const ids = known.map(({ id }) => id);
  await engine.run(sql`update mention set article_id = a.article_id, is_first = a.is_first from appearance a
    where a.id = mention.appearance_id and mention.appearance_id in (${engine.list(ids)})`);
}

interface ArticleText {
  readonly id: number;
  readonly title: string | null;
  readonly text: string;
}

async function writeTexts(
  { engine, texts, words }: Settling,
  ids: readonly number[],
  groups: ReadonlyMap<number, readonly Showing[]>,
): Promise<void> {
  const standings = await readStandings(
    engine,
    Array.from(groups.values(), (group) => group.map(({ id }) => id)).flat(),
  );
  const giving = Array.from(groups, ([id, group]) => {
    const titled = group.find((showing) => standings.get(showing.id)!.title !== null) ?? null;
    return {
      id,
      group,
      first: standings.get(group[0]!.id)!,
      titled: titled && standings.get(titled.id)!,
      titling: titled?.id,
    };
  });
  const pages = await texts.of(
    giving.flatMap(({ first, titled }) => [first.captureId, titled?.captureId ?? first.captureId]),
  );
  const before = new Map(
    (
      await engine.all<ArticleText>(sql`select a.id, a.title, t.text from article a join article_text t on t.article_id = a.id
        where a.id in (${engine.list(ids)})`)
    ).map((row) => [row.id, row]),
  );
  const keys = new Map(
    (
      await engine.all<{ id: number; hash: string }>(
        sql`select id, hash from writing where id in (${engine.list([...groups.keys()])})`,
      )
    ).map(({ id, hash }) => [id, hash]),
  );
  const written = giving.map(({ id, group, first, titled, titling }) => {
    const title = titled && slice(pages, titled, titled.title!);
    const text = joinText(pages.get(first.captureId)!, first);
    return {
      ...{ id, group, title, text },
      key: compactKey(keys.get(id)!),
      titleWords: title === null ? '' : words.ofTitle(titling!, title),
      textWords: words.ofText(group[0]!.id, text),
    };
  });
  const reworded = written.filter(({ id, title, text }) => {
    const known = before.get(id);
    return known === undefined || known.title !== title || known.text !== text;
  });
  const stale = [...before.keys()].filter((id) => !groups.has(id) || reworded.some((one) => one.id === id));
  await engine.run(sql`delete from article where id in (${engine.list(ids)})`);
  await engine.run(sql`delete from article_text where article_id in (${engine.list(stale)})`);
  await engine.unindex(
    'article',
    stale.map((id) => indexEntry(before.get(id)!)),
  );
  await engine.insert(
    'article',
    [
      'id',
      'key',
      'title',
      'fold',
      'language',
      'published_at',
      'published_at_precision',
      'url',
      'is_excerpt',
      'word_count',
      'source_id',
      'path',
      'position',
    ],
    written.map(({ id, key, title, textWords, group }): Value[] => {
      const { sourceId, path, position } = group[0]!;
      const language = group.find((one) => one.language !== null)?.language ?? null;
      const dated = group.find((one) => one.publishedAt !== null);
      const url = group.find((one) => one.url !== null)?.url ?? null;
      const isExcerpt = Number(group.every((one) => one.isExcerpt === 1));
      const fold = title === null ? null : foldText(title);
      return [
        id,
        key,
        title,
        fold,
        language,
        dated?.publishedAt ?? null,
        dated?.publishedAtPrecision ?? null,
        url,
        isExcerpt,
        textWords.count,
        sourceId,
        path,
        position,
      ];
    }),
  );
  await engine.insert(
    'article_text',
    ['article_id', 'text'],
    reworded.map(({ id, text }) => [id, text]),
  );
  await engine.index(
    'article',
    reworded.map(({ id, titleWords, textWords }) => [id, titleWords, textWords.text]),
  );
}

function indexEntry({ id, title, text }: ArticleText): IndexEntry {
  return [id, indexWords(title ?? ''), indexWords(text)];
}

function slice(pages: ReadonlyMap<number, string>, { captureId }: Standing, { start, end }: Span): string {
  return pages.get(captureId)!.slice(start, end);
}

/** For each source that shows an article, its first appearance there. */
async function placeInSources(engine: Engine, groups: ReadonlyMap<number, readonly Showing[]>): Promise<void> {
  const captures = new Set(Array.from(groups.values(), (group) => group.map(({ captureId }) => captureId)).flat());
  const places = await engine.all<{ captureId: number; sourceId: number; path: string; place: number }>(
    sql`select capture_id as "captureId", source_id as "sourceId", path from capture_location
      where capture_id in (${engine.list([...captures])}) order by path`,
  );
  const order = new Map(places.map((place, index) => [place, index]));
  const byCapture = groupBy(places, ({ captureId }) => captureId);
  const rows = Array.from(groups, ([articleId, group]) => {
    const { path, position } = group[0]!;
    const first = new Map<number, { appearance: number; path: string; order: number }>();
    for (const { id, captureId } of group) {
      for (const place of byCapture.get(captureId)!) {
        const known = first.get(place.sourceId);
        const here = order.get(place)!;
        if (!known || (place.path !== known.path && here < known.order))
          first.set(place.sourceId, { appearance: id, path: place.path, order: here });
      }
    }
    return Array.from(first, ([sourceId, { appearance }]): Value[] => [
      articleId,
      sourceId,
      appearance,
      path,
      position,
    ]);
  });
  await engine.insert('article_source', ['article_id', 'source_id', 'appearance_id', 'path', 'position'], rows.flat());
}
