import type { EvidenceRule } from '../model.ts';
import type { Clusters } from './clusters.ts';
import type { Name } from './name.ts';
import { isSameWord, skeletonOf } from './spelling.ts';

/** How much oftener than all others one bearer of a name must be named to own its short form. */
const DOMINANCE = 4;

/**
 * Joins "Smith" with "Jane Smith", and "Council of Resistance" with "Council of Resistance of Testland", where the
 * archive knows one entity only, or one far above the others, whose name has these words.
 */
export function joinPartialNames(
  names: readonly Name[],
  clusters: Clusters,
  counts: ReadonlyMap<string, number>,
  isCommonName: (word: string) => boolean,
  record: (rule: EvidenceRule, name: Name, other: Name) => void,
): void {
  const byEdge = new Map<string, Name[]>();
  for (const name of names) {
    if (name.words.length < 2 || name.isAcronym) continue;
    for (const edge of edgesOf(name)) byEdge.set(edge, [...(byEdge.get(edge) ?? []), name]);
  }
  for (const name of names) {
    if (name.isAcronym || (counts.get(name.id) ?? 0) === 0 || !isTelling(name, isCommonName)) continue;
    const longer = (byEdge.get(`${name.kind}:${skeletonOf(name.words[0]!)}`) ?? []).filter((one) =>
      extendsName(one, name),
    );
    const owner = ownerAmong(longer, clusters, counts);
    if (owner) record('UNIQUE_PART', name, owner);
  }
}

const edgesOf = ({ kind, words }: Name): string[] => {
  const first = `${kind}:${skeletonOf(words[0]!)}`;
  const last = `${kind}:${skeletonOf(words.at(-1)!)}`;
  return kind === 'PERSON' && first !== last ? [first, last] : [first];
};

function isTelling(name: Name, isCommonName: (word: string) => boolean): boolean {
  if (name.words.length === 1)
    return name.kind === 'PERSON' ? !isCommonName(name.words[0]!) : name.words[0]!.length >= 6;
  return name.kind === 'ORGANIZATION' && name.words.length >= 3;
}

function extendsName(long: Name, short: Name): boolean {
  if (long === short || long.words.length <= short.words.length) return false;
  const starts = short.words.every((word, i) => isSameWord(word, long.words[i]!));
  return starts || (short.kind === 'PERSON' && isSameWord(short.words[0]!, long.words.at(-1)!));
}

function ownerAmong(names: readonly Name[], clusters: Clusters, counts: ReadonlyMap<string, number>): Name | null {
  const weights = new Map<ReturnType<Clusters['get']>, { weight: number; name: Name }>();
  for (const name of names) {
    const cluster = clusters.get(name);
    const known = weights.get(cluster);
    weights.set(cluster, { weight: (known?.weight ?? 0) + (counts.get(name.id) ?? 0), name: known?.name ?? name });
  }
  const ranked = [...weights.values()].sort((a, b) => b.weight - a.weight || (a.name.id < b.name.id ? -1 : 1));
  const [best, second] = ranked;
  if (!best || best.weight === 0) return null;
  return !second || best.weight >= DOMINANCE * second.weight ? best.name : null;
}
