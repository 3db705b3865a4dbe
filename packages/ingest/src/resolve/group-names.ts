import { groupBy } from '../group-by.ts';
import type { DeclaredForm } from './accept-declared.ts';
import type { Background } from './background.ts';
import { Clusters } from './clusters.ts';
import { joinSpellings } from './join-spellings.ts';
import type { Joined } from './joined.ts';
import { entityKey, isPartner, type Name } from './name.ts';
import { knownForms } from './name-links.ts';
import { type NameUse, nameOf } from './name-uses.ts';

/** Names that are one by what they are and by what texts declare. */
export interface NameGroup {
  /** The smallest ID of its names. */
  readonly id: string;
  /** Sorted by ID. */
  readonly names: readonly GroupedName[];
  readonly authority: string | null;
}

export interface GroupedName {
  readonly name: Name;
  readonly documents: number;
  /** The key of an entity whose preferred name this is, if no authority entry tells it. */
  readonly key: string;
}

/**
 * Groups names by authority entries, tables, spelling and accepted declarations. Names that no chain of SAME links and
 * accepted declarations connects do not influence each other: each component may be grouped by itself.
 */
export function groupNames(
  uses: readonly NameUse[],
  accepted: readonly DeclaredForm[],
  background: Background,
): { groups: NameGroup[]; evidence: Joined[] } {
  const documents = new Map(uses.map((use) => [use.id, use.documents]));
  const names = uses.map((use) => nameOf(use, background)).sort(byId);
  const byNameId = new Map(names.map((name) => [name.id, name]));
  const entries = new Map(
    names.flatMap(({ id }) => background.entries.get(id) ?? []).map((entry) => [entry.id, entry]),
  );
  const clusters = new Clusters((authority) => entries.get(authority)?.never);
  const evidence: Joined[] = [];
  const join = (rule: Joined['rule'], name: Name, other: Name, use?: DeclaredForm['use']): void => {
    if (!clusters.join(other, name)) return;
    evidence.push({ rule, name: name.id, other: other.id, document: use?.document ?? null, span: use?.span ?? null });
  };
  const known = (ids: readonly string[]): Name[] => ids.flatMap((id) => byNameId.get(id) ?? []);

  const sortedEntries = [...entries.values()].sort(byId);
  for (const entry of sortedEntries) {
    // A label of two entries is the first one's.
    for (const label of known(entry.names)) if (!clusters.has(label)) clusters.add([label], entry.id);
  }
  for (const name of names) if (!clusters.has(name)) clusters.add([name], null);
  for (const entry of sortedEntries) {
    const [first, ...others] = known(entry.names).filter((label) => clusters.get(label).authority === entry.id);
    for (const label of others) join('AUTHORITY', label, first!);
  }
  for (const [, [first, ...others]] of groupBy(names, (name) => knownForms(name, background)[0] ?? name.id))
    for (const form of others) join('KNOWN_NAME', form, first!);
  joinSpellings(
    names.filter((name) => !isPartner(name)),
    (name, other) => join('SPELLING', name, other),
  );
  for (const { use } of accepted) {
    const [short, long] = [byNameId.get(use.short), byNameId.get(use.long)];
    if (short && long) join(use.rule, short, long, use);
  }

  const keys = keysOf(
    names.filter(({ id }) => documents.get(id)! > 0),
    clusters,
  );
  const groups = Array.from(clusters.all(), ({ names: members, authority }): NameGroup => {
    const sorted = [...members].sort(byId);
    return {
      id: sorted[0]!.id,
      names: sorted.map((name) => ({ name, documents: documents.get(name.id)!, key: keys.get(name.id) ?? name.id })),
      authority,
    };
  });
  return { groups: groups.sort(byId), evidence };
}

/** Of several groups whose names have one entity key, that of the smallest name has it; the others add their own name. */
function keysOf(names: readonly Name[], clusters: Clusters): Map<string, string> {
  const taken = new Map<string, Map<unknown, string>>();
  return new Map(
    names.map((name) => {
      if (isPartner(name)) return [name.id, name.id];
      const plain = entityKey(name);
      const holders = taken.get(plain) ?? new Map<unknown, string>();
      taken.set(plain, holders);
      const group = clusters.get(name);
      if (!holders.has(group)) holders.set(group, holders.size === 0 ? plain : `${plain}:${name.folded}`);
      return [name.id, holders.get(group)!];
    }),
  );
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
