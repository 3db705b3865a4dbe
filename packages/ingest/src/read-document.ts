import { askedWords } from './extract/asked-verdicts.ts';
import { buildAuthorityTrie } from './extract/authority-trie.ts';
import { countVotes } from './extract/count-votes.ts';
import { packScan } from './extract/pack-scan.ts';
import { type PackedVotes, packVotes } from './extract/packed-votes.ts';
import { scanDocument } from './extract/scan-document.ts';
import type { Tagger } from './extract/tagger.ts';
import { compactKey, sha256Hex } from './identity.ts';
import type { BroughtMention, Document, Item, Part, Span } from './model.ts';

export interface NameTools {
  /** Null where it is switched off. */
  readonly tagger: Tagger | null;
}

/** What one document says by itself, in a form to be kept. */
export interface DocumentReading {
  /** The same for the same words in the same language, wherever they are shown. */
  readonly key: string;
  /** BCP 47. */
  readonly language: string | null;
  /** The tagger's candidates. */
  readonly scan: Uint8Array;
  /** What it adds to the archive's statistics. */
  readonly votes: PackedVotes;
  /** Hashes of the words whose verdicts its names depend on: by these it is found when one changes. */
  readonly words: Int32Array;
  /** Names that were brought for it, in the document's own offsets. */
  readonly brought: readonly BroughtMention[] | null;
}

export interface ShownDocument {
  /** The capture's text. */
  readonly page: string;
  readonly item: Pick<Item, 'title' | 'text'>;
  readonly language: string | null;
  /** Names that were brought for it, in the capture's text. */
  readonly brought?: readonly BroughtMention[] | null | undefined;
}

/** Names are looked for in so many UTF-16 code units of one text: no article has more, and memory is bounded by it. */
export const MOST_READ = 5_000_000;

const NO_AUTHORITY = buildAuthorityTrie([]);

export function readDocument(shown: ShownDocument, { tagger }: NameTools): DocumentReading {
  const document = documentOf(shown);
  const scan = scanDocument(document, NO_AUTHORITY, tagger);
  return {
    key: document.key,
    language: document.language,
    scan: packScan(scan),
    votes: packVotes(countVotes(scan)),
    words: Int32Array.from(askedWords(scan)),
    brought: document.brought ?? null,
  };
}

/**
 * A document with offsets of its own, so that it does not depend on where a page shows it.
 * @param key its key, where that is known.
 */
export function documentOf({ page, item, language, brought }: ShownDocument, key?: string): Document {
  const spans = spansOf(item);
  let start = 0;
  const parts = spans.map((span): Part => {
    const end = brought ? span.end : Math.min(span.end, span.start + Math.max(0, MOST_READ - start));
    const part: Part = { kind: span === item.title ? 'TITLE' : 'TEXT', start, text: page.slice(span.start, end) };
    start += part.text.length + 1;
    return part;
  });
  const own = brought?.map((mention) => shift(mention, spans, parts));
  const known = key ?? compactKey(sha256Hex(JSON.stringify([parts, own, language])));
  return { key: known, parts, language, brought: own };
}

/** From a document's own offsets to those of the capture's text. */
export function placeInPage<Placed extends Span>(placed: Placed, item: Pick<Item, 'title' | 'text'>): Placed {
  const spans = spansOf(item);
  let start = 0;
  const parts = spans.map((span) => {
    const part = { start };
    start += span.end - span.start + 1;
    return part;
  });
  return shift(placed, parts, spans);
}

function spansOf({ title, text }: Pick<Item, 'title' | 'text'>): Span[] {
  const spans = title ? [title, ...text] : [...text];
  return spans.sort((a, b) => a.start - b.start);
}

/** Moves what lies in one of the first spans to where the span of the same number lies among the second. */
function shift<Placed extends Span>(
  placed: Placed,
  from: readonly { readonly start: number }[],
  to: readonly { readonly start: number }[],
): Placed {
  const index = from.findLastIndex(({ start }) => start <= placed.start);
  const by = to[index]!.start - from[index]!.start;
  return { ...placed, start: placed.start + by, end: placed.end + by };
}
