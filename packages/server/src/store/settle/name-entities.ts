import { type AuthorityEntry, type EntityKind, foldText, groupBy, nameEntity, slugEntities } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { BORDER, indexWords } from '../search/full-text.ts';
import { nameTails } from '../search/name-tails.ts';
import type { KeptNames } from './kept-names.ts';
import { portions } from './portions.ts';
import { provisionalSlug } from './provisional-slug.ts';
import type { Settling } from './settling.ts';

const PORTION = 1000;

interface EntityRow {
  readonly id: number;
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly wish: string;
  readonly authorityId: string | null;
}

/** Tells the names, slugs and labels of entities whose names or counts changed. Those that no name means go. */
export async function nameEntities(
  { engine, counts }: Settling,
  { left, recast }: Pick<KeptNames, 'left' | 'recast'>,
  authority: readonly AuthorityEntry[],
): Promise<void> {
  const entries = new Map(authority.map((entry) => [entry.id, entry]));
  const wishes = new Set(recast);
  for (const ids of portions(new Set([...counts.entities, ...left]), PORTION)) {
    await removeNames(engine, ids);
    for (const wish of await removeEntities(engine, ids)) wishes.add(wish);
    for (const wish of await nameAnew(engine, ids, entries)) wishes.add(wish);
  }
  for (const portion of portions(wishes, PORTION)) await slugAnew(engine, portion);
}

async function removeNames(engine: Engine, ids: readonly number[]): Promise<void> {
  await engine.run(sql`delete from entity_name where entity_id in (${engine.list(ids)})
    and not exists (select 1 from mention m where m.name_id = entity_name.id)`);
}

async function removeEntities(engine: Engine, ids: readonly number[]): Promise<string[]> {
  const gone = await engine.all<{ id: number; wish: string }>(sql`select id, wish from entity
    where id in (${engine.list(ids)}) and not exists (select 1 from entity_name n where n.entity_id = entity.id)`);
  const numbers = gone.map(({ id }) => id);
  await unindex(engine, numbers);
  for (const table of [sql`entity_label`, sql`entity_label_tail`, sql`entity_same_as`])
    await engine.run(sql`delete from ${table} where entity_id in (${engine.list(numbers)})`);
  await engine.run(sql`delete from entity where id in (${engine.list(numbers)})`);
  return gone.map(({ wish }) => wish);
}

/** @returns the slugs that are wished for by others now. */
async function nameAnew(
  engine: Engine,
  ids: readonly number[],
  entries: ReadonlyMap<string, AuthorityEntry>,
): Promise<string[]> {
  const rows =
    await engine.all<EntityRow>(sql`select id, key, kind, name, wish, authority_id as "authorityId" from entity
    where id in (${engine.list(ids)}) order by id`);
  const uses = await engine.all<{ id: number; text: string; articles: number }>(
    sql`select entity_id as id, text, article_count as articles from entity_name where entity_id in (${engine.list(ids)})`,
  );
  const texts = new Map<number, Map<string, number>>(rows.map(({ id }) => [id, new Map()]));
  for (const { id, text, articles } of uses) texts.get(id)!.set(text, articles);
  const wishes: string[] = [];
  for (const { id, wish, ...entity } of rows) {
    const named = nameEntity(entity, texts.get(id)!, entries.get(entity.authorityId ?? ''));
    if (named.name !== entity.name || named.wish !== wish) {
      wishes.push(wish, named.wish);
      await engine.run(
        sql`update entity set name = ${named.name}, fold = ${foldText(named.name)}, wish = ${named.wish} where id = ${id}`,
      );
    }
    await writeSameAs(engine, id, named.sameAs);
    await writeLabels(engine, id, new Set([named.name, ...texts.get(id)!.keys()]));
  }
  await engine.run(sql`update entity set weight =
    case when article_count > 1 then cast(round(1000000 / ln(article_count)) as integer) else 0 end
    where id in (${engine.list(ids)})`);
  return wishes.filter((wish) => wish !== '');
}

async function writeSameAs(engine: Engine, id: number, urls: readonly string[]): Promise<void> {
  const known = await engine.all<{ url: string }>(
    sql`select url from entity_same_as where entity_id = ${id} order by position`,
  );
  if (known.map(({ url }) => url).join('\n') === urls.join('\n')) return;
  await engine.run(sql`delete from entity_same_as where entity_id = ${id}`);
  await engine.insert(
    'entity_same_as',
    ['url', 'entity_id', 'position'],
    urls.map((url, position) => [url, id, position]),
  );
}

/** What an entity is found by. */
async function writeLabels(engine: Engine, id: number, labels: ReadonlySet<string>): Promise<void> {
  const folds = new Map(Array.from(labels, (label) => [foldText(label), indexWords(label)]));
  const known = await engine.all<{ fold: string; words: string }>(
    sql`select fold, words from entity_label where entity_id = ${id}`,
  );
  if (known.length === folds.size && known.every(({ fold, words }) => folds.get(fold) === words)) return;
  await unindex(engine, [id]);
  await engine.run(sql`delete from entity_label where entity_id = ${id}`);
  await engine.run(sql`delete from entity_label_tail where entity_id = ${id}`);
  await engine.insert(
    'entity_label',
    ['entity_id', 'fold', 'words'],
    Array.from(folds, ([fold, words]): Value[] => [id, fold, words]),
  );
  await engine.insert(
    'entity_label_tail',
    ['entity_id', 'tail'],
    nameTails(labels).map((tail) => [id, tail]),
  );
  await engine.index('entity', [[id, [...folds.values()].sort().join(` ${BORDER} `)]]);
}

/** Takes entities out of the index of names, with the very words that were put there. */
async function unindex(engine: Engine, ids: readonly number[]): Promise<void> {
  const rows = await engine.all<{ id: number; words: string }>(
    sql`select entity_id as id, words from entity_label where entity_id in (${engine.list(ids)})`,
  );
  const words = new Map<number, string[]>();
  for (const row of rows) words.set(row.id, [...(words.get(row.id) ?? []), row.words]);
  await engine.unindex(
    'entity',
    Array.from(words, ([id, own]) => [id, own.sort().join(` ${BORDER} `)] as const),
  );
}

/** Gives slugs to all entities that wish for one of those named. */
async function slugAnew(engine: Engine, wishes: readonly string[]): Promise<void> {
  const rivals = await engine.all<Omit<EntityRow, 'name'> & { slug: string }>(sql`select id, key, slug, kind, wish,
    authority_id as "authorityId" from entity where wish in (${engine.list(wishes)}) order by key`);
  const slugs = new Map<string, string>();
  for (const group of groupBy(rivals, ({ wish }) => wish).values())
    for (const [key, slug] of slugEntities(group)) slugs.set(key, slug);
  const changed = rivals.filter(({ key, slug }) => slugs.get(key) !== slug);
  // None may stand in another's way.
  for (const { id, key } of changed)
    await engine.run(sql`update entity set slug = ${provisionalSlug(key)} where id = ${id}`);
  for (const { id, key } of changed)
    await engine.run(sql`update entity set slug = ${slugs.get(key)!} where id = ${id}`);
}
