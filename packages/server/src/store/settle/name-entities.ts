import { type AuthorityEntry, type EntityKind, foldText, groupBy, nameEntity, slugEntities } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { removeLabels, writeLabels } from './entity-labels.ts';
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
  await removeLabels(engine, numbers);
  await engine.run(sql`delete from entity_same_as where entity_id in (${engine.list(numbers)})`);
  await engine.run(sql`delete from entity where id in (${engine.list(numbers)})`);
  return gone.map(({ wish }) => wish);
}

/** @returns the slugs that are wished for by others now. */
async function nameAnew(
  engine: Engine,
  ids: readonly number[],
  entries: ReadonlyMap<string, AuthorityEntry>,
): Promise<string[]> {
  const rows = await engine.all<EntityRow>(sql`select id, key, kind, name, wish, authority_id as "authorityId"
    from entity where id in (${engine.list(ids)}) order by id`);
  const uses = await engine.all<{ id: number; text: string; articles: number }>(
    sql`select entity_id as id, text, article_count as articles from entity_name where entity_id in (${engine.list(ids)})`,
  );
  const texts = new Map<number, Map<string, number>>(rows.map(({ id }) => [id, new Map()]));
  for (const { id, text, articles } of uses) texts.get(id)!.set(text, articles);
  const named = rows.map(({ id, wish, ...entity }) => ({
    id,
    before: { name: entity.name, wish },
    now: nameEntity(entity, texts.get(id)!, entries.get(entity.authorityId ?? '')),
  }));
  const renamed = named.filter(({ before, now }) => before.name !== now.name || before.wish !== now.wish);
  await engine.update(
    'entity',
    'id',
    ['name', 'fold', 'wish'],
    renamed.map(({ id, now }) => [id, now.name, foldText(now.name), now.wish]),
  );
  await writeSameAs(engine, new Map(named.map(({ id, now }) => [id, now.sameAs])));
  await writeLabels(engine, new Map(named.map(({ id, now }) => [id, new Set([now.name, ...texts.get(id)!.keys()])])));
  await engine.run(sql`update entity set weight =
    case when article_count > 1 then cast(round(1000000 / ln(article_count)) as integer) else 0 end
    where id in (${engine.list(ids)})`);
  return renamed.flatMap(({ before, now }) => [before.wish, now.wish]).filter((wish) => wish !== '');
}

async function writeSameAs(engine: Engine, urls: ReadonlyMap<number, readonly string[]>): Promise<void> {
  const rows = await engine.all<{ id: number; url: string }>(sql`select entity_id as id, url from entity_same_as
    where entity_id in (${engine.list([...urls.keys()])}) order by entity_id, position`);
  const known = groupBy(rows, ({ id }) => id);
  const changed = [...urls].filter(
    ([id, own]) => (known.get(id) ?? []).map(({ url }) => url).join('\n') !== own.join('\n'),
  );
  await engine.run(sql`delete from entity_same_as where entity_id in (${engine.list(changed.map(([id]) => id))})`);
  await engine.insert(
    'entity_same_as',
    ['url', 'entity_id', 'position'],
    changed.flatMap(([id, own]) => own.map((url, position) => [url, id, position])),
  );
}

/** Gives slugs to all entities that wish for one of those named. */
async function slugAnew(engine: Engine, wishes: readonly string[]): Promise<void> {
  const rivals = await engine.all<Omit<EntityRow, 'name'> & { slug: string }>(sql`select id, key, slug, kind, wish,
    authority_id as "authorityId" from entity where ${engine.among(sql`wish`, wishes)} order by key`);
  const slugs = new Map<string, string>();
  for (const group of groupBy(rivals, ({ wish }) => wish).values())
    for (const [key, slug] of slugEntities(group)) slugs.set(key, slug);
  const changed = rivals.filter(({ key, slug }) => slugs.get(key) !== slug);
  // None may stand in another's way.
  for (const slugOf of [provisionalSlug, (key: string) => slugs.get(key)!]) {
    await engine.update(
      'entity',
      'id',
      ['slug'],
      changed.map(({ id, key }) => [id, slugOf(key)]),
    );
  }
}
