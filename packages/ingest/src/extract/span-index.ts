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
    for (const { from, to } of spans) longest = Math.max(longest, to - from);
    this.longest = longest;
    this.spans = isInOrder(spans) ? spans : sortByPlace([...spans]);
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

/** Sorts by first tokens. Most lists come in order: then nothing is copied. */
export const sortByPlace = <Span extends TokenSpan>(spans: Span[]): Span[] =>
  isInOrder(spans) ? spans : spans.sort((a, b) => a.from - b.from);

function isInOrder(spans: readonly TokenSpan[]): boolean {
  for (let i = 1; i < spans.length; i++) if (spans[i]!.from < spans[i - 1]!.from) return false;
  return true;
}
