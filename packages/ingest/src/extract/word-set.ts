import { hashWord } from './characters.ts';

/**
 * A set of words by their hashes: asking builds no string. Rules ask for each token of a text, so that they lie in one
 * array, each at the first free place from the one that its hash tells.
 */
export class WordSet {
  private readonly slots: Int32Array;
  /** 0 marks what is free, and may be a word's hash. */
  private hasZero = false;

  constructor(words: readonly string[]) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * words.length + 1)));
    for (const word of words) this.add(hashWord(word));
  }

  has(hash: number): boolean {
    if (hash === 0) return this.hasZero;
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      if (slots[at] === hash) return true;
      if (slots[at] === 0) return false;
    }
  }

  /** The hashes, each once. */
  hashes(): number[] {
    const hashes = Array.from(this.slots).filter((hash) => hash !== 0);
    return this.hasZero ? [0, ...hashes] : hashes;
  }

  private add(hash: number): void {
    if (hash === 0) this.hasZero = true;
    else if (!this.has(hash)) {
      const mask = this.slots.length - 1;
      let at = hash & mask;
      while (this.slots[at] !== 0) at = (at + 1) & mask;
      this.slots[at] = hash;
    }
  }
}

export const wordSet = (words: readonly string[]): WordSet => new WordSet(words);
