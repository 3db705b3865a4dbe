import { contradicts, type Name } from './name.ts';

interface Cluster {
  readonly names: Set<Name>;
  authority: string | null;
}

/** Groups of names that mean one entity. Joining is refused where two names contradict each other. */
export class Clusters {
  private readonly of = new Map<string, Cluster>();
  private readonly forbidden: ReadonlyMap<string, ReadonlySet<string>>;

  /** `forbidden`: folded names that an authority entry must never take, by its ID. */
  constructor(forbidden: ReadonlyMap<string, ReadonlySet<string>>) {
    this.forbidden = forbidden;
  }

  add(name: Name, authority: string | null = null): void {
    const known = this.of.get(name.id);
    if (!known) this.of.set(name.id, { names: new Set([name]), authority });
    else if (known.authority === null) known.authority = authority;
  }

  has(name: Name): boolean {
    return this.of.has(name.id);
  }

  get(name: Name): { readonly names: ReadonlySet<Name>; readonly authority: string | null } {
    return this.of.get(name.id)!;
  }

  all(): ReadonlySet<{ readonly names: ReadonlySet<Name>; readonly authority: string | null }> {
    return new Set(this.of.values());
  }

  /** Whether the two are one afterwards. */
  join(a: Name, b: Name): boolean {
    const left = this.of.get(a.id)!;
    const right = this.of.get(b.id)!;
    if (left === right) return true;
    if (!this.mayJoin(left, right)) return false;
    for (const name of right.names) {
      left.names.add(name);
      this.of.set(name.id, left);
    }
    left.authority ??= right.authority;
    return true;
  }

  private mayJoin(left: Cluster, right: Cluster): boolean {
    if (left.authority !== null && right.authority !== null && left.authority !== right.authority) return false;
    const never = this.forbidden.get(left.authority ?? right.authority ?? '');
    for (const a of left.names) {
      for (const b of right.names) {
        if (contradicts(a, b) || never?.has(a.folded) || never?.has(b.folded)) return false;
      }
    }
    return true;
  }
}
