import type { Annotation } from './annotations.ts';
import type {
  AuthorityEntry,
  EntityKind,
  EvidenceRule,
  Location,
  Problem,
  SegmentKind,
  SourceEntry,
  Span,
} from './model.ts';

/** All that an archive's content follows from. */
export interface ArchiveInputs {
  readonly captures: readonly InputCapture[];
  readonly sources: readonly SourceEntry[];
  readonly authority: readonly AuthorityEntry[];
  /** Mentions that another tagger found; they replace our tagger's in the captures that they name. */
  readonly annotations: readonly Annotation[];
  readonly settings: Settings;
}

/** What whoever keeps an archive decides about its reading. */
export interface Settings {
  /** Mentions of less confidence are left out, from 0 to 1; a measured default unless set. */
  readonly minConfidence?: number;
}

export interface InputCapture {
  /** The store's number for it. */
  readonly id: number;
  readonly sha256: string;
  readonly reader: string;
  readonly encoding: string;
  readonly byteLength: number;
  readonly text: string;
  /** One or more. */
  readonly locations: readonly Location[];
}

/** What the inputs say, ready to be stored. Records refer to each other by numbers from 1. */
export interface ArchiveRecords {
  readonly sources: readonly SourceRecord[];
  readonly captures: readonly CaptureRecord[];
  readonly articles: readonly ArticleRecord[];
  readonly appearances: readonly AppearanceRecord[];
  readonly articleSources: readonly ArticleSourceRecord[];
  readonly entities: readonly EntityRecord[];
  readonly names: readonly NameRecord[];
  readonly mentions: readonly MentionRecord[];
  readonly evidence: readonly EvidenceRecord[];
  readonly problems: readonly Problem[];
}

export interface SourceRecord {
  readonly id: number;
  readonly key: string;
  readonly slug: string;
  readonly name: string;
  readonly url: string | null;
  readonly note: string | null;
}

export interface CaptureRecord {
  readonly id: number;
  /** Of its first location. */
  readonly path: string;
  readonly capturedAt: string | null;
  readonly sourceId: number;
  readonly locations: readonly {
    readonly path: string;
    readonly sourceId: number;
    readonly capturedAt: string | null;
  }[];
  readonly masthead: string | null;
  readonly segments: readonly (Span & { readonly kind: SegmentKind; readonly appearanceId: number | null })[];
}

export interface AppearanceRecord {
  readonly id: number;
  readonly captureId: number;
  readonly articleId: number;
  /** From 1, in the capture's order. */
  readonly position: number;
  readonly path: string;
  readonly title: Span | null;
  readonly text: readonly Span[];
  readonly isExcerpt: boolean;
  /** Whether it is the article's first appearance. */
  readonly isFirst: boolean;
}

export interface ArticleRecord {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly text: string;
  readonly language: string | null;
  readonly isExcerpt: boolean;
  readonly wordCount: number;
  /** Source, path and position of the first appearance. */
  readonly sourceId: number;
  readonly path: string;
  readonly position: number;
}

/** The first appearance of an article in one source. */
export interface ArticleSourceRecord {
  readonly articleId: number;
  readonly sourceId: number;
  readonly appearanceId: number;
}

export interface EntityRecord {
  readonly id: number;
  readonly key: string;
  readonly slug: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly authorityId: string | null;
  readonly sameAs: readonly string[];
}

/** A string that the texts use for an entity. */
export interface NameRecord {
  readonly id: number;
  readonly entityId: number;
  readonly text: string;
}

export interface MentionRecord extends Span {
  readonly appearanceId: number;
  readonly articleId: number;
  readonly entityId: number;
  readonly nameId: number;
  /** Tells mentions with one span apart: 0 for the first. */
  readonly ordinal: number;
  readonly confidence: number;
}

/** Why two names are one entity. */
export interface EvidenceRecord {
  readonly entityId: number;
  readonly rule: EvidenceRule;
  /** Folded. */
  readonly name: string;
  readonly other: string;
  /** Where it stands; null for what the whole archive, a table or the authority file says. */
  readonly place: (Span & { readonly appearanceId: number }) | null;
}
