/** A text as the search for copies sees it. */
export interface CopySketch {
  readonly wordCount: number;
  /** Hashes of its word 5-grams, each once, ascending; none for a text shorter than `FEWEST_WORDS`. */
  readonly shingles: Uint32Array;
  /** Under which keys its copies are looked for: two copies share at least one, others hardly ever. */
  readonly keys: readonly string[];
}

/** Below this a text is a copy only of a text that reads the same. */
export const FEWEST_WORDS = 20;

const SHINGLE = 5;
const LEAST_CONTAINMENT = 0.9;
const LEAST_LENGTH_RATIO = 0.8;

/**
 * MinHash with banding. Copies have a Jaccard similarity of 0.64 or more; with bands of two rows a pair at that bound
 * is missed with probability (1 - 0.64²)^24 < 10⁻⁵, at 0.8 with 10⁻¹⁰.
 */
const BANDS = 24;
const ROWS = 2;
const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, index) => mix(0x9e3779b9 + index));

// Words are runs of letters, marks and digits, with inner apostrophes and hyphens; a character of a script that writes
// no spaces is a word by itself, or a Chinese paragraph would be one.
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORDS = new RegExp(
  `[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{Nd}])+(?:['’-](?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{Nd}])+)*`,
  'gu',
);
const QUOTES_AND_SPACE = /[\s"'`´‘’‚‛“”„‟«»‹›「」『』＂＇]+/gu;

/** Sketches a text; an excerpt and a full text never share a key. */
export function sketchCopy(text: string, isExcerpt: boolean): CopySketch {
  const folded = text.normalize('NFKC').toLowerCase();
  const words = folded.match(WORDS) ?? [];
  const group = isExcerpt ? 'excerpt' : 'full';
  if (words.length < FEWEST_WORDS) {
    const key = folded.replace(QUOTES_AND_SPACE, '');
    return { wordCount: words.length, shingles: new Uint32Array(), keys: [`${group} ${key}`] };
  }
  const shingles = hashShingles(words);
  return { wordCount: words.length, shingles, keys: bandKeys(shingles).map((key) => `${group} ${key}`) };
}

/** Whether two texts that share a key are copies. */
export function isCopy(a: CopySketch, b: CopySketch): boolean {
  if (a.wordCount < FEWEST_WORDS || b.wordCount < FEWEST_WORDS) return a.wordCount === b.wordCount;
  const [shorter, longer] = a.wordCount <= b.wordCount ? [a, b] : [b, a];
  if (shorter.wordCount < LEAST_LENGTH_RATIO * longer.wordCount) return false;
  const smaller = Math.min(a.shingles.length, b.shingles.length);
  return countShared(a.shingles, b.shingles) >= LEAST_CONTAINMENT * smaller;
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

function bandKeys(shingles: Uint32Array): string[] {
  const keys: string[] = [];
  for (let band = 0; band < BANDS; band++) {
    let key = band;
    for (let row = 0; row < ROWS; row++) key = mix(key ^ minimum(shingles, SEEDS[band * ROWS + row] as number));
    keys.push(`${band}:${key}`);
  }
  return keys;
}

function minimum(shingles: Uint32Array, seed: number): number {
  let least = 0xffffffff;
  for (const shingle of shingles) least = Math.min(least, mix(shingle ^ seed));
  return least;
}

function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}
