import type { Annotation } from './annotations.ts';
import { bringMentions } from './bring-mentions.ts';
import { hashText } from './identity.ts';
import { indexWords } from './index-words.ts';
import type { DetectLanguage } from './language.ts';
import { listPageProblems } from './list-page-problems.ts';
import type { Item, Page, Problem, Published } from './model.ts';
import { type DocumentReading, type NameTools, readDocument } from './read-document.ts';
import { decodeCapture } from './readers/decode-capture.ts';
import { bandKeys, sketchCopy } from './resolve/copy-sketch.ts';
import type { Layout } from './segment/layout.ts';
import { recordPage } from './segment/record-page.ts';
import { segmentPage } from './segment/segment-page.ts';
import { normalizeText } from './text.ts';
import { countWords } from './words.ts';

/** What reading captures takes, beside them. */
export interface ReadingTools extends NameTools {
  readonly detectLanguage: DetectLanguage;
}

/** A capture with all that its reading depends on. */
export interface UnreadCapture {
  readonly bytes: Uint8Array;
  readonly encoding: string;
  readonly reader: string;
  /** Its first path, under which problems are told. */
  readonly path: string;
  readonly layout: Layout;
  /** Those that name it; null where none does. */
  readonly annotations: readonly Annotation[] | null;
  /** Whether names are looked for by the tagger. */
  readonly isTagged: boolean;
}

/** The words of an appearance as a full-text index holds them. */
export interface ShownWords {
  readonly title: string;
  readonly text: string;
  /** Of the text alone. */
  readonly count: number;
}

/** One appearance as its page alone shows it. */
export interface ShowingReading extends Item {
  /** `hashText` of its text, a text that the page interrupts being joined by line breaks. */
  readonly hash: string;
  readonly url: string | null;
  readonly publishedAt: Published | null;
  /** Under which keys copies of it are looked for; none for a text that is too short to have any. */
  readonly bands: Uint32Array;
  readonly words: ShownWords;
  readonly document: DocumentReading;
}

export interface PageReading {
  readonly page: Page;
  /** The heading lines that name the page. */
  readonly masthead: string | null;
  /** What its record calls its source. */
  readonly source: string | null;
  readonly showings: readonly ShowingReading[];
  readonly problems: readonly Problem[];
}

/** All that follows from one capture and its source's layout: nothing here depends on other captures. */
export function readPage(capture: UnreadCapture, tools: ReadingTools): PageReading {
  const { text, record } = decodeCapture(capture.bytes, capture);
  const tagger = capture.isTagged ? tools.tagger : null;
  const page = record ? recordPage(text, record) : segmentPage(text, capture.layout);
  const brought = capture.annotations && bringMentions(capture.annotations, text, page.items);
  const showings = page.items.map((item, index): ShowingReading => {
    const joined = joinText(text, item);
    const normal = normalizeText(joined);
    const language = record?.language ?? tools.detectLanguage(normal);
    const { shingles } = sketchCopy(normal);
    return {
      ...item,
      hash: hashText(normal),
      url: record?.url ?? null,
      publishedAt: record?.publishedAt ?? null,
      bands: shingles.length > 0 ? new Uint32Array(new Set(bandKeys(shingles))) : new Uint32Array(),
      words: {
        title: item.title ? indexWords(text.slice(item.title.start, item.title.end)) : '',
        text: indexWords(joined),
        count: countWords(joined),
      },
      document: readDocument({ page: text, item, language, brought: brought?.byItem[index] }, { tagger }),
    };
  });
  const { path, reader, encoding, bytes } = capture;
  return {
    page,
    masthead: page.masthead.map(({ start, end }) => text.slice(start, end)).join('\n') || null,
    source: record?.source ?? null,
    showings,
    problems: [
      ...(brought?.problems ?? []),
      ...listPageProblems({ path, reader, encoding, byteLength: record ? null : bytes.length, text }, page),
    ],
  };
}

/** A text that a page interrupts is joined by a line break. */
export function joinText(page: string, { text }: Pick<Item, 'text'>): string {
  return text.map(({ start, end }) => page.slice(start, end)).join('\n');
}
