import { compactKey, hashText } from '../identity.ts';
import { compareCodePoints } from '../text.ts';
import { groupCopies } from './copies.ts';

/** A text as one page shows it. */
export interface ShownText {
  readonly text: string;
  readonly isExcerpt: boolean;
}

/**
 * Groups what is one piece of writing: gives each text the key of its article. One text is one article, shortened or
 * not; of near-identical texts an excerpt and a full text are two.
 */
export function groupArticles(texts: readonly ShownText[]): string[] {
  const hashes = texts.map(({ text }) => hashText(text));
  const distinct = new Map<string, ShownText>();
  for (const [index, hash] of hashes.entries()) distinct.set(hash, join(distinct.get(hash), texts[index]!));
  const representatives = groupCopies(Array.from(distinct, ([hash, shown]) => ({ hash, ...shown })));
  return hashes.map((hash) => compactKey(representatives.get(hash) ?? hash));
}

/** Texts with one hash differ in case and space only; the smallest stands for all, whatever came first. */
function join(known: ShownText | undefined, shown: ShownText): ShownText {
  if (!known) return shown;
  const { text } = compareCodePoints(shown.text, known.text) < 0 ? shown : known;
  return { text, isExcerpt: known.isExcerpt && shown.isExcerpt };
}
