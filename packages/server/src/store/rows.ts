import type { EvidenceRule } from '@sourcebook/ingest';
import { raw, type Sql } from 'sql-template-tag';

export interface ArticleRow {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly publishedAt: string | null;
  readonly publishedAtPrecision: 'YEAR' | 'MONTH' | 'DAY' | 'INSTANT' | null;
  readonly url: string | null;
  readonly isExcerpt: number;
  readonly wordCount: number;
  readonly sourceId: number;
}

export interface SourceRow {
  readonly id: number;
  readonly key: string;
  readonly slug: string;
  readonly name: string;
  readonly url: string | null;
  readonly note: string | null;
}

export interface CaptureRow {
  readonly id: number;
  readonly sha256: string;
  readonly path: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly byteLength: number;
  readonly capturedAt: string | null;
  readonly masthead: string | null;
  readonly sourceId: number;
}

export interface LocationRow {
  readonly path: string;
  readonly sourceId: number;
  readonly capturedAt: string | null;
}

export interface AppearanceRow {
  readonly id: number;
  readonly captureId: number;
  readonly sha256: string;
  readonly articleId: number;
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly titleStart: number | null;
  readonly titleEnd: number | null;
  readonly isExcerpt: number;
}

export interface SegmentRow {
  readonly id: number;
  readonly captureId: number;
  readonly kind: 'MASTHEAD' | 'TITLE' | 'TEXT' | 'SEPARATOR' | 'OTHER';
  readonly start: number;
  readonly end: number;
  readonly appearanceId: number | null;
}

export interface EntityRow {
  readonly id: number;
  readonly key: string;
  readonly slug: string;
  readonly kind: 'PERSON' | 'ORGANIZATION' | 'PLACE' | 'EVENT' | 'WORK';
  readonly name: string;
  readonly authorityId: string | null;
  readonly articleCount: number;
  readonly mentionCount: number;
}

export interface EntityNameRow {
  readonly id: number;
  readonly text: string;
  readonly articleCount: number;
  readonly mentionCount: number;
}

export interface EvidenceRow {
  readonly id: number;
  readonly rule: EvidenceRule;
  readonly name: string;
  readonly other: string;
  readonly appearanceId: number | null;
  readonly captureId: number | null;
  readonly start: number | null;
  readonly end: number | null;
}

export interface MentionRow {
  readonly id: number;
  readonly sha256: string;
  readonly captureId: number;
  readonly appearanceId: number;
  readonly articleId: number;
  readonly entityId: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly ordinal: number;
  readonly confidence: number;
}

export interface ProblemRow {
  readonly path: string;
  readonly reader: string | null;
  readonly message: string;
  readonly offset: number | null;
}

export interface NameUseRow {
  readonly text: string;
  readonly mentionCount: number;
}

/** What an edge says of its pair; which of these a list fills is the list's matter. */
export interface EdgeColumns {
  readonly edgeMentionCount: number;
  readonly edgeArticleCount: number;
  readonly edgeScore: number;
  /** The other end of the edge. */
  readonly edgeEntityId: number;
  readonly edgeSourceId: number;
  readonly edgeArticleId: number;
}

/** What a list selects: the expression of each column, by its name in rows. */
export type Columns = Readonly<Record<string, string>>;

const selected = new WeakMap<Columns, Map<string, Sql>>();

/** `{ isExcerpt: 'a.is_excerpt' }` selects a.is_excerpt as "isExcerpt": all columns, or those of some names. */
export function select(columns: Columns, names: readonly string[] = Object.keys(columns)): Sql {
  const known = selected.get(columns) ?? new Map<string, Sql>();
  selected.set(columns, known);
  const key = names.join();
  const made = known.get(key) ?? raw(names.map((name) => `${columns[name]} as "${name}"`).join(', '));
  known.set(key, made);
  return made;
}

/** `columns('key', 'is_excerpt')('a')` has a.key as `key`, a.is_excerpt as `isExcerpt`. */
function columns(...names: string[]): (alias: string) => Columns {
  const known = new Map<string, Columns>();
  return (alias) => {
    const made = known.get(alias) ?? Object.fromEntries(names.map((name) => [toCamel(name), `${alias}."${name}"`]));
    known.set(alias, made);
    return made;
  };
}

function toCamel(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

export const articleColumns = columns(
  'id',
  'key',
  'title',
  'language',
  'published_at',
  'published_at_precision',
  'url',
  'is_excerpt',
  'word_count',
  'source_id',
);
export const sourceColumns = columns('id', 'key', 'slug', 'name', 'url', 'note');
export const captureColumns = columns(
  'id',
  'sha256',
  'path',
  'media_type',
  'encoding',
  'byte_length',
  'captured_at',
  'masthead',
  'source_id',
);
/** `capture` is the alias of the appearance's capture. */
export const appearanceColumns = (alias: string, capture: string): Columns => ({
  ...ownAppearanceColumns(alias),
  ...shaColumn(capture),
});
const ownAppearanceColumns = columns(
  'id',
  'capture_id',
  'article_id',
  'position',
  'start',
  'end',
  'title_start',
  'title_end',
  'is_excerpt',
);
const shaColumn = columns('sha256');
export const entityColumns = columns(
  'id',
  'key',
  'slug',
  'kind',
  'name',
  'authority_id',
  'article_count',
  'mention_count',
);
export const nameColumns = columns('id', 'text', 'article_count', 'mention_count');
export const segmentColumns = columns('id', 'capture_id', 'kind', 'start', 'end', 'appearance_id');
export const evidenceColumns = columns('id', 'rule', 'name', 'other', 'appearance_id', 'start', 'end');
export const mentionColumns = columns(
  'id',
  'appearance_id',
  'article_id',
  'entity_id',
  'start',
  'end',
  'ordinal',
  'confidence',
);
export const problemColumns = columns('path', 'reader', 'message', 'offset');
