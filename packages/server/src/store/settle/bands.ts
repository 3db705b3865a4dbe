import type { Engine } from '../engine.ts';

/** So many are held before they are written. */
const MOST_HELD = 500_000;
/** A band of 32 bits and the place of its text make one number that is exact; there are fewer texts than bands. */
const PLACES = 2 ** 20;

/** What copies of texts have in common, on its way into its index. */
export class Bands {
  readonly #engine: Engine;
  #writings: number[] = [];
  #held: number[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Writings come in the order of their numbers. */
  hold(writing: number, bands: Iterable<number>): void {
    const place = this.#writings.push(writing) - 1;
    for (const band of bands) this.#held.push(band * PLACES + place);
  }

  async relieve(): Promise<void> {
    if (this.#held.length > MOST_HELD || this.#writings.length > MOST_HELD) await this.flush();
  }

  /** In the index's order, so that it is written from one end to the other. */
  async flush(): Promise<void> {
    await this.#engine.insert('writing_band', ['band', 'writing_id'], this.#sorted());
    this.#writings = [];
    this.#held = [];
  }

  *#sorted(): Generator<[band: number, writing: number]> {
    for (const pair of Float64Array.from(this.#held).sort()) {
      const place = pair % PLACES;
      yield [(pair - place) / PLACES, this.#writings[place]!];
    }
  }
}
