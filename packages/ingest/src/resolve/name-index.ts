import type { Owner } from './find-owner.ts';
import type { ResolvedEntity } from './join-owners.ts';
import type { Joined } from './joined.ts';
import type { NameLink } from './name-links.ts';
import type { CoupleUse, DeclaredUse, NameUse } from './name-uses.ts';

/** A name with what it was resolved to when it last was; nulls before. */
export interface KeptName extends NameUse {
  /** The smallest ID of the names that are one with it. */
  readonly group: string | null;
  /** Of its group. */
  readonly authority: string | null;
  /** The key of an entity whose preferred name it is. */
  readonly key: string | null;
  /** Of its group, kept with the name whose ID is the group's. */
  readonly owner: Owner | null;
  /** Key of the entity that it means. */
  readonly entity: string | null;
}

/** What an archive keeps of its names, as settling reads and writes it. Each list is bounded, lists of lists are not. */
export interface NameIndex {
  /** Those of the names that are kept. */
  names(ids: readonly string[]): Promise<KeptName[]>;
  inGroups(groups: readonly string[]): Promise<KeptName[]>;
  ofEntities(entities: readonly string[]): Promise<KeptName[]>;
  /** Names that keep an owner which is one of these groups. */
  ownedBy(groups: readonly string[]): Promise<KeptName[]>;
  links(ids: readonly string[]): Promise<(NameLink & { readonly id: string })[]>;
  /** Names with one of the links; of those with one key, so many at most. */
  linked(
    role: NameLink['role'],
    keys: readonly string[],
    most?: number,
  ): Promise<{ readonly key: string; readonly id: string }[]>;
  declared(side: 'short' | 'long', ids: readonly string[]): Promise<DeclaredUse[]>;
  couples(side: 'surname' | 'partner', values: readonly string[]): Promise<CoupleUse[]>;

  /** Puts links in the place of those that the names have. */
  writeLinks(links: ReadonlyMap<string, readonly NameLink[]>): Promise<void>;
  /**
   * Puts groups in the place of those that the names had, without owners; `evidence` in the place of all evidence by
   * which one of the names was joined.
   */
  writeGroups(
    names: readonly Pick<KeptName, 'id' | 'group' | 'authority' | 'key'>[],
    evidence: readonly Joined[],
  ): Promise<void>;
  /** Puts owners in the place of those of the groups. */
  writeOwners(owners: ReadonlyMap<string, Owner | null>): Promise<void>;
  /**
   * Says what each name means now. Entities come with all of their names. `evidence` comes in the place of that of
   * `UNIQUE_PART` by which one of the names was joined.
   */
  writeEntities(
    names: readonly Pick<KeptName, 'id' | 'entity'>[],
    entities: readonly ResolvedEntity[],
    evidence: readonly Joined[],
  ): Promise<void>;
}
