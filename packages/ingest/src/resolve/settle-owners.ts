import { groupBy } from '../group-by.ts';
import { type Bearer, findOwner, findPartner, MOST_BEARERS, type Owner, wantedKeys } from './find-owner.ts';
import type { NameGroup } from './group-names.ts';
import { foldedOf, isPartner, partnerId } from './name.ts';
import { isInUse, nameOf } from './name-uses.ts';
import { addAll, batches, byId, distinct, groupsOfKept, type Settling } from './settling.ts';

/** Finds the owners of groups that may have another one now. */
export async function settleOwners(settling: Settling): Promise<void> {
  const done = new Set<string>();
  for (const ids of batches(settling.claiming)) {
    const claiming = await settling.index.names(ids);
    const ofGroups = distinct(claiming.map(({ group }) => group)).filter((group) => !done.has(group));
    addAll(done, ofGroups);
    const members = await settling.index.inGroups(ofGroups);
    const groups = groupsOfKept(members, settling);
    const bearers = await readBearers(settling, groups);
    const partners = await readPartners(settling, groups);
    const owners = new Map(
      groups.map((group) => [
        group.id,
        findPartner(group, partners.get(group.id) ?? []) ??
          findOwner(group, settling.background, (wanted) => bearers.get(wanted) ?? []),
      ]),
    );
    const before = byId(members);
    await settling.index.writeOwners(owners);
    addAll(
      settling.moving,
      groups.flatMap(({ id }) => (isSameOwner(before.get(id)?.owner, owners.get(id)) ? [] : [id])),
    );
  }
}

async function readBearers(settling: Settling, groups: readonly NameGroup[]): Promise<Map<string, Bearer[]>> {
  const wanted = new Set(groups.flatMap((group) => wantedKeys(group, settling.background)));
  const offers = await settling.index.linked('OFFERS', [...wanted], MOST_BEARERS + 1);
  const bearers = await readNames(
    settling,
    offers.map(({ id }) => id),
  );
  return new Map(
    Array.from(
      groupBy(offers, ({ key }) => key),
      ([key, found]) => [key, found.flatMap(({ id }) => bearers.get(id) ?? [])],
    ),
  );
}

async function readPartners(settling: Settling, groups: readonly NameGroup[]): Promise<Map<string, Bearer[]>> {
  const surnames = groups.flatMap(({ id, names }) => (isPartner(names[0]!.name) ? [foldedOf(id)] : []));
  const couples = await settling.index.couples('surname', surnames);
  const bearers = await readNames(
    settling,
    couples.map(({ partner }) => partner),
  );
  return new Map(
    Array.from(
      groupBy(couples, ({ surname }) => partnerId(surname)),
      ([id, told]) => [id, told.flatMap(({ partner }) => bearers.get(partner) ?? [])],
    ),
  );
}

/** Names that have their groups; those that are settled after these ones find then whom they affect. */
async function readNames(settling: Settling, ids: readonly string[]): Promise<Map<string, Bearer>> {
  const kept = await settling.index.names(distinct(ids));
  return new Map(
    kept.flatMap((one) =>
      one.group === null || !isInUse(one, settling.background)
        ? []
        : [[one.id, { name: nameOf(one, settling.background), documents: one.documents, group: one.group }]],
    ),
  );
}

const isSameOwner = (a: Owner | null | undefined, b: Owner | null | undefined): boolean =>
  a?.owner === b?.owner && a?.joined?.name === b?.joined?.name && a?.joined?.other === b?.joined?.other;
