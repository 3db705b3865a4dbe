import type { CopyPool } from './copy-pool.ts';
import { BANDS, bandKeys, LEAST_SHARED_BANDS } from './copy-sketch.ts';

const NONE = -1;
const FIRST_CAPACITY = 1024;

/** Finds the first of the added texts that a text is a copy of. Texts go by their numbers in the pool. */
export class CopyIndex {
  readonly #pool: CopyPool;
  readonly #added: number[] = [];
  /** Each band's key, and the entry that was added before it in the same slot: `BANDS` entries a text. */
  #keys = new Uint32Array(FIRST_CAPACITY * BANDS);
  #before = new Int32Array(FIRST_CAPACITY * BANDS);
  /** The last entry of each slot. */
  #slots = new Int32Array(FIRST_CAPACITY * BANDS).fill(NONE);
  readonly #short = new Map<string, number>();

  constructor(pool: CopyPool) {
    this.#pool = pool;
  }

  /** The first added text that this one is a copy of; where there is none, this one is added and given back. */
  findOrAdd(text: number): number {
    const { folded, shingles } = this.#pool.get(text);
    if (folded !== null) {
      const same = this.#short.get(folded);
      if (same === undefined) this.#short.set(folded, text);
      return same ?? text;
    }
    const keys = bandKeys(shingles);
    const found = this.#find(text, keys);
    if (found === null) this.#add(text, keys);
    return found ?? text;
  }

  #find(text: number, keys: Uint32Array): number | null {
    const shared = new Map<number, number>();
    for (let band = 0; band < BANDS; band++) {
      const key = keys[band] as number;
      let entry = this.#slots[key % this.#slots.length] as number;
      for (; entry !== NONE; entry = this.#before[entry] as number) {
        if (this.#keys[entry] !== key || entry % BANDS !== band) continue;
        const candidate = (entry - band) / BANDS;
        shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
      }
    }
    const candidates = [...shared].flatMap(([candidate, bands]) => (bands < LEAST_SHARED_BANDS ? [] : [candidate]));
    for (const candidate of candidates.sort((a, b) => a - b)) {
      const other = this.#added[candidate];
      if (other !== undefined && this.#pool.isCopy(text, other)) return other;
    }
    return null;
  }

  #add(text: number, keys: Uint32Array): void {
    const first = this.#added.length * BANDS;
    this.#added.push(text);
    if (first + BANDS > this.#keys.length) this.#grow(first);
    this.#keys.set(keys, first);
    for (let entry = first; entry < first + BANDS; entry++) this.#link(entry);
  }

  #link(entry: number): void {
    const slot = (this.#keys[entry] as number) % this.#slots.length;
    this.#before[entry] = this.#slots[slot] as number;
    this.#slots[slot] = entry;
  }

  #grow(entries: number): void {
    const keys = new Uint32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#before = new Int32Array(keys.length);
    this.#slots = new Int32Array(keys.length).fill(NONE);
    for (let entry = 0; entry < entries; entry++) this.#link(entry);
  }
}
