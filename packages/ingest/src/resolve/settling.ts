import { groupBy } from '../group-by.ts';
import type { Background } from './background.ts';
import type { NameGroup } from './group-names.ts';
import type { KeptName, NameIndex } from './name-index.ts';
import { linksOf, type NameLink } from './name-links.ts';
import { isInUse, nameOf } from './name-uses.ts';

/** One run of settling: what it works on, and what each of its steps leaves to the next. */
export interface Settling {
  readonly index: NameIndex;
  readonly background: Background;
  readonly changed: ReadonlySet<string>;
  /** Names to be grouped anew. */
  readonly stirred: Set<string>;
  /** Names whose groups may have another owner. */
  readonly claiming: Set<string>;
  /** Names whose entities may be others. */
  readonly moving: Set<string>;
}

/** So many names are worked on at a time, and what they are linked with. */
const BATCH = 2000;

export function* batches(values: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  for (const value of values) {
    batch.push(value);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export const linksOfKept = (one: KeptName, { background }: Settling): NameLink[] =>
  isInUse(one, background) ? linksOf(nameOf(one, background), background) : [];

/** The groups that kept names make. */
export function groupsOfKept(kept: Iterable<KeptName>, { background }: Settling): NameGroup[] {
  const inUse = [...kept].filter((one) => isInUse(one, background));
  return Array.from(
    groupBy(inUse, ({ group }) => group!),
    ([id, names]) => ({
      id,
      authority: names[0]!.authority,
      names: names
        .map((one) => ({ name: nameOf(one, background), documents: one.documents, key: one.key! }))
        .sort((a, b) => (a.name.id < b.name.id ? -1 : 1)),
    }),
  );
}

export const byId = <One extends { readonly id: string }>(all: readonly One[]): Map<string, One> =>
  new Map(all.map((one) => [one.id, one]));

export const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

export const keysOf = (links: readonly NameLink[], role: NameLink['role']): string[] =>
  distinct(links.flatMap((link) => (link.role === role ? [link.key] : [])));

export const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

export function addAll(set: Set<string>, values: Iterable<string>): void {
  for (const value of values) set.add(value);
}
