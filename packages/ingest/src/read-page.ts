import { hashText } from './identity.ts';
import type { DetectLanguage } from './language.ts';
import type { BroughtMention, Item, Page } from './model.ts';
import { type DocumentReading, type NameTools, readDocument } from './read-document.ts';
import { bandKeys, sketchCopy } from './resolve/copy-sketch.ts';
import type { Layout } from './segment/layout.ts';
import { segmentPage } from './segment/segment-page.ts';
import { normalizeText } from './text.ts';
import { countWords } from './words.ts';

/** What reading a capture by itself takes, beside its text. */
export interface ReadingTools extends NameTools {
  readonly detectLanguage: DetectLanguage;
}

/** One appearance as its page alone shows it. */
export interface ShowingReading extends Item {
  /** `hashText` of its text, a text that the page interrupts being joined by line breaks. */
  readonly hash: string;
  readonly wordCount: number;
  /** BCP 47; the same for texts of one hash. */
  readonly language: string | null;
  /** Under which keys copies of it are looked for; none for a text that is too short to have any. */
  readonly bands: readonly number[];
  readonly document: DocumentReading;
}

export interface PageReading {
  readonly page: Page;
  readonly showings: readonly ShowingReading[];
}

/** All that follows from one capture's text and its source's layout: nothing here depends on other captures. */
export function readPage(
  text: string,
  layout: Layout,
  brought: (items: readonly Item[]) => readonly (readonly BroughtMention[])[] | null,
  tools: ReadingTools,
): PageReading {
  const page = segmentPage(text, layout);
  const mentions = brought(page.items);
  const showings = page.items.map((item, index): ShowingReading => {
    const words = joinText(text, item);
    const normal = normalizeText(words);
    const language = tools.detectLanguage(normal);
    const { shingles } = sketchCopy(normal);
    return {
      ...item,
      hash: hashText(words),
      wordCount: countWords(words),
      language,
      bands: shingles.length > 0 ? [...new Set(bandKeys(shingles))] : [],
      document: readDocument({ page: text, item, language, brought: mentions?.[index] }, tools),
    };
  });
  return { page, showings };
}

/** A text that a page interrupts is joined by a line break. */
export function joinText(page: string, { text }: Pick<Item, 'text'>): string {
  return text.map(({ start, end }) => page.slice(start, end)).join('\n');
}
