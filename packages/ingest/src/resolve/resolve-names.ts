import { groupBy } from '../group-by.ts';
import { acceptDeclared, type DeclaredForm } from './accept-declared.ts';
import type { Background } from './background.ts';
import { type Bearer, findOwner, findPartner, type Owner } from './find-owner.ts';
import { groupNames, type NameGroup } from './group-names.ts';
import { joinOwners, type ResolvedEntity } from './join-owners.ts';
import type { Joined } from './joined.ts';
import { partnerId } from './name.ts';
import { offeredKeys } from './name-links.ts';
import { type CoupleUse, type DeclaredUse, type NameUse, type NameUses, nameOf } from './name-uses.ts';

export interface Resolution {
  /** Sorted by key. */
  readonly entities: readonly ResolvedEntity[];
  /** Key of the entity that each name means. */
  readonly keys: ReadonlyMap<string, string>;
  readonly evidence: readonly Joined[];
}

/**
 * Finds which names of an archive mean one entity. A part of an archive that no link, declaration or couple connects
 * with the rest may be resolved by itself.
 */
export function resolveNames({ names, declared, couples }: NameUses, background: Background): Resolution {
  const uses = new Map(Array.from(background.entries.keys(), (id): [string, NameUse] => [id, unused(id)]));
  for (const use of names) uses.set(use.id, use);
  const accepted = acceptAll(declared, uses, background);
  const { groups, evidence } = groupNames([...uses.values()], accepted, background);
  const { entities, evidence: owned } = joinOwners(groups, findOwners(groups, couples, background), background);
  return {
    entities,
    keys: new Map(entities.flatMap(({ key, names: members }) => members.map((id) => [id, key]))),
    evidence: [...evidence, ...owned],
  };
}

const unused = (id: string): NameUse => ({ id, documents: 0, acronyms: 0 });

function acceptAll(
  declared: readonly DeclaredUse[],
  uses: ReadonlyMap<string, NameUse>,
  background: Background,
): DeclaredForm[] {
  const shorts = [...groupBy(declared, ({ short }) => short)].sort(([a], [b]) => (a < b ? -1 : 1));
  return shorts.flatMap(([short, forms]) => {
    const known = forms.map((use): DeclaredForm => {
      const long = uses.get(use.long)!;
      return { use, long: nameOf(long, background), documents: long.documents };
    });
    return acceptDeclared(nameOf(uses.get(short)!, background), known, background);
  });
}

function findOwners(groups: readonly NameGroup[], couples: readonly CoupleUse[], background: Background): Owner[] {
  const bearers = new Map<string, Bearer>();
  const offers = new Map<string, Bearer[]>();
  for (const group of groups) {
    for (const { name, documents } of group.names) {
      const bearer = { name, documents, group: group.id };
      bearers.set(name.id, bearer);
      for (const key of offeredKeys(name)) {
        const others = offers.get(key);
        if (others) others.push(bearer);
        else offers.set(key, [bearer]);
      }
    }
  }
  const partners = groupBy(couples, ({ surname }) => partnerId(surname));
  return groups.flatMap((group) => {
    const told = (partners.get(group.id) ?? []).flatMap(({ partner }) => bearers.get(partner) ?? []);
    return findPartner(group, told) ?? findOwner(group, background, (wanted) => offers.get(wanted) ?? []) ?? [];
  });
}
