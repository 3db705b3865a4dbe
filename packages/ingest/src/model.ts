/** A stretch of a text in UTF-16 code units, end exclusive: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type SegmentKind = 'MASTHEAD' | 'TITLE' | 'TEXT' | 'SEPARATOR' | 'OTHER';

/** A piece of a page. A page's segments cover its text whole, in order, without gap or overlap. */
export interface Segment extends Span {
  readonly kind: SegmentKind;
  /** Index into the page's items for a TITLE or TEXT, else null. */
  readonly item: number | null;
}

/** One article as a page shows it. */
export interface Item {
  readonly title: Span | null;
  /** One span, unless the page interrupts the text. */
  readonly text: readonly Span[];
  /** Whether the page shows the text shortened. */
  readonly isExcerpt: boolean;
}

/** What segmentation makes of one capture's text. */
export interface Page {
  /** One span a line. */
  readonly masthead: readonly Span[];
  readonly items: readonly Item[];
  readonly segments: readonly Segment[];
  /** Its short lines, folded, each once: what a layout may know of. */
  readonly keys: readonly string[];
  readonly problems: readonly PageProblem[];
}

/** Something in a page that could not be understood, with its place in UTF-16 code units. */
export interface PageProblem {
  readonly message: string;
  readonly at: number;
}

/** When something was published, as far as that is known. */
export interface Published {
  /** RFC 3339 in UTC: the beginning of the year, month or day. */
  readonly at: string;
  readonly precision: 'YEAR' | 'MONTH' | 'DAY' | 'INSTANT';
}

/** What a capture that is one article says of it in so many words, so that nothing has to be worked out. */
export interface ArticleRecord {
  readonly title: Span | null;
  readonly text: Span;
  readonly url: string | null;
  readonly publishedAt: Published | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Slug of a manifest's source, or a name. */
  readonly source: string | null;
}

/** What was wrong with one input. Data, not an exception. */
export interface Problem {
  readonly path: string;
  readonly reader: string | null;
  readonly message: string;
  /** In bytes of the file, where it is known. */
  readonly offset: number | null;
}

/** One place where a capture's bytes were found. */
export interface Location {
  /** Relative to the ingested folder, `/` between its parts. */
  readonly path: string;
  /** Slug of the manifest's source, null where no manifest names the path or what its record calls its source. */
  readonly source: string | null;
  /** RFC 3339 in UTC, from the manifest. */
  readonly capturedAt: string | null;
}

/** One source as a manifest describes it. */
export interface SourceEntry {
  readonly slug: string;
  readonly name: string;
  readonly url: string | null;
  readonly note: string | null;
}

export const ENTITY_KINDS = ['PERSON', 'ORGANIZATION', 'PLACE', 'EVENT', 'WORK'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** A known entity, in the terms of SKOS (https://www.w3.org/TR/skos-reference/). */
export interface AuthorityEntry {
  readonly id: string;
  readonly kind: EntityKind;
  readonly prefLabel: string;
  readonly altLabel: readonly string[];
  /** Spellings that are recognised and never shown as a preferred name. */
  readonly hiddenLabel: readonly string[];
  /** Names that never mean this entity. */
  readonly notLabel: readonly string[];
  /** The same entity elsewhere: absolute URLs. */
  readonly sameAs: readonly string[];
  /** IDs of wider entities. */
  readonly broader: readonly string[];
}

/** A title or a piece of running text within a document; `start` is its place in the capture's text. */
export interface Part {
  readonly kind: 'TITLE' | 'TEXT';
  readonly start: number;
  readonly text: string;
}

/** What name finding reads: one appearance of an article. */
export interface Document {
  readonly key: string;
  /** In the order in which they stand in the capture. */
  readonly parts: readonly Part[];
  /** BCP 47, null where it can't be told. */
  readonly language: string | null;
  /** Names that another tagger found, in place of our own tagger's. In text order, without overlap. */
  readonly brought?: readonly BroughtMention[] | undefined;
}

/** A name that was brought with a capture. */
export interface BroughtMention extends Span {
  readonly kind: EntityKind;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** A span that names an entity; offsets are those of the capture's text (part.start added). */
export interface FoundMention extends Span {
  /** Key of the entity in the same Extraction. */
  readonly entity: string;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** An entity that mentions refer to. Its names and counts follow from its mentions. */
export interface FoundEntity {
  /** Content identity: the authority's ID, or kind and spelling key; the same whatever the order of documents. */
  readonly key: string;
  readonly kind: EntityKind;
  readonly authorityId: string | null;
}

/** Rules by which two names are known to mean one entity. */
export const EVIDENCE_RULES = [
  'AUTHORITY',
  'KNOWN_NAME',
  'DEFINITION',
  'ALSO_KNOWN_AS',
  'SPELLING',
  'BACK_REFERENCE',
  'UNIQUE_PART',
] as const;
export type EvidenceRule = (typeof EVIDENCE_RULES)[number];

/** Why two names are one entity. */
export interface Evidence {
  /** Key of the entity. */
  readonly entity: string;
  readonly rule: EvidenceRule;
  /** The joined name and the one it was joined to, folded. */
  readonly name: string;
  readonly other: string;
  /** Key of the document that shows it, and where; null for what the whole archive, a table or the authority file says. */
  readonly document: string | null;
  readonly span: Span | null;
}

export interface Extraction {
  /** Sorted by key, only those that a mention refers to. */
  readonly entities: readonly FoundEntity[];
  /** One list a document, in the documents' order; each list in text order. Words that name two entities are two mentions. */
  readonly mentions: ReadonlyMap<string, readonly FoundMention[]>;
  /** Sorted by entity, rule and names. */
  readonly evidence: readonly Evidence[];
}

/** What whoever keeps an archive decides about its reading. */
export interface Settings {
  /** Mentions of less confidence are left out, from 0 to 1; a measured default unless set. */
  readonly minConfidence?: number;
  /** Whether names are looked for by the tagger too; so it is unless set. */
  readonly tagger?: boolean;
}
