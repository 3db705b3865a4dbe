/** What the tagger and the archive's votes claim, and how often held-out articles bear it out. */
const KNOTS = [
  { claim: 0, share: 0 },
  { claim: 0.4, share: 0.4 },
  { claim: 0.7, share: 0.62 },
  { claim: 0.9, share: 0.76 },
  { claim: 0.92, share: 0.8 },
  { claim: 0.98, share: 0.92 },
  { claim: 1, share: 0.98 },
];

/** A claimed probability as the share of such claims that are right. */
export function calibrateConfidence(claimed: number): number {
  for (let i = 1; i < KNOTS.length; i++) {
    const { claim: from, share: low } = KNOTS[i - 1]!;
    const { claim: to, share: high } = KNOTS[i]!;
    if (claimed <= to) return low + ((high - low) * (claimed - from)) / (to - from);
  }
  return claimed;
}
