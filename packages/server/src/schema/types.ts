import type { ArchiveState } from '../store/archive.ts';
import type {
  AppearanceRow,
  ArticleRow,
  CaptureRow,
  EntityNameRow,
  EntityRow,
  EvidenceRow,
  LocationRow,
  MentionRow,
  NameUseRow,
  ProblemRow,
  SegmentRow,
  SourceRow,
} from '../store/rows.ts';
import { builder } from './builder.ts';

/** A stretch of a capture's text. */
export interface SpanOf {
  readonly captureId: number;
  readonly start: number;
  readonly end: number;
}

// Types refer to each other in circles: they are named here and described in a file each.
export const Archive = builder.objectRef<ArchiveState>('Archive');
export const Article = builder.objectRef<ArticleRow>('Article');
export const Source = builder.objectRef<SourceRow>('Source');
export const EntityEvidence = builder.objectRef<EvidenceRow>('EntityEvidence');
export const Entity = builder.objectRef<EntityRow>('Entity');
export const EntityName = builder.objectRef<EntityNameRow>('EntityName');
export const NameUse = builder.objectRef<NameUseRow>('NameUse');
export const Capture = builder.objectRef<CaptureRow>('Capture');
export const CaptureLocation = builder.objectRef<LocationRow>('CaptureLocation');
export const Segment = builder.objectRef<SegmentRow>('Segment');
export const Span = builder.objectRef<SpanOf>('Span');
export const Appearance = builder.objectRef<AppearanceRow>('Appearance');
export const Mention = builder.objectRef<MentionRow>('Mention');
export const Problem = builder.objectRef<ProblemRow>('Problem');
