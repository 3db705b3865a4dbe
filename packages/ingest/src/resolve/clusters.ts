import { contradicts, isFullPerson, type Name } from './name.ts';

export interface Cluster {
  readonly names: readonly Name[];
  readonly authority: string | null;
}

interface Growing {
  names: Name[];
  /** Full names of persons, with which others must agree. */
  full: Name[];
  authority: string | null;
}

/** Groups of names that mean one entity. Joining is refused where two names contradict each other. */
export class Clusters {
  private readonly of = new Map<string, Growing>();
  private readonly forbidden: (authority: string) => ReadonlySet<string> | undefined;

  /** `forbidden`: folded names that an authority entry must never take. */
  constructor(forbidden: (authority: string) => ReadonlySet<string> | undefined) {
    this.forbidden = forbidden;
  }

  /** Names that are one already. */
  add(names: readonly Name[], authority: string | null): void {
    const cluster = { names: [...names], full: names.filter(isFullPerson), authority };
    for (const { id } of names) this.of.set(id, cluster);
  }

  has({ id }: Name): boolean {
    return this.of.has(id);
  }

  get({ id }: Name): Cluster {
    return this.of.get(id)!;
  }

  all(): Set<Cluster> {
    return new Set(this.of.values());
  }

  /** Joins two names; false where they were one already or may not be. */
  join(a: Name, b: Name): boolean {
    const left = this.of.get(a.id)!;
    const right = this.of.get(b.id)!;
    if (left === right || !this.mayJoin(left, right)) return false;
    const [small, large] = left.names.length < right.names.length ? [left, right] : [right, left];
    for (const name of small.names) {
      large.names.push(name);
      this.of.set(name.id, large);
    }
    large.full.push(...small.full);
    large.authority ??= small.authority;
    return true;
  }

  private mayJoin(left: Growing, right: Growing): boolean {
    if (left.authority !== null && right.authority !== null && left.authority !== right.authority) return false;
    if (left.names[0]!.kind !== right.names[0]!.kind) return false;
    const authority = left.authority ?? right.authority;
    const never = authority === null ? undefined : this.forbidden(authority);
    if (never && never.size > 0 && [...left.names, ...right.names].some(({ folded }) => never.has(folded)))
      return false;
    return left.full.every((a) => right.full.every((b) => !contradicts(a, b)));
  }
}
