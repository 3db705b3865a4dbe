import { foldText } from '@sourcebook/ingest/text';
import type { ArticleFilter as StoreArticleFilter } from '../store/articles.ts';
import type { CaptureFilter as StoreCaptureFilter } from '../store/captures.ts';
import type { EntityFilter as StoreEntityFilter } from '../store/entities.ts';
import type { MentionFilter as StoreMentionFilter } from '../store/mentions.ts';
import type { ArticleRef, CaptureRef, EntityRef, SourceRef } from '../store/refs.ts';
import { readGlobalId } from './global-id.ts';
import type {
  ArticleBy,
  ArticleFilter,
  CaptureBy,
  CaptureFilter,
  EntityBy,
  EntityFilter,
  MentionFilter,
  SourceBy,
} from './inputs.ts';

type Input<Ref extends { $inferInput: unknown }> = Ref['$inferInput'];

export function readArticleBy({ id, url }: Input<typeof ArticleBy>): ArticleRef {
  if (id != null) return { key: readGlobalId(id, 'Article').key };
  return { url: url ?? '' };
}

export function readSourceBy({ id, slug }: Input<typeof SourceBy>): SourceRef {
  if (id != null) return { key: readGlobalId(id, 'Source').key };
  return { slug: slug ?? '' };
}

export function readEntityBy({ id, slug, name, sameAs }: Input<typeof EntityBy>): EntityRef {
  if (id != null) return { key: readGlobalId(id, 'Entity').key };
  if (slug != null) return { slug };
  if (name != null) return { name: foldText(name) };
  return { sameAs: sameAs ?? '' };
}

export function readCaptureBy({ id, path, sha256 }: Input<typeof CaptureBy>): CaptureRef {
  if (id != null) return { sha256: readGlobalId(id, 'Capture').key };
  if (path != null) return { path };
  return { sha256: (sha256 ?? '').toLowerCase() };
}

export function readArticleFilter(filter: Input<typeof ArticleFilter> | null | undefined): StoreArticleFilter {
  if (!filter) return {};
  return {
    ...filter,
    sources: filter.sources?.map(readSourceBy),
    mentionsAll: filter.mentionsAll?.map(readEntityBy),
    mentionsAny: filter.mentionsAny?.map(readEntityBy),
  };
}

export function readEntityFilter(filter: Input<typeof EntityFilter> | null | undefined): StoreEntityFilter {
  if (!filter) return {};
  return { ...filter, name: filter.name == null ? null : foldText(filter.name) };
}

export function readMentionFilter(filter: Input<typeof MentionFilter> | null | undefined): StoreMentionFilter {
  if (!filter) return {};
  return {
    minConfidence: filter.minConfidence,
    entity: filter.entity && readEntityBy(filter.entity),
    source: filter.source && readSourceBy(filter.source),
  };
}

export function readCaptureFilter(filter: Input<typeof CaptureFilter> | null | undefined): StoreCaptureFilter {
  if (!filter) return {};
  return { ...filter, sources: filter.sources?.map(readSourceBy) };
}
