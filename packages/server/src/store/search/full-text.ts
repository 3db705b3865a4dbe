import { indexWords } from '@sourcebook/ingest/index-words';
import { foldText } from '@sourcebook/ingest/text';
import { words } from '@sourcebook/ingest/words';

/** Stands between two texts of one entry, so that no phrase runs over their border. No word is or holds it. */
export const BORDER = '\ue000';

export function indexNames(names: readonly string[]): string {
  return names.map(indexWords).join(` ${BORDER} `);
}

export function foldedWords(text: string): string[] {
  return Array.from(words(text), ({ start, end }) => foldText(text.slice(start, end)));
}
