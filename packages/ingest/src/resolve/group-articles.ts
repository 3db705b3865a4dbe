import { compactKey, hashText } from '../identity.ts';
import { compareCodePoints } from '../text.ts';
import { groupCopies } from './copies.ts';

/** Groups what is one piece of writing: the key that each text's article has, and the texts' own hashes. */
export function groupArticles(texts: readonly string[]): string[] {
  const hashes = texts.map(hashText);
  const distinct = new Map<string, string>();
  for (const [index, hash] of hashes.entries()) {
    const known = distinct.get(hash);
    const text = texts[index]!;
    // Texts with one hash differ in case and space only; the smallest stands for all, whatever came first.
    if (known === undefined || compareCodePoints(text, known) < 0) distinct.set(hash, text);
  }
  const representatives = groupCopies(Array.from(distinct, ([hash, text]) => ({ hash, text, isExcerpt: false })));
  return hashes.map((hash) => compactKey(representatives.get(hash) ?? hash));
}
