interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

/** Finds spans by the tokens that they cover, however many there are. */
export class SpanIndex<Span extends TokenSpan> {
  /** By their first token. */
  private readonly spans: readonly Span[];
  private readonly longest: number;

  constructor(spans: readonly Span[]) {
    let longest = 0;
    let isSorted = true;
    for (let i = 0; i < spans.length; i++) {
      const { from, to } = spans[i]!;
      longest = Math.max(longest, to - from);
      isSorted &&= i === 0 || spans[i - 1]!.from <= from;
    }
    this.longest = longest;
    this.spans = isSorted ? spans : [...spans].sort((a, b) => a.from - b.from);
  }

  /** The spans that share a token with those from `from` to `to`. */
  overlapping(from: number, to: number): Span[] {
    const { spans } = this;
    const found: Span[] = [];
    for (let i = this.firstFrom(from - this.longest + 1); i < spans.length && spans[i]!.from < to; i++) {
      if (spans[i]!.to > from) found.push(spans[i]!);
    }
    return found;
  }

  /** Whether any span shares a token with those from `from` to `to`. */
  overlaps(from: number, to: number): boolean {
    const { spans } = this;
    for (let i = this.firstFrom(from - this.longest + 1); i < spans.length && spans[i]!.from < to; i++) {
      if (spans[i]!.to > from) return true;
    }
    return false;
  }

  /** Number of the first span that starts at `token` or after it. */
  private firstFrom(token: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spans[middle]!.from < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
