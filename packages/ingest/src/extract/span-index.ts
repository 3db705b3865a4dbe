interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

/** Finds spans by the tokens that they cover, however many there are. */
export class SpanIndex<Span extends TokenSpan> {
  private readonly byToken = new Map<number, Span[]>();

  constructor(spans: Iterable<Span>) {
    for (const span of spans) {
      for (let at = span.from; at < span.to; at++) {
        const here = this.byToken.get(at);
        if (here) here.push(span);
        else this.byToken.set(at, [span]);
      }
    }
  }

  overlapping({ from, to }: TokenSpan): ReadonlySet<Span> {
    const found = new Set<Span>();
    for (let at = from; at < to; at++) for (const span of this.byToken.get(at) ?? []) found.add(span);
    return found;
  }

  /** Whether one of the spans there satisfies the condition. */
  some(place: TokenSpan, condition: (span: Span) => boolean): boolean {
    for (const span of this.overlapping(place)) if (condition(span)) return true;
    return false;
  }
}
