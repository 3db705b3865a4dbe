import type { EntityKind } from '../model.ts';
import type { Background } from './background.ts';
import { Clusters } from './clusters.ts';
import type { Owner } from './find-owner.ts';
import type { GroupedName, NameGroup } from './group-names.ts';
import type { Joined } from './joined.ts';
import { authorityKey, isPartner } from './name.ts';

export interface ResolvedEntity {
  readonly key: string;
  readonly kind: EntityKind;
  readonly authorityId: string | null;
  /** IDs of its names, sorted. */
  readonly names: readonly string[];
}

/**
 * Makes entities of groups, each joined with its owner where their names do not contradict each other. Groups that no
 * chain of owners connects may be joined apart.
 */
export function joinOwners(
  groups: readonly NameGroup[],
  owners: readonly Owner[],
  background: Background,
): { entities: ResolvedEntity[]; evidence: Joined[] } {
  const names = new Map(groups.flatMap((group) => group.names.map((one) => [one.name.id, one] as const)));
  const never = new Map(
    [...names.keys()].flatMap((id) => background.entries.get(id) ?? []).map((entry) => [entry.id, entry.never]),
  );
  const clusters = new Clusters((authority) => never.get(authority));
  for (const { names: members, authority } of groups)
    clusters.add(
      members.map(({ name }) => name),
      authority,
    );
  const evidence: Joined[] = [];
  const firstOf = new Map(groups.map((group) => [group.id, group.names[0]!.name]));
  for (const { group, owner, joined } of [...owners].sort((a, b) => (a.group < b.group ? -1 : 1))) {
    const [long, short] = [firstOf.get(owner), firstOf.get(group)];
    if (long && short && clusters.join(long, short) && joined)
      evidence.push({ rule: 'UNIQUE_PART', ...joined, document: null, span: null });
  }
  const entities = Array.from(clusters.all(), (cluster): ResolvedEntity[] => {
    const preferred = preferredName(cluster.names.map(({ id }) => names.get(id)!));
    if (!preferred) return [];
    return [
      {
        key: cluster.authority === null ? preferred.key : authorityKey(cluster.authority),
        kind: preferred.name.kind,
        authorityId: cluster.authority,
        names: cluster.names.map(({ id }) => id).sort(),
      },
    ];
  });
  return { entities: entities.flat().sort((a, b) => (a.key < b.key ? -1 : 1)), evidence };
}

/** The name that most documents use, of a person a full one; then the longer, then by code units. */
function preferredName(names: readonly GroupedName[]): GroupedName | undefined {
  const used = names.filter(({ documents }) => documents > 0);
  const told = used.filter(({ name }) => !isPartner(name));
  const full = told.filter(({ name }) => name.kind === 'PERSON' && name.words.length > 1);
  const candidates = full.length > 0 ? full : told.length > 0 ? told : used;
  return [...candidates].sort(
    (a, b) =>
      b.documents - a.documents || b.name.folded.length - a.name.folded.length || (a.name.id < b.name.id ? -1 : 1),
  )[0];
}
