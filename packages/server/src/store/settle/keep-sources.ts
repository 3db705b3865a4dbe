import {
  draftSource,
  foldText,
  groupBy,
  joinDrafts,
  type Location,
  type SourceDraft,
  type SourceEntry,
  slugSources,
  sourceKeyOf,
} from '@sourcebook/ingest';
import { indexWords } from '@sourcebook/ingest/index-words';
import sql from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { provisionalSlug } from './provisional-slug.ts';
import type { Settling } from './settling.ts';

interface Placed {
  readonly locations: readonly Location[];
  readonly called: string | null;
}

/** Gives the places of captures their sources' numbers: a list a capture, in the order of its locations. */
export async function keepSources(
  { engine, ids, sources }: Settling,
  captures: readonly Placed[],
): Promise<number[][]> {
  const clues = captures.map(({ locations, called }) => locations.map((location) => ({ location, called })));
  const keys = clues.map((places) => places.map(sourceKeyOf));
  const wanted = [...new Set(keys.flat())];
  const known = await engine.all<{ id: number; key: string }>(
    sql`select id, key from source where key in (${engine.list(wanted)})`,
  );
  const kept = new Map(known.map(({ id, key }) => [key, id]));
  const added = wanted.filter((key) => !kept.has(key));
  for (const key of added) kept.set(key, ids.source.take());
  // Its name is worked out when all of its captures are known.
  await engine.insert(
    'source',
    ['id', 'key', 'slug', 'wish', 'name', 'fold'],
    added.map((key): Value[] => [kept.get(key)!, key, provisionalSlug(key), '', '', '']),
  );
  for (const key of wanted) sources.add(kept.get(key)!);
  return keys.map((places) => places.map((key) => kept.get(key)!));
}

interface SourceRow {
  readonly id: number;
  readonly key: string;
  readonly slug: string;
  readonly wish: string;
  readonly name: string;
  readonly url: string | null;
  readonly note: string | null;
}

/** Names the sources whose captures or descriptions changed; those without captures go. */
export async function nameSources({ engine, sources }: Settling, entries: readonly SourceEntry[]): Promise<void> {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const described = await engine.all<{ id: number }>(sql`select id from source where key like 'manifest.%'`);
  const touched = new Set([...sources, ...described.map(({ id }) => id)]);
  const rows = await engine.all<SourceRow>(sql`select id, key, slug, wish, name, url, note from source
    where id in (${engine.list([...touched])}) order by key`);
  const wishes = new Set<string>();
  let isRenamed = false;
  for (const row of rows) {
    const draft = await draftOf(engine, row, bySlug);
    if (draft && isSame(draft, row)) continue;
    isRenamed = true;
    if (row.wish !== '') wishes.add(row.wish);
    if (draft) {
      wishes.add(draft.wish);
      await engine.run(sql`update source set name = ${draft.name}, fold = ${foldText(draft.name)}, url = ${draft.url},
        note = ${draft.note}, wish = ${draft.wish} where id = ${row.id}`);
    } else {
      await engine.run(sql`delete from source where id = ${row.id}`);
    }
  }
  await slugAnew(engine, [...wishes]);
  if (isRenamed) await indexSources(engine);
}

/** What the source's captures say of it together; null where there are none. */
async function draftOf(
  engine: Engine,
  { id }: SourceRow,
  bySlug: ReadonlyMap<string, SourceEntry>,
): Promise<SourceDraft | null> {
  const clues = await engine.all<{ path: string; source: string | null; called: string | null }>(
    sql`select min(l.path) as path, i.source, coalesce(c.source_called, c.masthead) as called from capture_location l join capture c on c.id = l.capture_id
      join input_location i on i.capture_id = l.capture_id and i.path = l.path
      where l.source_id = ${id} group by i.source, coalesce(c.source_called, c.masthead)`,
  );
  const drafts = clues.map(({ path, source, called }) =>
    draftSource({ location: { path, source, capturedAt: null }, called }, bySlug),
  );
  return drafts.reduce<SourceDraft | undefined>(joinDrafts, undefined) ?? null;
}

function isSame(draft: SourceDraft, { name, url, note, wish }: SourceRow): boolean {
  return draft.name === name && draft.url === url && draft.note === note && draft.wish === wish;
}

/** Gives slugs to all sources that wish for one of those named. */
async function slugAnew(engine: Engine, wishes: readonly string[]): Promise<void> {
  const rivals = await engine.all<{ id: number; key: string; wish: string }>(
    sql`select id, key, wish from source where ${engine.among(sql`wish`, wishes)} order by key`,
  );
  const drafts = rivals.map((rival) => ({ ...rival, isGiven: rival.key.startsWith('manifest.') }));
  const slugs = new Map([...groupBy(drafts, ({ wish }) => wish).values()].flatMap((group) => [...slugSources(group)]));
  // None may stand in another's way.
  for (const { id, key } of rivals)
    await engine.run(sql`update source set slug = ${provisionalSlug(key)} where id = ${id}`);
  for (const { id, key } of rivals) await engine.run(sql`update source set slug = ${slugs.get(key)!} where id = ${id}`);
}

/** There are few: the whole index is written anew, so that scores do not remember what is gone. */
async function indexSources(engine: Engine): Promise<void> {
  const rows = await engine.all<{ id: number; name: string }>(sql`select id, name from source order by id`);
  await engine.unindex('source');
  await engine.index(
    'source',
    rows.map(({ id, name }) => [id, indexWords(name)]),
  );
}
