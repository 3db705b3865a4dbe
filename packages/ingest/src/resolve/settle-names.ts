import { groupBy } from '../group-by.ts';
import { acceptDeclared, type DeclaredForm } from './accept-declared.ts';
import type { Background } from './background.ts';
import { type Bearer, findOwner, findPartner, MOST_BEARERS, type Owner, wantedKeys } from './find-owner.ts';
import { groupNames, type NameGroup } from './group-names.ts';
import { joinOwners } from './join-owners.ts';
import { foldedOf, isPartner, partnerId } from './name.ts';
import type { KeptName, NameIndex } from './name-index.ts';
import { linksOf, type NameLink } from './name-links.ts';
import { isInUse, nameOf } from './name-uses.ts';

/** So many names are worked on at a time, and what they are linked with. */
const BATCH = 2000;

/**
 * Resolves anew what a change of names may affect, and gives what `resolveNames` gives of all of them. `changed` has
 * each name whose use changed, which came or is about to go (kept with no document), or is or was a label of a changed
 * authority file; both names of each declaration that changed; the partner of each couple that changed and the unnamed
 * one of its surname (`partnerId`).
 */
export async function settleNames(changed: Iterable<string>, index: NameIndex, background: Background): Promise<void> {
  const settling = new Settling(index, background, new Set(changed));
  await settling.relink();
  await settling.regroup();
  await settling.findOwners();
  await settling.joinOwners();
}

class Settling {
  private readonly index: NameIndex;
  private readonly background: Background;
  private readonly changed: ReadonlySet<string>;
  /** Names to be grouped anew. */
  private readonly stirred: Set<string>;
  /** Names whose groups may have another owner. */
  private readonly claiming = new Set<string>();
  /** Names whose entities may be others. */
  private readonly moving = new Set<string>();

  constructor(index: NameIndex, background: Background, changed: ReadonlySet<string>) {
    this.index = index;
    this.background = background;
    this.changed = changed;
    this.stirred = new Set(changed);
  }

  /** Links names as they are written now. Those that only old links led to are to be grouped anew as well. */
  async relink(): Promise<void> {
    for (const ids of batches(this.changed)) {
      const names = await this.index.names(ids);
      const before = await this.index.links(ids);
      const now = new Map(names.map((one) => [one.id, this.linksOf(one)]));
      await this.index.writeLinks(now);
      const same = before.filter(
        ({ role, key, id }) => role === 'SAME' && !now.get(id)?.some((link) => link.key === key),
      );
      addAll(this.stirred, idsOf(await this.index.linked('SAME', keysOf(same, 'SAME'))));
      const offered = [...before, ...[...now.values()].flat()];
      addAll(this.claiming, idsOf(await this.index.linked('WANTS', keysOf(offered, 'OFFERS'))));
    }
  }

  private linksOf(use: KeptName): NameLink[] {
    return isInUse(use, this.background) ? linksOf(nameOf(use, this.background), this.background) : [];
  }

  async regroup(): Promise<void> {
    const done = new Set<string>();
    for (const ids of batches(this.stirred)) {
      const found = await this.findConnected(ids.filter((id) => !done.has(id)));
      addAll(done, found.names.keys());
      await this.regroupNames([...found.names.values()], found.accepted);
    }
  }

  /** All names that the given ones are or were linked with, however long the chain. */
  private async findConnected(
    ids: readonly string[],
  ): Promise<{ names: Map<string, KeptName>; accepted: DeclaredForm[] }> {
    const names = new Map<string, KeptName>();
    const keys = new Set<string>();
    const groups = new Set<string>();
    const accepted = new Map<string, DeclaredForm[]>();
    let next = new Set(ids);
    while (next.size > 0) {
      const found = await this.index.names([...next]);
      for (const one of found) names.set(one.id, one);
      const newKeys = keysOf(
        found.flatMap((one) => this.linksOf(one)),
        'SAME',
      ).filter((key) => !keys.has(key));
      const newGroups = distinct(found.map(({ group }) => group)).filter((group) => !groups.has(group));
      addAll(keys, newKeys);
      addAll(groups, newGroups);
      next = new Set([
        ...idsOf(await this.index.linked('SAME', newKeys)),
        ...idsOf(await this.index.inGroups(newGroups)),
        ...(await this.findDeclared(found, accepted)),
      ]);
      for (const id of names.keys()) next.delete(id);
    }
    return { names, accepted: [...accepted].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, forms]) => forms) };
  }

  /** Names that accepted declarations connect with these, or whose own declarations may be accepted otherwise now. */
  private async findDeclared(names: readonly KeptName[], accepted: Map<string, DeclaredForm[]>): Promise<string[]> {
    const ids = idsOf(names);
    const asLong = await this.index.declared('long', ids);
    const shorts = new Set([...ids, ...asLong.map(({ short }) => short)]);
    for (const known of accepted.keys()) shorts.delete(known);
    const uses = await this.index.declared('short', [...shorts]);
    const kept = byId(await this.index.names(distinct(uses.flatMap(({ short, long }) => [short, long]))));
    for (const [short, forms] of groupBy(uses, (use) => use.short)) {
      const name = kept.get(short);
      const known = forms.flatMap((use): DeclaredForm[] => {
        const long = kept.get(use.long);
        return long ? [{ use, long: nameOf(long, this.background), documents: long.documents }] : [];
      });
      if (name) accepted.set(short, acceptDeclared(nameOf(name, this.background), known, this.background));
    }
    const own = new Set(ids);
    return [
      ...asLong.filter(({ long }) => this.changed.has(long)).map(({ short }) => short),
      ...[...accepted.values()]
        .flat()
        .filter(({ use }) => own.has(use.short) || own.has(use.long))
        .flatMap(({ use }) => [use.short, use.long]),
    ];
  }

  private async regroupNames(names: readonly KeptName[], accepted: readonly DeclaredForm[]): Promise<void> {
    const used = names.filter((one) => isInUse(one, this.background));
    const inUse = byId(used);
    const { groups, evidence } = groupNames(
      used,
      accepted.filter(({ use }) => inUse.has(use.short) && inUse.has(use.long)),
      this.background,
    );
    const grouped = groups.flatMap(({ id, names: members, authority }) =>
      members.map(({ name, key }) => ({ id: name.id, group: id, authority, key })),
    );
    const gone = names
      .filter(({ id }) => !inUse.has(id))
      .map(({ id }) => ({ id, group: null, authority: null, key: null }));
    await this.index.writeGroups([...grouped, ...gone], evidence);
    const before = byId(names);
    const regrouped = grouped.filter(({ id, group }) => this.changed.has(id) || before.get(id)!.group !== group);
    const links = regrouped.flatMap(({ id }) => this.linksOf(before.get(id)!));
    addAll(this.claiming, idsOf(await this.index.linked('WANTS', keysOf(links, 'OFFERS'))));
    const couples = await this.index.couples('partner', [...idsOf(regrouped), ...idsOf(gone)]);
    addAll(
      this.claiming,
      couples.map(({ surname }) => partnerId(surname)),
    );
    addAll(this.claiming, inUse.keys());
    addAll(this.moving, before.keys());
  }

  async findOwners(): Promise<void> {
    const done = new Set<string>();
    for (const ids of batches(this.claiming)) {
      const claiming = await this.index.names(ids);
      const ofGroups = distinct(claiming.map(({ group }) => group)).filter((group) => !done.has(group));
      addAll(done, ofGroups);
      const members = await this.index.inGroups(ofGroups);
      const groups = this.readGroups(members);
      const bearers = await this.readBearers(groups);
      const partners = await this.readPartners(groups);
      const owners = new Map(
        groups.map((group) => [
          group.id,
          findPartner(group, partners.get(group.id) ?? []) ??
            findOwner(group, this.background, (wanted) => bearers.get(wanted) ?? []),
        ]),
      );
      const before = byId(members);
      await this.index.writeOwners(owners);
      addAll(
        this.moving,
        groups.flatMap(({ id }) => (isSameOwner(before.get(id)?.owner, owners.get(id)) ? [] : [id])),
      );
    }
  }

  private async readBearers(groups: readonly NameGroup[]): Promise<Map<string, Bearer[]>> {
    const wanted = new Set(groups.flatMap((group) => wantedKeys(group, this.background)));
    const offers = await this.index.linked('OFFERS', [...wanted], MOST_BEARERS + 1);
    const bearers = await this.readNames(offers.map(({ id }) => id));
    return new Map(
      Array.from(
        groupBy(offers, ({ key }) => key),
        ([key, found]) => [key, found.flatMap(({ id }) => bearers.get(id) ?? [])],
      ),
    );
  }

  private async readPartners(groups: readonly NameGroup[]): Promise<Map<string, Bearer[]>> {
    const surnames = groups.flatMap(({ id, names }) => (isPartner(names[0]!.name) ? [foldedOf(id)] : []));
    const couples = await this.index.couples('surname', surnames);
    const bearers = await this.readNames(couples.map(({ partner }) => partner));
    return new Map(
      Array.from(
        groupBy(couples, ({ surname }) => partnerId(surname)),
        ([id, told]) => [id, told.flatMap(({ partner }) => bearers.get(partner) ?? [])],
      ),
    );
  }

  /** Names that have their groups; those that are settled after these ones find then whom they affect. */
  private async readNames(ids: readonly string[]): Promise<Map<string, Bearer>> {
    const kept = await this.index.names(distinct(ids));
    return new Map(
      kept.flatMap((one) =>
        one.group === null || !isInUse(one, this.background)
          ? []
          : [[one.id, { name: nameOf(one, this.background), documents: one.documents, group: one.group }]],
      ),
    );
  }

  private readGroups(members: readonly KeptName[]): NameGroup[] {
    const inUse = members.filter((one) => isInUse(one, this.background));
    return Array.from(
      groupBy(inUse, ({ group }) => group!),
      ([id, names]) => ({
        id,
        authority: names[0]!.authority,
        names: names
          .map((one) => ({ name: nameOf(one, this.background), documents: one.documents, key: one.key! }))
          .sort((a, b) => (a.name.id < b.name.id ? -1 : 1)),
      }),
    );
  }

  async joinOwners(): Promise<void> {
    const done = new Set<string>();
    for (const ids of batches(this.moving)) {
      const names = await this.findOwned(ids.filter((id) => !done.has(id)));
      addAll(done, names.keys());
      const groups = this.readGroups([...names.values()]);
      const owners = [...names.values()].flatMap(({ owner }) => owner ?? []);
      const { entities, evidence } = joinOwners(groups, owners, this.background);
      const meant = new Map(entities.flatMap(({ key, names: members }) => members.map((id) => [id, key])));
      await this.index.writeEntities(
        Array.from(names.keys(), (id) => ({ id, entity: meant.get(id) ?? null })),
        entities,
        evidence,
      );
    }
  }

  /** All names that owners connect, or connected, with the given ones. */
  private async findOwned(ids: readonly string[]): Promise<Map<string, KeptName>> {
    const names = new Map<string, KeptName>();
    const groups = new Set<string>();
    const entities = new Set<string>();
    let found = await this.index.names(ids);
    while (found.length > 0) {
      for (const one of found) names.set(one.id, one);
      const newGroups = distinct(found.flatMap(({ group, owner }) => [group, owner?.owner ?? null])).filter(
        (group) => !groups.has(group),
      );
      const newEntities = distinct(found.map(({ entity }) => entity)).filter((entity) => !entities.has(entity));
      addAll(groups, newGroups);
      addAll(entities, newEntities);
      found = [
        ...(await this.index.inGroups(newGroups)),
        ...(await this.index.ownedBy(newGroups)),
        ...(await this.index.ofEntities(newEntities)),
      ].filter(({ id }) => !names.has(id));
    }
    return names;
  }
}

const isSameOwner = (a: Owner | null | undefined, b: Owner | null | undefined): boolean =>
  a?.owner === b?.owner && a?.joined?.name === b?.joined?.name && a?.joined?.other === b?.joined?.other;

const byId = <One extends { readonly id: string }>(all: readonly One[]): Map<string, One> =>
  new Map(all.map((one) => [one.id, one]));

const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

const keysOf = (links: readonly NameLink[], role: NameLink['role']): string[] =>
  distinct(links.flatMap((link) => (link.role === role ? [link.key] : [])));

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

function addAll(set: Set<string>, values: Iterable<string>): void {
  for (const value of values) set.add(value);
}

function* batches(values: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  for (const value of values) {
    batch.push(value);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
