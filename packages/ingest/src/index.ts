export { type Annotation, type AnnotationLine, parseAnnotations } from './annotations.ts';
export { type Authority, parseAuthority } from './authority.ts';
export {
  type ExtractOptions,
  extractListings,
  extractMentions,
  type MentionsRow,
  type PageRow,
  type TextRow,
} from './extract-rows.ts';
export { canonicalJson, compactKey, hashText, READING_VERSION, revisionOf, sha256Hex } from './identity.ts';
export { readArchive } from './ingest.ts';
export { formatJsonProblem, type JsonProblems } from './json-place.ts';
export { type DetectLanguage, loadLanguageDetector } from './language.ts';
export { type Manifest, parseManifest } from './manifest.ts';
export type * from './model.ts';
export { decodeCapture } from './readers/decode-capture.ts';
export type { ReadCapture } from './readers/reader.ts';
export { readCapture } from './readers/readers.ts';
export type * from './records.ts';
export { compareCodePoints, foldText, slugify } from './text.ts';
export { type WalkedFile, walkCaptures } from './walk.ts';
export { countWords, words } from './words.ts';
