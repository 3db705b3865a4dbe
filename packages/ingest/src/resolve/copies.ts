import { type CopySketch, isCopy, sketchCopy } from './copy-sketch.ts';

export interface CopyCandidate {
  readonly hash: string;
  readonly text: string;
  readonly isExcerpt: boolean;
}

/**
 * Groups texts that are copies of each other: hash to the hash of the group's representative. In ascending order of
 * their hashes, each text joins the first representative that it is a copy of, else it becomes one, so that the result
 * is the same whatever the order of the texts.
 */
export function groupCopies(texts: Iterable<CopyCandidate>): Map<string, string> {
  const sketches = new Map<string, CopySketch>();
  for (const { hash, text, isExcerpt } of texts) sketches.set(hash, sketchCopy(text, isExcerpt));
  const representatives = new Map<string, string>();
  const byKey = new Map<string, string[]>();
  for (const hash of [...sketches.keys()].sort()) {
    const sketch = sketches.get(hash) as CopySketch;
    const candidates = new Set(sketch.keys.flatMap((key) => byKey.get(key) ?? []));
    const found = [...candidates].sort().find((other) => isCopy(sketch, sketches.get(other) as CopySketch));
    representatives.set(hash, found ?? hash);
    if (found !== undefined) continue;
    for (const key of sketch.keys) byKey.set(key, [...(byKey.get(key) ?? []), hash]);
  }
  return representatives;
}
