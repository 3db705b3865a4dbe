import { randomInt } from 'node:crypto';
import { hashWord } from './characters.ts';

/** Room is made for no more words than most documents have, and kept for no more than some. */
const MOST_EXPECTED = 1000;
const MOST_KEPT = 2 ** 17;

/** Of the process, so that nobody can write a text whose words all want one place. */
const SEED = randomInt(2 ** 31) * 2 + 1;

/**
 * What is known of words, as bits, by their hashes. Rules ask for each token of a text, so that all lies in one array:
 * each word at the first free place from the one that its hash tells, its bits beside it.
 */
export class WordBits {
  private slots = new Int32Array(0);
  private mask = 0;
  private size = 0;

  constructor(words = MOST_EXPECTED) {
    this.reset(words);
  }

  /** Forgets everything. So many words are expected; more take their room when they come. */
  reset(words: number): void {
    const length = 4 * 2 ** Math.ceil(Math.log2(Math.min(words, MOST_EXPECTED) + 1));
    if (this.slots.length < length || this.slots.length > MOST_KEPT) this.slots = new Int32Array(length);
    else this.slots.fill(0, 0, length);
    this.mask = length / 2 - 1;
    this.size = 0;
  }

  /** Adds bits to those of a word; what has none is free. */
  add(hash: number, bits: number): void {
    const at = this.find(hash);
    if (this.slots[at + 1] === 0 && ++this.size > this.mask / 2) {
      this.grow();
      this.add(hash, bits);
      return;
    }
    this.slots[at] = hash;
    this.slots[at + 1]! |= bits;
  }

  /** 0 for a word of which nothing is known. */
  get(hash: number): number {
    return this.slots[this.find(hash) + 1]!;
  }

  has(hash: number): boolean {
    return this.get(hash) !== 0;
  }

  private find(hash: number): number {
    const { slots, mask } = this;
    let place = Math.imul(hash, SEED) >>> Math.clz32(mask);
    while (slots[2 * place + 1] !== 0 && slots[2 * place] !== hash) place = (place + 1) & mask;
    return 2 * place;
  }

  private grow(): void {
    const { slots } = this;
    const end = 2 * (this.mask + 1);
    this.slots = new Int32Array(2 * end);
    this.mask = end - 1;
    this.size = 0;
    for (let at = 0; at < end; at += 2) if (slots[at + 1] !== 0) this.add(slots[at]!, slots[at + 1]!);
  }
}

/** A set of words: asking builds no string. */
export type WordSet = Pick<WordBits, 'has'>;

export function wordSet(words: readonly string[]): WordSet {
  const set = new WordBits(words.length);
  for (const word of words) set.add(hashWord(word), 1);
  return set;
}
