import { foldText } from './text.ts';
import { words } from './words.ts';

// A letter may stand for several words: U+FDFA folds to four.
const BETWEEN = /[\0-&(-,./:-@[-`{-\x7f]+/;

/** So many words are remembered as the index holds them: most words of a text have been in another. */
const MOST_KNOWN = 20_000;
const known = new Map<string, string>();

/** What the full-text index holds of a text: its folded words, a space between two. */
export function indexWords(text: string): string {
  let indexed = '';
  for (const { start, end } of words(text)) {
    const word = indexWord(text.slice(start, end));
    if (word !== '') indexed += indexed === '' ? word : ` ${word}`;
  }
  return indexed;
}

function indexWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const indexed = splitWords([foldText(word)]).join(' ');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, indexed);
  return indexed;
}

/** Folded words as the index knows them. */
export function splitWords(folded: readonly string[]): string[] {
  return folded.flatMap((word) => word.split(BETWEEN)).filter((word) => word !== '');
}
