import type { Background } from './background.ts';
import type { NameIndex } from './name-index.ts';
import { settleEntities } from './settle-entities.ts';
import { regroupNames, relinkNames } from './settle-groups.ts';
import { settleOwners } from './settle-owners.ts';

/**
 * Resolves anew what a change of names may affect, and gives what `resolveNames` gives of all of them. `changed` has
 * each name whose use changed, which came or is about to go (kept with no document), or is or was a label of a changed
 * authority file; both names of each declaration that changed; the partner of each couple that changed and the unnamed
 * one of its surname (`partnerId`).
 */
export async function settleNames(changed: Iterable<string>, index: NameIndex, background: Background): Promise<void> {
  const names = new Set(changed);
  const settling = {
    index,
    background,
    changed: names,
    stirred: new Set(names),
    claiming: new Set<string>(),
    moving: new Set<string>(),
  };
  await relinkNames(settling);
  await regroupNames(settling);
  await settleOwners(settling);
  await settleEntities(settling);
}
