import { CopyIndex } from './copy-index.ts';
import { CopyPool } from './copy-pool.ts';
import { sketchCopy } from './copy-sketch.ts';

export interface CopyCandidate {
  readonly hash: string;
  readonly text: string;
  readonly isExcerpt: boolean;
}

/**
 * Groups texts that are copies of each other: each hash to the hash of its group's representative. In ascending order
 * of hashes, a text joins the first representative that it is a copy of, else it becomes one. So the result depends on
 * the set of texts alone. An excerpt is never a copy of a full text. The texts themselves are not kept.
 */
export function groupCopies(texts: Iterable<CopyCandidate>): Map<string, string> {
  const pool = new CopyPool();
  const hashes: string[] = [];
  const excerpts = new Set<number>();
  for (const { hash, text, isExcerpt } of texts) {
    const number = pool.add(sketchCopy(text));
    hashes.push(hash);
    if (isExcerpt) excerpts.add(number);
  }
  const order = Uint32Array.from(hashes.keys()).sort((a, b) => compare(hashes[a] ?? '', hashes[b] ?? ''));
  const excerptIndex = new CopyIndex(pool);
  const fullTextIndex = new CopyIndex(pool);
  const representatives = new Map<string, string>();
  for (const number of order) {
    const found = (excerpts.has(number) ? excerptIndex : fullTextIndex).findOrAdd(number);
    representatives.set(hashes[number] as string, hashes[found] as string);
  }
  return representatives;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
