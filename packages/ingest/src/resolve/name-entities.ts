import { groupBy } from '../group-by.ts';
import type { AuthorityEntry, EntityKind, FoundEntity } from '../model.ts';
import type { EntityRecord } from '../records.ts';
import { compareCodePoints, slugify } from '../text.ts';
import { countWords } from '../words.ts';
import { uniqueSlugs } from './unique-slugs.ts';

/** How many articles use each name of an entity. */
export type NameCounts = ReadonlyMap<string, number>;

/** Gives entities their preferred names and slugs. Sorted by key, numbered from 1. */
export function nameEntities(
  entities: readonly FoundEntity[],
  counts: ReadonlyMap<string, NameCounts>,
  authority: readonly AuthorityEntry[],
): EntityRecord[] {
  const entries = new Map(authority.map((entry) => [entry.id, entry]));
  const named = entities
    .map((entity) => {
      const entry = entity.authorityId === null ? undefined : entries.get(entity.authorityId);
      const name = entry?.prefLabel ?? preferredName(entity.kind, counts.get(entity.key) ?? new Map());
      return { entity, name, sameAs: entry?.sameAs ?? [], wish: slugify(name, entity.kind.toLowerCase()) };
    })
    .sort((a, b) => compareCodePoints(a.entity.key, b.entity.key));
  const wishes = groupBy(named, ({ wish }) => wish);
  const slugs = uniqueSlugs(
    named.map(({ entity, wish }) => {
      const rivals = wishes.get(wish)!.flatMap((rival) => (rival.entity === entity ? [] : [rival.entity]));
      return rivals.length === 0 ? wish : apart(wish, entity, rivals);
    }),
  );
  return named.map(({ entity: { key, kind, authorityId }, name, sameAs }, index) => ({
    id: index + 1,
    key,
    slug: slugs[index]!,
    kind,
    name,
    authorityId,
    sameAs,
  }));
}

/** The name that most articles use, of a person among the full names; then the longer, then the smaller. */
export function preferredName(kind: EntityKind, counts: NameCounts): string {
  const names = [...counts];
  const full = kind === 'PERSON' ? names.filter(([name]) => countWords(name) > 1) : names;
  const candidates = full.length > 0 ? full : names;
  const [best] = candidates.sort(
    ([nameA, a], [nameB, b]) => b - a || nameB.length - nameA.length || compareCodePoints(nameA, nameB),
  );
  return best?.[0] ?? '';
}

/** An entity of the authority file keeps a slug that others wish for too; those tell their kind, and else their key. */
function apart(wish: string, entity: FoundEntity, rivals: readonly FoundEntity[]): string {
  if (entity.authorityId !== null && rivals.every((rival) => rival.authorityId === null)) return wish;
  const byKind = `${wish}-${entity.kind.toLowerCase()}`;
  return rivals.every((rival) => rival.kind !== entity.kind) ? byKind : `${byKind}-${slugify(entity.key, 'x')}`;
}
