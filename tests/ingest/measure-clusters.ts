/** Pairwise precision, recall and F1, in per cent, of groups against labelled groups; what has no group stands alone. */
export function scoreClusters(
  labelled: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): { precision: number; recall: number; f1: number; wrongPairs: number } {
  const wanted = new Map<string, number>();
  const made = new Map<string, number>();
  const both = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [id, group] of labelled) {
    const own = found.get(id) ?? `alone ${id}`;
    count(wanted, group);
    count(made, own);
    count(both, JSON.stringify([group, own]));
  }
  const pairs = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const right = pairs(both);
  const precision = (100 * right) / (pairs(made) || 1);
  const recall = (100 * right) / (pairs(wanted) || 1);
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  return { precision, recall, f1, wrongPairs: pairs(made) - right };
}
