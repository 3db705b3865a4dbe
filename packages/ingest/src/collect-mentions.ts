import { findEntities } from './find-entities.ts';
import { compactKey, sha256Hex } from './identity.ts';
import type {
  AuthorityEntry,
  BroughtMention,
  Document,
  Evidence,
  FoundEntity,
  FoundMention,
  Part,
  Span,
} from './model.ts';
import type { Settings } from './records.ts';

/** One appearance's title and text, as names are looked for in it. */
export interface NamedText {
  readonly appearanceId: number;
  readonly title: Span | null;
  readonly text: readonly Span[];
  /** The capture's text. */
  readonly page: string;
  readonly language: string | null;
  /** Names that were brought for it, in the capture's text. */
  readonly brought?: readonly BroughtMention[] | undefined;
}

export interface CollectedMentions {
  readonly entities: readonly FoundEntity[];
  /** By appearance, in text order, with offsets into the capture's text. */
  readonly mentions: ReadonlyMap<number, readonly FoundMention[]>;
  readonly evidence: readonly PlacedEvidence[];
}

/** Evidence with the first appearance that shows it, and its place in the capture's text. */
export type PlacedEvidence = Omit<Evidence, 'document' | 'span'> & {
  readonly place: (Span & { readonly appearanceId: number }) | null;
};

/** Finds the entities that appearances name. The same words shown twice are read once, so that copies weigh nothing. */
export function collectMentions(
  texts: readonly NamedText[],
  authority: readonly AuthorityEntry[],
  settings: Settings,
): CollectedMentions {
  const documents = new Map<string, Document>();
  const keys = texts.map((text) => {
    const parts = readParts(text);
    const brought = text.brought?.map((mention) => localize(mention, parts, spansOf(text)));
    const key = compactKey(sha256Hex(JSON.stringify([parts, brought])));
    if (!documents.has(key)) documents.set(key, { key, parts, language: text.language, brought });
    return key;
  });
  const { entities, mentions, evidence } = findEntities([...documents.values()], authority, settings);
  const byAppearance = new Map<number, FoundMention[]>();
  for (const [index, text] of texts.entries()) {
    const { parts } = documents.get(keys[index]!)!;
    const found = mentions.get(keys[index]!) ?? [];
    byAppearance.set(
      text.appearanceId,
      found.map((mention) => place(mention, parts, spansOf(text))),
    );
  }
  const shownBy = new Map(texts.map((text, index) => [keys[index]!, text] as const).reverse());
  const placed = evidence.map(({ document, span, ...rest }): PlacedEvidence => {
    const text = document === null ? undefined : shownBy.get(document);
    if (!text || !span) return { ...rest, place: null };
    const { start, end } = place(span, documents.get(document!)!.parts, spansOf(text));
    return { ...rest, place: { appearanceId: text.appearanceId, start, end } };
  });
  return { entities, mentions: byAppearance, evidence: placed };
}

function spansOf({ title, text }: NamedText): Span[] {
  const spans = title ? [title, ...text] : [...text];
  return spans.sort((a, b) => a.start - b.start);
}

/** Names are looked for in so many UTF-16 code units of one text: no article has more, and memory is bounded by it. */
export const MOST_READ = 5_000_000;

/** Parts with offsets of the document's own, so that a document does not depend on where a page shows it. */
function readParts(text: NamedText): Part[] {
  let start = 0;
  return spansOf(text).map((span) => {
    const end = text.brought ? span.end : Math.min(span.end, span.start + Math.max(0, MOST_READ - start));
    const part: Part = { kind: span === text.title ? 'TITLE' : 'TEXT', start, text: text.page.slice(span.start, end) };
    start += part.text.length + 1;
    return part;
  });
}

function place<Placed extends Span>(mention: Placed, parts: readonly Part[], spans: readonly Span[]): Placed {
  const index = parts.findLastIndex((part) => part.start <= mention.start);
  const shift = spans[index]!.start - parts[index]!.start;
  return { ...mention, start: mention.start + shift, end: mention.end + shift };
}

/** The way back: from the capture's text to the document's own offsets. */
function localize<Placed extends Span>(mention: Placed, parts: readonly Part[], spans: readonly Span[]): Placed {
  const index = spans.findLastIndex((span) => span.start <= mention.start);
  const shift = parts[index]!.start - spans[index]!.start;
  return { ...mention, start: mention.start + shift, end: mention.end + shift };
}
