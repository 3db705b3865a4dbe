import { joinOwners } from './join-owners.ts';
import type { KeptName } from './name-index.ts';
import { addAll, batches, distinct, groupsOfKept, type Settling } from './settling.ts';

/** Makes the entities of groups whose names or owners are not what they were. */
export async function settleEntities(settling: Settling): Promise<void> {
  const done = new Set<string>();
  for (const ids of batches(settling.moving)) {
    const names = await findOwned(
      settling,
      ids.filter((id) => !done.has(id)),
    );
    addAll(done, names.keys());
    const groups = groupsOfKept(names.values(), settling);
    const owners = [...names.values()].flatMap(({ owner }) => owner ?? []);
    const { entities, evidence } = joinOwners(groups, owners, settling.background);
    const meant = new Map(entities.flatMap(({ key, names: members }) => members.map((id) => [id, key])));
    await settling.index.writeEntities(
      Array.from(names.keys(), (id) => ({ id, entity: meant.get(id) ?? null })),
      entities,
      evidence,
    );
  }
}

/** All names that owners connect, or connected, with the given ones. */
async function findOwned(settling: Settling, ids: readonly string[]): Promise<Map<string, KeptName>> {
  const names = new Map<string, KeptName>();
  const groups = new Set<string>();
  const entities = new Set<string>();
  let found = await settling.index.names(ids);
  while (found.length > 0) {
    for (const one of found) names.set(one.id, one);
    const newGroups = distinct(found.flatMap(({ group, owner }) => [group, owner?.owner ?? null])).filter(
      (group) => !groups.has(group),
    );
    const newEntities = distinct(found.map(({ entity }) => entity)).filter((entity) => !entities.has(entity));
    addAll(groups, newGroups);
    addAll(entities, newEntities);
    found = [
      ...(await settling.index.inGroups(newGroups)),
      ...(await settling.index.ownedBy(newGroups)),
      ...(await settling.index.ofEntities(newEntities)),
    ].filter(({ id }) => !names.has(id));
  }
  return names;
}
