/** How long a server that did not answer is passed over. */
const DOWN_MS = 5000;

/** Which of several servers is asked next: the preferred ones in turn, the others while none of those answers. */
export class Servers {
  readonly #ranks: readonly (readonly string[])[];
  readonly #down = new Map<string, number>();
  #turn = 0;

  constructor(...ranks: readonly (readonly string[])[]) {
    this.#ranks = ranks;
  }

  get count(): number {
    return this.#ranks.flat().length;
  }

  next(): string {
    const now = performance.now();
    const up = this.#ranks.map((rank) => rank.filter((server) => (this.#down.get(server) ?? 0) <= now));
    const rank = up.find((servers) => servers.length > 0) ?? this.#ranks.flat();
    return rank[this.#turn++ % rank.length]!;
  }

  passOver(server: string): void {
    this.#down.set(server, performance.now() + DOWN_MS);
  }
}
