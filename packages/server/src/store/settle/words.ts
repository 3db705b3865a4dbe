import { countWords, type ShownWords } from '@sourcebook/ingest';
import { indexWords } from '@sourcebook/ingest/index-words';

/** UTF-16 code units that are kept; beyond them words are looked for again when they are wanted. */
const MOST_KEPT = 32_000_000;

/** The words of appearances that were read now, kept until their articles are written. */
export class Words {
  readonly #kept = new Map<number, ShownWords>();
  #size = 0;

  keep(appearance: number, words: ShownWords): void {
    this.#size += words.title.length + words.text.length;
    if (this.#size <= MOST_KEPT) this.#kept.set(appearance, words);
    else this.#kept.delete(appearance);
  }

  ofTitle(appearance: number, title: string): string {
    return this.#kept.get(appearance)?.title ?? indexWords(title);
  }

  ofText(appearance: number, text: string): Pick<ShownWords, 'text' | 'count'> {
    return this.#kept.get(appearance) ?? { text: indexWords(text), count: countWords(text) };
  }
}
