import { isCapital, LOWER_WORD, type Tokens } from './tokens.ts';

/** How often each word stands capitalized inside a sentence, against in lower case. Counts of two sets of texts add up. */
export class CapitalCounts {
  private readonly capital = new Map<number, number>();
  private readonly lower = new Map<number, number>();

  /** Headlines and first words of sentences say nothing and are left out. */
  add(tokens: Tokens): void {
    for (let i = 0; i < tokens.count; i++) {
      const kind = tokens.kind[i]!;
      if (kind === LOWER_WORD) {
        this.lower.set(tokens.hash[i]!, (this.lower.get(tokens.hash[i]!) ?? 0) + 1);
      } else if (isCapital(kind) && !tokens.shouted[i] && !isFirst(tokens, i)) {
        this.capital.set(tokens.hash[i]!, (this.capital.get(tokens.hash[i]!) ?? 0) + 1);
      }
    }
  }

  merge(other: CapitalCounts): void {
    for (const [hash, count] of other.capital) this.capital.set(hash, (this.capital.get(hash) ?? 0) + count);
    for (const [hash, count] of other.lower) this.lower.set(hash, (this.lower.get(hash) ?? 0) + count);
  }

  /** Share of capitalized occurrences, between 0 and 1; a word never seen has 0.5. */
  capitalShare(hash: number): number {
    const capital = this.capital.get(hash) ?? 0;
    const lower = this.lower.get(hash) ?? 0;
    return (capital + 0.5) / (capital + lower + 1);
  }
}

const isFirst = (tokens: Tokens, i: number): boolean => {
  let at = i - 1;
  while (at >= 0 && tokens.kind[at] === 0 && tokens.sentence[at] === tokens.sentence[i]) at--;
  return at < 0 || tokens.sentence[at] !== tokens.sentence[i];
};
