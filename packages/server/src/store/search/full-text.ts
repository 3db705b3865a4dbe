import { foldText } from '@sourcebook/ingest/text';
import { words } from '@sourcebook/ingest/words';

/** Stands between two texts of one entry, so that no phrase runs over their border. No word is or holds it. */
export const BORDER = '\ue000';

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

export function indexNames(names: readonly string[]): string {
  return names.map(indexWords).join(` ${BORDER} `);
}

export function foldedWords(text: string): string[] {
  return Array.from(words(text), ({ start, end }) => foldText(text.slice(start, end)));
}
