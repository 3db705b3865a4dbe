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

/** Calls `found` with end and key of everything in the sentence that may be a name of several words and starts at `from`. */
export function eachPhrase(tokens: Tokens, from: number, found: (to: number, key: number) => void): void {
  const { hash, kind, sentence } = tokens;
  let high = HIGH_SEED;
  let low = LOW_SEED;
  const end = Math.min(tokens.count, from + LONGEST_PHRASE);
  for (let at = from; at < end && sentence[at] === sentence[from]; at++) {
    high = mix(high, hash[at]!, 0x85ebca6b);
    low = mix(low, hash[at]!, 0xc2b2ae35);
    if (at > from && isCapital(kind[at]!)) found(at + 1, join(high, low));
  }
}
