import type { Background } from '../../packages/ingest/src/resolve/background.ts';
import type { ResolvedEntity } from '../../packages/ingest/src/resolve/join-owners.ts';
import type { Joined } from '../../packages/ingest/src/resolve/joined.ts';
import { partnerId } from '../../packages/ingest/src/resolve/name.ts';
import type { KeptName, NameIndex } from '../../packages/ingest/src/resolve/name-index.ts';
import type { NameLink } from '../../packages/ingest/src/resolve/name-links.ts';
import { addUses, type CoupleUse, type DeclaredUse } from '../../packages/ingest/src/resolve/name-uses.ts';
import type { LocalNames } from '../../packages/ingest/src/resolve/resolve-within-document.ts';
import { settleNames } from '../../packages/ingest/src/resolve/settle-names.ts';

/** An archive's names in maps, settled by what changes. */
export class MemoryNames implements NameIndex {
  private background: Background;
  private readonly documents = new Map<string, LocalNames>();
  private readonly kept = new Map<string, KeptName>();
  private readonly linksById = new Map<string, readonly NameLink[]>();
  private readonly byLink = new Map<string, Set<string>>();
  private declaredUses: readonly DeclaredUse[] = [];
  private coupleUses: readonly CoupleUse[] = [];
  private readonly joined = new Map<string, Joined>();

  constructor(background: Background) {
    this.background = background;
  }

  /** Puts documents in, takes others out and settles in portions of the changed names. */
  async change(added: readonly LocalNames[], removed: readonly LocalNames[], portion = Infinity): Promise<void> {
    for (const { key } of removed) this.documents.delete(key);
    for (const local of added) this.documents.set(local.key, local);
    const { names, couples } = addUses([...added, ...removed]);
    const partners = couples.map(({ surname }) => partnerId(surname));
    await this.settle([...names.map(({ id }) => id), ...partners, ...this.background.entries.keys()], portion);
  }

  /** Puts another authority file in the place of the one that was known. */
  async know(background: Background): Promise<void> {
    const labels = [...this.background.entries.keys(), ...background.entries.keys()];
    this.background = background;
    await this.settle(labels, Infinity);
  }

  private async settle(changed: readonly string[], portion: number): Promise<void> {
    const { names, declared, couples } = addUses(this.documents.values());
    this.declaredUses = declared;
    this.coupleUses = couples;
    const uses = new Map(names.map((use) => [use.id, use]));
    const ids = [...new Set(changed)].filter(
      (id) => this.kept.has(id) || uses.has(id) || this.background.entries.has(id),
    );
    for (const id of ids) {
      const known = this.kept.get(id) ?? { group: null, authority: null, key: null, owner: null, entity: null };
      this.kept.set(id, { ...known, ...(uses.get(id) ?? { id, documents: 0, acronyms: 0 }) });
    }
    for (let start = 0; start < ids.length; start += portion)
      await settleNames(ids.slice(start, start + portion), this, this.background);
    for (const id of ids) {
      if (this.kept.get(id)!.documents === 0 && !this.background.entries.has(id)) this.kept.delete(id);
    }
  }

  /** What each name means, and why. */
  resolution(): { keys: Map<string, string>; evidence: Joined[] } {
    const keys = new Map([...this.kept.values()].flatMap(({ id, entity }) => (entity ? [[id, entity] as const] : [])));
    return { keys, evidence: [...this.joined.values()] };
  }

  async names(ids: readonly string[]): Promise<KeptName[]> {
    return ids.flatMap((id) => this.kept.get(id) ?? []);
  }

  inGroups = (groups: readonly string[]): Promise<KeptName[]> => this.where(({ group }) => group, groups);

  ofEntities = (entities: readonly string[]): Promise<KeptName[]> => this.where(({ entity }) => entity, entities);

  ownedBy = (groups: readonly string[]): Promise<KeptName[]> => this.where(({ owner }) => owner?.owner ?? null, groups);

  private async where(read: (one: KeptName) => string | null, values: readonly string[]): Promise<KeptName[]> {
    const wanted = new Set(values);
    return [...this.kept.values()].filter((one) => wanted.has(read(one) ?? ''));
  }

  async links(ids: readonly string[]): Promise<(NameLink & { id: string })[]> {
    return ids.flatMap((id) => (this.linksById.get(id) ?? []).map((link) => ({ ...link, id })));
  }

  async linked(
    role: NameLink['role'],
    keys: readonly string[],
    most = Infinity,
  ): Promise<{ key: string; id: string }[]> {
    return keys.flatMap((key) =>
      [...(this.byLink.get(`${role} ${key}`) ?? [])].slice(0, most).map((id) => ({ key, id })),
    );
  }

  async declared(side: 'short' | 'long', ids: readonly string[]): Promise<DeclaredUse[]> {
    const wanted = new Set(ids);
    return this.declaredUses.filter((use) => wanted.has(use[side]));
  }

  async couples(side: 'surname' | 'partner', values: readonly string[]): Promise<CoupleUse[]> {
    const wanted = new Set(values);
    return this.coupleUses.filter((use) => wanted.has(use[side]));
  }

  async writeLinks(links: ReadonlyMap<string, readonly NameLink[]>): Promise<void> {
    for (const [id, now] of links) {
      for (const { role, key } of this.linksById.get(id) ?? []) this.byLink.get(`${role} ${key}`)!.delete(id);
      this.linksById.set(id, now);
      for (const { role, key } of now) {
        this.byLink.set(`${role} ${key}`, (this.byLink.get(`${role} ${key}`) ?? new Set()).add(id));
      }
    }
  }

  async writeGroups(
    names: readonly Pick<KeptName, 'id' | 'group' | 'authority' | 'key'>[],
    evidence: readonly Joined[],
  ): Promise<void> {
    for (const one of names) this.kept.set(one.id, { ...this.kept.get(one.id)!, ...one, owner: null });
    this.replaceEvidence(names, evidence, () => true);
  }

  async writeOwners(owners: ReadonlyMap<string, KeptName['owner']>): Promise<void> {
    for (const [id, owner] of owners) this.kept.set(id, { ...this.kept.get(id)!, owner });
  }

  async writeEntities(
    names: readonly Pick<KeptName, 'id' | 'entity'>[],
    _entities: readonly ResolvedEntity[],
    evidence: readonly Joined[],
  ): Promise<void> {
    for (const one of names) this.kept.set(one.id, { ...this.kept.get(one.id)!, ...one });
    this.replaceEvidence(names, evidence, ({ rule }) => rule === 'UNIQUE_PART');
  }

  private replaceEvidence(
    names: readonly { readonly id: string }[],
    evidence: readonly Joined[],
    isOld: (joined: Joined) => boolean,
  ): void {
    const replaced = new Set(names.map(({ id }) => id));
    for (const [key, joined] of this.joined) if (replaced.has(joined.name) && isOld(joined)) this.joined.delete(key);
    for (const joined of evidence) this.joined.set(JSON.stringify(joined), joined);
  }
}
