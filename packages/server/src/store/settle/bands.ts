import type { Engine } from '../engine.ts';

/** So many are held before they are written. */
const MOST_HELD = 500_000;

/** What copies of texts have in common, on its way into its index. */
export class Bands {
  readonly #engine: Engine;
  #held: [band: number, writing: number][] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  hold(writing: number, bands: Iterable<number>): void {
    for (const band of bands) this.#held.push([band, writing]);
  }

  async relieve(): Promise<void> {
    if (this.#held.length > MOST_HELD) await this.flush();
  }

  /** In the index's order, so that it is written from one end to the other. */
  async flush(): Promise<void> {
    this.#held.sort(([bandA, a], [bandB, b]) => bandA - bandB || a - b);
    await this.#engine.insert('writing_band', ['band', 'writing_id'], this.#held);
    this.#held = [];
  }
}
