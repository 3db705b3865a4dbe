import { normalizeText } from '../text.ts';

/** A text as the search for copies sees it. */
export interface CopySketch {
  readonly wordCount: number;
  /** Hashes of its word 5-grams, each once, ascending; none where it is shorter than `FEWEST_WORDS`. */
  readonly shingles: Uint32Array;
  /** Of a shorter text, what a copy of it reads alike; else null. */
  readonly folded: string | null;
}

/** A shorter text is a copy only of a text that reads the same. */
const FEWEST_WORDS = 20;
const SHINGLE = 5;
const LEAST_CONTAINMENT = 0.9;
const LEAST_LENGTH_RATIO = 0.8;

/**
 * MinHash with banding. By the rule for copies two of them have a Jaccard similarity of 0.67 or more, as nearly all
 * have 0.8. Copies must share two bands of three rows: at 0.67 a pair is missed once in 100 times, at 0.8 once in
 * 75,000. Texts that have a twentieth in common, as by a site's closing line, do so once in 300,000 times: with bands of
 * two rows, one of which would do, it would be once in 20, and all texts of a site would hang together.
 */
export const BANDS = 20;
export const LEAST_SHARED_BANDS = 2;
const ROWS = 3;
const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, index) => mix(0x9e3779b9 + index));

const WORDS = /[\p{L}\p{M}\p{Nd}]+(?:['’-][\p{L}\p{M}\p{Nd}]+)*/gu;
const INVISIBLE = /\p{Cf}/gu;
// Scripts that write no spaces: a character is a word by itself, or a Chinese paragraph would be one word.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_OR_RUN = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source}).)+`, 'gu');

export function sketchCopy(text: string): CopySketch {
  const words = listWords(text);
  if (words.length < FEWEST_WORDS) {
    return { wordCount: words.length, shingles: new Uint32Array(), folded: normalizeText(text) };
  }
  return { wordCount: words.length, shingles: hashShingles(words), folded: null };
}

/** Whether two texts of `FEWEST_WORDS` or more are copies. */
export function isCopy(a: CopySketch, b: CopySketch): boolean {
  if (Math.min(a.wordCount, b.wordCount) < LEAST_LENGTH_RATIO * Math.max(a.wordCount, b.wordCount)) return false;
  const least = LEAST_CONTAINMENT * Math.min(a.shingles.length, b.shingles.length);
  return sharesAtLeast(least, a.shingles, b.shingles);
}

/** Under which keys, one a band, the copies of a text are looked for: two copies share some, others hardly ever. */
export function bandKeys(shingles: Uint32Array): Uint32Array {
  const keys = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let key = band;
    for (let row = 0; row < ROWS; row++) {
      const seed = SEEDS[band * ROWS + row] as number;
      let least = 0xffffffff;
      for (let at = 0; at < shingles.length; at++) {
        const hash = mix((shingles[at] as number) ^ seed);
        if (hash < least) least = hash;
      }
      key = mix(key ^ least);
    }
    keys[band] = key;
  }
  return keys;
}

function listWords(text: string): readonly string[] {
  const folded = text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  const words = folded.match(WORDS) ?? [];
  return UNSPACED.test(folded) ? words.flatMap((word) => word.match(UNSPACED_OR_RUN) ?? []) : words;
}

function hashShingles(words: readonly string[]): Uint32Array {
  const hashes = words.map(hashWord);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let hash = 0;
    for (let offset = 0; offset < SHINGLE; offset++) hash = mix(hash ^ (hashes[at + offset] as number));
    shingles.add(hash);
  }
  return Uint32Array.from(shingles).sort();
}

/** FNV-1a over UTF-16 code units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: spreads every bit of its input. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Counts along two ascending lists, and gives up once too few are left. */
function sharesAtLeast(least: number, a: Uint32Array, b: Uint32Array): boolean {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (shared + Math.min(a.length - i, b.length - j) < least) return false;
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared >= least;
}
