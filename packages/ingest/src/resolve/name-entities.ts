import { groupBy } from '../group-by.ts';
import { sha256Hex } from '../identity.ts';
import type { AuthorityEntry, EntityKind, FoundEntity } from '../model.ts';
import { compareCodePoints, slugify } from '../text.ts';
import { countWords } from '../words.ts';

/** How many articles use each name of an entity. */
export type NameCounts = ReadonlyMap<string, number>;

/** An entity with its preferred name and the slug that it has if no other wishes for it. */
export interface NamedEntity extends FoundEntity {
  readonly name: string;
  readonly sameAs: readonly string[];
  readonly wish: string;
}

/** `entry` is the authority file's for the entity, if it has one. */
export function nameEntity(
  { key, kind, authorityId }: FoundEntity,
  counts: NameCounts,
  entry: AuthorityEntry | undefined,
): NamedEntity {
  const name = entry?.prefLabel ?? preferredName(kind, counts);
  const wish = slugify(name, kind.toLowerCase());
  return { key, kind, name, authorityId, sameAs: entry?.sameAs ?? [], wish };
}

/**
 * Slugs, by key, of all entities that wish for the same one. It goes to the only one, else to the only one that the
 * authority file knows. The others add their kind and, where another is of that kind, a hash of their key. Two hyphens
 * stand before that, which no wish has, so that entities of other wishes need not be asked.
 */
export function slugEntities(
  rivals: readonly Pick<NamedEntity, 'key' | 'kind' | 'authorityId' | 'wish'>[],
): Map<string, string> {
  const known = rivals.filter(({ authorityId }) => authorityId !== null);
  const kinds = groupBy(rivals, ({ kind }) => kind);
  return new Map(
    rivals.map((entity) => {
      const { key, kind, wish } = entity;
      if (rivals.length === 1 || (known.length === 1 && known[0] === entity)) return [key, wish];
      const byKind = `${wish}--${kind.toLowerCase()}`;
      return [key, kinds.get(kind)!.length === 1 ? byKind : `${byKind}-${sha256Hex(key).slice(0, HASH_LENGTH)}`];
    }),
  );
}

const HASH_LENGTH = 12;

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
