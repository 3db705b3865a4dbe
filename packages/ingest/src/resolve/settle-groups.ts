import { groupBy } from '../group-by.ts';
import { acceptDeclared, type DeclaredForm } from './accept-declared.ts';
import { groupNames } from './group-names.ts';
import { partnerId } from './name.ts';
import type { KeptName } from './name-index.ts';
import type { NameLink } from './name-links.ts';
import { isInUse, nameOf } from './name-uses.ts';
import { addAll, batches, byId, distinct, idsOf, keysOf, linksOfKept, type Settling } from './settling.ts';

/** Links names as they are written now. Those that only old links led to are to be grouped anew as well. */
export async function relinkNames(settling: Settling): Promise<void> {
  for (const ids of batches(settling.changed)) {
    const names = await settling.index.names(ids);
    const before = await settling.index.links(ids);
    const now = new Map(names.map((one) => [one.id, linksOfKept(one, settling)]));
    const linked = groupBy(before, ({ id }) => id);
    await settling.index.writeLinks(new Map([...now].filter(([id, own]) => !areSame(own, linked.get(id) ?? []))));
    const same = before.filter(
      ({ role, key, id }) => role === 'SAME' && !now.get(id)?.some((link) => link.key === key),
    );
    addAll(settling.stirred, idsOf(await settling.index.linked('SAME', keysOf(same, 'SAME'))));
    const offered = [...before, ...[...now.values()].flat()];
    addAll(settling.claiming, idsOf(await settling.index.linked('WANTS', keysOf(offered, 'OFFERS'))));
  }
}

function areSame(one: readonly NameLink[], other: readonly NameLink[]): boolean {
  const [keys, others] = [one, other].map((links) => new Set(links.map(({ role, key }) => `${role} ${key}`)));
  return keys!.size === others!.size && [...keys!].every((key) => others!.has(key));
}

/** Groups names anew, with all that they are or were linked with. */
export async function regroupNames(settling: Settling): Promise<void> {
  const done = new Set<string>();
  for (const ids of batches(settling.stirred)) {
    const found = await findConnected(
      settling,
      ids.filter((id) => !done.has(id)),
    );
    addAll(done, found.names.keys());
    await regroupConnected(settling, [...found.names.values()], found.accepted);
  }
}

/** All names that the given ones are or were linked with, however long the chain. */
async function findConnected(
  settling: Settling,
  ids: readonly string[],
): Promise<{ names: Map<string, KeptName>; accepted: DeclaredForm[] }> {
  const names = new Map<string, KeptName>();
  const keys = new Set<string>();
  const groups = new Set<string>();
  const accepted = new Map<string, DeclaredForm[]>();
  let next = new Set(ids);
  while (next.size > 0) {
    const found = await settling.index.names([...next]);
    for (const one of found) names.set(one.id, one);
    const newKeys = keysOf(
      found.flatMap((one) => linksOfKept(one, settling)),
      'SAME',
    ).filter((key) => !keys.has(key));
    const newGroups = distinct(found.map(({ group }) => group)).filter((group) => !groups.has(group));
    addAll(keys, newKeys);
    addAll(groups, newGroups);
    next = new Set([
      ...idsOf(await settling.index.linked('SAME', newKeys)),
      ...idsOf(await settling.index.inGroups(newGroups)),
      ...(await findDeclared(settling, found, accepted)),
    ]);
    for (const id of names.keys()) next.delete(id);
  }
  return { names, accepted: [...accepted].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, forms]) => forms) };
}

/** Names that accepted declarations connect with these, or whose own declarations may be accepted otherwise now. */
async function findDeclared(
  settling: Settling,
  names: readonly KeptName[],
  accepted: Map<string, DeclaredForm[]>,
): Promise<string[]> {
  const ids = idsOf(names);
  const asLong = await settling.index.declared('long', ids);
  const shorts = new Set([...ids, ...asLong.map(({ short }) => short)]);
  for (const known of accepted.keys()) shorts.delete(known);
  const uses = await settling.index.declared('short', [...shorts]);
  const kept = byId(await settling.index.names(distinct(uses.flatMap(({ short, long }) => [short, long]))));
  for (const [short, forms] of groupBy(uses, (use) => use.short)) {
    const name = kept.get(short);
    const known = forms.flatMap((use): DeclaredForm[] => {
      const long = kept.get(use.long);
      return long ? [{ use, long: nameOf(long, settling.background), documents: long.documents }] : [];
    });
    if (name) accepted.set(short, acceptDeclared(nameOf(name, settling.background), known, settling.background));
  }
  const own = new Set(ids);
  return [
    ...asLong.filter(({ long }) => settling.changed.has(long)).map(({ short }) => short),
    ...[...accepted.values()]
      .flat()
      .filter(({ use }) => own.has(use.short) || own.has(use.long))
      .flatMap(({ use }) => [use.short, use.long]),
  ];
}

async function regroupConnected(
  settling: Settling,
  names: readonly KeptName[],
  accepted: readonly DeclaredForm[],
): Promise<void> {
  const used = names.filter((one) => isInUse(one, settling.background));
  const inUse = byId(used);
  const { groups, evidence } = groupNames(
    used,
    accepted.filter(({ use }) => inUse.has(use.short) && inUse.has(use.long)),
    settling.background,
  );
  const grouped = groups.flatMap(({ id, names: members, authority }) =>
    members.map(({ name, key }) => ({ id: name.id, group: id, authority, key })),
  );
  const gone = names
    .filter(({ id }) => !inUse.has(id))
    .map(({ id }) => ({ id, group: null, authority: null, key: null }));
  await settling.index.writeGroups([...grouped, ...gone], evidence);
  const before = byId(names);
  const regrouped = grouped.filter(({ id, group }) => settling.changed.has(id) || before.get(id)!.group !== group);
  const links = regrouped.flatMap(({ id }) => linksOfKept(before.get(id)!, settling));
  addAll(settling.claiming, idsOf(await settling.index.linked('WANTS', keysOf(links, 'OFFERS'))));
  const couples = await settling.index.couples('partner', [...idsOf(regrouped), ...idsOf(gone)]);
  addAll(
    settling.claiming,
    couples.map(({ surname }) => partnerId(surname)),
  );
  addAll(settling.claiming, inUse.keys());
  addAll(settling.moving, before.keys());
}
