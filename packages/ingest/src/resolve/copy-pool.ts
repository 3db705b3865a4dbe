import { type CopySketch, isCopy } from './copy-sketch.ts';

const FIRST_CAPACITY = 1024;

/** Sketches in a few typed arrays: as an object each, a million would take several times the memory. */
export class CopyPool {
  #count = 0;
  #shingles = new Uint32Array(FIRST_CAPACITY);
  #ends = new Float64Array(FIRST_CAPACITY);
  #wordCounts = new Uint32Array(FIRST_CAPACITY);
  readonly #folded = new Map<number, string>();

  /** Keeps a sketch; the number under which it is found. */
  add({ wordCount, shingles, folded }: CopySketch): number {
    const at = this.#count++;
    const start = this.#startOf(at);
    const end = start + shingles.length;
    if (this.#count > this.#ends.length) {
      this.#ends = grown(this.#ends, new Float64Array(this.#ends.length * 2));
      this.#wordCounts = grown(this.#wordCounts, new Uint32Array(this.#wordCounts.length * 2));
    }
    if (end > this.#shingles.length) {
      this.#shingles = grown(this.#shingles, new Uint32Array(Math.ceil(Math.max(end, this.#shingles.length * 1.5))));
    }
    this.#shingles.set(shingles, start);
    this.#ends[at] = end;
    this.#wordCounts[at] = wordCount;
    if (folded !== null) this.#folded.set(at, folded);
    return at;
  }

  get(at: number): CopySketch {
    return {
      wordCount: this.#wordCounts[at] as number,
      shingles: this.#shingles.subarray(this.#startOf(at), this.#ends[at]),
      folded: this.#folded.get(at) ?? null,
    };
  }

  isCopy(a: number, b: number): boolean {
    return isCopy(this.get(a), this.get(b));
  }

  #startOf(at: number): number {
    return at === 0 ? 0 : (this.#ends[at - 1] as number);
  }
}

function grown<A extends Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
