import { groupCopies, joinText, LEAST_SHARED_BANDS, normalizeText } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { portions } from './portions.ts';
import type { Settling } from './settling.ts';
import { readStandings } from './shown-documents.ts';
import type { Texts } from './texts.ts';

const PORTION = 5000;

interface WritingRow {
  readonly id: number;
  readonly hash: string;
  readonly isExcerpt: number;
  readonly bands: string;
  readonly articleId: number;
}

type Grouping = Pick<Settling, 'engine' | 'texts' | 'writings' | 'newWritings' | 'bands'>;

/**
 * Finds which texts are copies of which. Only texts that are linked to a changed one by what copies share can have
 * another article now.
 * @returns the articles that lost, got or changed an appearance.
 */
export async function groupWritings(settling: Grouping): Promise<Set<number>> {
  const { engine, writings, newWritings, bands } = settling;
  await bands.flush();
  const articles = new Set<number>();
  const suspects = new Set(newWritings);
  for (const ids of portions(writings, PORTION)) {
    const rows = await engine.all<WritingRow & { shown: number; asExcerpt: number | null }>(
      sql`select w.id, w.hash, w.is_excerpt as "isExcerpt", w.bands, w.article_id as "articleId", count(a.id) as shown,
        min(a.is_excerpt) as "asExcerpt" from writing w left join appearance a on a.writing_id = w.id
        where w.id in (${engine.list(ids)}) group by w.id, w.hash, w.is_excerpt, w.bands, w.article_id`,
    );
    for (const { articleId } of rows) articles.add(articleId);
    const gone = rows.filter(({ shown }) => shown === 0);
    for (const other of (await findLinked(engine, gone)).keys()) suspects.add(other);
    await removeWritings(engine, gone);
    for (const { id } of gone) suspects.delete(id);
    const turned = rows.filter(({ isExcerpt, shown, asExcerpt }) => shown > 0 && isExcerpt !== asExcerpt);
    await engine.update(
      'writing',
      'id',
      ['is_excerpt'],
      turned.map(({ id, asExcerpt }) => [id, asExcerpt]),
    );
    for (const { id } of turned) suspects.add(id);
  }
  const links = await followLinks(engine, await findSharing(engine, suspects));
  for (const group of connect(links)) for (const article of await regroup(settling, group)) articles.add(article);
  const alone = [...suspects].filter((id) => !links.has(id) && !newWritings.has(id));
  for (const article of await regroupAlone(engine, alone)) articles.add(article);
  return articles;
}

async function removeWritings(engine: Engine, gone: readonly WritingRow[]): Promise<void> {
  for (const { id, bands } of gone) {
    await engine.run(
      sql`delete from writing_band where writing_id = ${id} and band in (${engine.list(JSON.parse(bands) as number[])})`,
    );
    await engine.run(sql`delete from writing where id = ${id}`);
  }
}

/** From this share of all texts on, the index of bands is read once from end to end instead of looked into for each. */
const MANY = 0.2;

/** Those texts that share a band with any other; for a few it is as well to look them up. */
async function findSharing(engine: Engine, suspects: ReadonlySet<number>): Promise<Iterable<number>> {
  const { count } = (await engine.first<{ count: number }>(sql`select count(*) as count from writing`))!;
  if (suspects.size < MANY * count) return suspects;
  const rows = await engine.all<{ id: number }>(sql`select distinct writing_id as id from writing_band
    where band in (select band from writing_band group by band having count(*) > 1)`);
  return rows.flatMap(({ id }) => (suspects.has(id) ? [id] : []));
}

type Links = ReadonlyMap<number, ReadonlySet<number>>;

/** Which texts are linked with the suspects, and those with which, to the end. */
async function followLinks(engine: Engine, suspects: Iterable<number>): Promise<Links> {
  const links = new Map<number, Set<number>>();
  const done = new Set<number>();
  let open: Iterable<number> = suspects;
  for (;;) {
    const next = new Set<number>();
    for (const ids of portions(open, PORTION)) {
      const rows = await engine.all<WritingRow>(sql`select id, bands from writing where id in (${engine.list(ids)})`);
      for (const id of ids) done.add(id);
      for (const [other, ones] of await findLinked(engine, rows)) {
        for (const one of ones) {
          links.set(one, (links.get(one) ?? new Set()).add(other));
          links.set(other, (links.get(other) ?? new Set()).add(one));
        }
        next.add(other);
      }
    }
    open = [...next].filter((id) => !done.has(id));
    if (next.size === 0) return links;
  }
}

/** Texts that share as many bands with one of the rows as copies do, each with those that it shares them with. */
async function findLinked(
  engine: Engine,
  rows: readonly Pick<WritingRow, 'id' | 'bands'>[],
): Promise<Map<number, Set<number>>> {
  const byBand = new Map<number, number[]>();
  for (const { id, bands } of rows) {
    for (const band of JSON.parse(bands) as number[]) {
      const there = byBand.get(band);
      if (there) there.push(id);
      else byBand.set(band, [id]);
    }
  }
  const shared = new Map<number, Map<number, number>>();
  for (const bands of portions(
    [...byBand.keys()].sort((a, b) => a - b),
    20_000,
  )) {
    const found = await engine.all<{ band: number; id: number }>(
      sql`select band, writing_id as id from writing_band where band in (${engine.list(bands)})`,
    );
    for (const { band, id } of found) {
      const times = shared.get(id) ?? new Map<number, number>();
      for (const one of byBand.get(band)!) if (one !== id) times.set(one, (times.get(one) ?? 0) + 1);
      shared.set(id, times);
    }
  }
  const linked = new Map<number, Set<number>>();
  for (const [id, times] of shared) {
    const ones = [...times].flatMap(([one, bands]) => (bands < LEAST_SHARED_BANDS ? [] : [one]));
    if (ones.length > 0) linked.set(id, new Set(ones));
  }
  return linked;
}

function* connect(links: Links): Generator<number[]> {
  const done = new Set<number>();
  for (const start of links.keys()) {
    if (done.has(start)) continue;
    done.add(start);
    const group = [start];
    for (const id of group) {
      for (const other of links.get(id) ?? []) {
        if (done.has(other)) continue;
        done.add(other);
        group.push(other);
      }
    }
    yield group;
  }
}

/** Decides within a group which texts are copies; gives the articles that this touches. */
async function regroup({ engine, texts: pages }: Grouping, group: readonly number[]): Promise<number[]> {
  const rows: WritingRow[] = [];
  for (const ids of portions(group, PORTION)) {
    rows.push(
      ...(await engine.all<WritingRow>(sql`select id, hash, is_excerpt as "isExcerpt", article_id as "articleId"
        from writing where id in (${engine.list(ids)})`)),
    );
  }
  const texts = await readWritings(engine, pages, group);
  const stands = groupCopies(
    rows.map(({ id, hash, isExcerpt }) => ({ hash, text: texts.get(id)!, isExcerpt: isExcerpt === 1 })),
  );
  const ids = new Map(rows.map(({ id, hash }) => [hash, id]));
  const moved = rows
    .map(({ id, hash, articleId }) => ({ id, was: articleId, now: ids.get(stands.get(hash)!)! }))
    .filter(({ was, now }) => was !== now);
  await engine.update(
    'writing',
    'id',
    ['article_id'],
    moved.map(({ id, now }) => [id, now]),
  );
  return moved.flatMap(({ was, now }) => [was, now]);
}

async function regroupAlone(engine: Engine, ids: readonly number[]): Promise<number[]> {
  const moved = await engine.all<{ id: number; articleId: number }>(
    sql`select id, article_id as "articleId" from writing where id in (${engine.list(ids)}) and article_id <> id`,
  );
  await engine.run(sql`update writing set article_id = id where id in (${engine.list(moved.map(({ id }) => id))})`);
  return moved.flatMap(({ id, articleId }) => [id, articleId]);
}

/** The texts of writings in the form that all their showings have in common. */
async function readWritings(engine: Engine, kept: Texts, ids: readonly number[]): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for (const portion of portions(ids, 500)) {
    const shown = await engine.all<{
      id: number;
      appearance: number;
    }>(sql`select writing_id as id, min(id) as appearance
      from appearance where writing_id in (${engine.list(portion)}) group by writing_id`);
    const standings = await readStandings(
      engine,
      shown.map(({ appearance }) => appearance),
    );
    const pages = await kept.of(Array.from(standings.values(), ({ captureId }) => captureId));
    for (const { id, appearance } of shown) {
      const standing = standings.get(appearance)!;
      texts.set(id, normalizeText(joinText(pages.get(standing.captureId)!, standing)));
    }
  }
  return texts;
}
