import { findEntities } from './find-entities.ts';
import { groupBy } from './group-by.ts';
import type { DetectLanguage } from './language.ts';
import type { AuthorityEntry, Document, EntityKind } from './model.ts';
import { mergeLayouts, readLayout } from './segment/layout.ts';
import { type ListingRow, toListingRow } from './segment/listing-row.ts';
import { segmentPage } from './segment/segment-page.ts';

/** A text that stands alone, with the caller's name for it. */
export interface TextRow {
  readonly id: string;
  readonly text: string;
}

/** The names in one text; offsets in UTF-16 code units of it. */
export interface MentionsRow {
  readonly id: string;
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: EntityKind;
    /** The same for mentions of one entity in all texts. */
    readonly entity: string;
    readonly confidence: number;
  }[];
}

export interface ExtractOptions {
  readonly authority: readonly AuthorityEntry[];
  readonly detectLanguage: DetectLanguage;
  /** Mentions of less confidence are left out. The archive's default unless set. */
  readonly minConfidence?: number | undefined;
}

/** Finds names in texts, each one plain article, all together as one archive would. */
export function extractMentions(rows: readonly TextRow[], options: ExtractOptions): MentionsRow[] {
  const documents = rows.map(
    ({ text }, index): Document => ({
      key: String(index),
      parts: [{ kind: 'TEXT', start: 0, text }],
      language: options.detectLanguage(text),
    }),
  );
  const { minConfidence } = options;
  const { entities, mentions } = findEntities(
    documents,
    options.authority,
    minConfidence === undefined ? {} : { minConfidence },
  );
  const kinds = new Map(entities.map(({ key, kind }) => [key, kind]));
  return rows.map(({ id }, index) => ({
    id,
    mentions: (mentions.get(String(index)) ?? []).map(({ start, end, entity, confidence }) => ({
      start,
      end,
      type: kinds.get(entity)!,
      entity,
      confidence,
    })),
  }));
}

/** A page with the folder that it lies in, whose other pages may show what recurs. */
export interface PageRow extends TextRow {
  readonly folder?: string | undefined;
}

/** Segments pages. Pages of one folder are siblings; a page without folder stands alone. */
export function extractListings(rows: readonly PageRow[]): ({ id: string } & ListingRow)[] {
  const folders = groupBy(rows, ({ folder }) => folder);
  const layouts = new Map(
    Array.from(folders, ([folder, pages]) => [folder, mergeLayouts(pages.map(({ text }) => readLayout(text)))]),
  );
  return rows.map(({ id, text, folder }) => {
    const layout = folder === undefined ? mergeLayouts([readLayout(text)]) : layouts.get(folder)!;
    return { id, ...toListingRow(segmentPage(text, layout)) };
  });
}
