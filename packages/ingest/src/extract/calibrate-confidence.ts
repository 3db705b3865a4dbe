/** What the tagger and the archive's votes claim, and how often held-out articles bear it out. */
const KNOTS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.4, 0.4],
  [0.7, 0.62],
  [0.9, 0.76],
  [0.93, 0.8],
  [0.98, 0.92],
  [1, 0.98],
];

/** A claimed probability as the share of such claims that are right. */
export function calibrateConfidence(claimed: number): number {
  for (let i = 1; i < KNOTS.length; i++) {
    const [from, low] = KNOTS[i - 1]!;
    const [to, high] = KNOTS[i]!;
    if (claimed <= to) return low + ((high - low) * (claimed - from)) / (to - from);
  }
  return claimed;
}
