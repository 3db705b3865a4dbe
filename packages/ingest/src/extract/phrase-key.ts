import { isCapital, type Tokens } from './tokens.ts';

/** Names of more tokens are known to their own documents only. */
export const LONGEST_PHRASE = 12;

const HIGH_SEED = 0x2545f491;
const LOW_SEED = 0x1b873593;

const mix = (state: number, hash: number, factor: number): number => {
  const mixed = Math.imul(state ^ hash, factor);
  return mixed ^ (mixed >>> 15);
};

/** 53 bits: few enough for a safe integer, and enough that a hundred million phrases hardly share one. */
const join = (high: number, low: number): number => (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);

/** The number that a phrase of two or more words is known by. */
export function phraseKey(hashes: Int32Array, from: number, to: number): number {
  let high = HIGH_SEED;
  let low = LOW_SEED;
  for (let at = from; at < to; at++) {
    high = mix(high, hashes[at]!, 0x85ebca6b);
    low = mix(low, hashes[at]!, 0xc2b2ae35);
  }
  return join(high, low);
}

/** No phrase's key. */
export const NO_PHRASE = -1;

/**
 * Keys of everything in the sentence that may be a name of several words and starts at `from`, written into `keys`: at 1
 * that of two words, and so on; `NO_PHRASE` where no name can end. How many words of the sentence were read.
 */
export function readPhrases({ hash, kind, sentence, count }: Tokens, from: number, keys: Float64Array): number {
  let high = HIGH_SEED;
  let low = LOW_SEED;
  const most = Math.min(count - from, LONGEST_PHRASE);
  let words = 0;
  for (; words < most && sentence[from + words] === sentence[from]; words++) {
    const at = from + words;
    high = mix(high, hash[at]!, 0x85ebca6b);
    low = mix(low, hash[at]!, 0xc2b2ae35);
    keys[words] = words > 0 && isCapital(kind[at]!) ? join(high, low) : NO_PHRASE;
  }
  return words;
}
