export { type Annotation, type AnnotationLine, parseAnnotations } from './annotations.ts';
export { type Authority, parseAuthority } from './authority.ts';
export { annotationProblem } from './bring-mentions.ts';
export { type DecidedDocument, decideDocument } from './decide-document.ts';
export { askedPhrases, askedWords } from './extract/asked-verdicts.ts';
export { type AuthorityTrie, buildAuthorityTrie, type EntryLabels } from './extract/authority-trie.ts';
export { countVotes } from './extract/count-votes.ts';
export { packScan, unpackScan } from './extract/pack-scan.ts';
export { addVotes, type PackedVotes } from './extract/packed-votes.ts';
export { type DocumentScan, scanDocument } from './extract/scan-document.ts';
export type { Tagger } from './extract/tagger.ts';
export { judgePhrase, judgeWord, type Verdicts } from './extract/verdicts.ts';
export {
  noVotes,
  PHRASE_COLUMNS,
  type PhraseVotes,
  type Votes,
  WORD_COLUMNS,
  type WordVotes,
} from './extract/votes.ts';
export { englishTagger } from './extract/weights.ts';
export {
  type ExtractOptions,
  extractListings,
  extractMentions,
  type MentionsRow,
  type PageRow,
  type TextRow,
} from './extract-rows.ts';
export { DEFAULT_MIN_CONFIDENCE } from './find-entities.ts';
export { groupBy } from './group-by.ts';
export {
  canonicalJson,
  compactKey,
  hashText,
  placeLine,
  READING_VERSION,
  revisionOf,
  SetDigest,
  sha256Hex,
} from './identity.ts';
export { formatJsonProblem, type JsonProblems } from './json-place.ts';
export { type DetectLanguage, withLanguages } from './language.ts';
export { type Manifest, parseManifest } from './manifest.ts';
export type * from './model.ts';
export { nameBackground } from './name-background.ts';
export { type DocumentReading, documentOf, placeInPage } from './read-document.ts';
export {
  joinText,
  type PageReading,
  type ReadingTools,
  readPage,
  type ShowingReading,
  type ShownWords,
  type UnreadCapture,
} from './read-page.ts';
export { decodeCapture } from './readers/decode-capture.ts';
export type { CaptureContent, ReadCapture } from './readers/reader.ts';
export { PAGE_READERS, readCapture } from './readers/readers.ts';
export { fileOf } from './record-path.ts';
export type { Background } from './resolve/background.ts';
export { groupCopies } from './resolve/copies.ts';
export { LEAST_SHARED_BANDS } from './resolve/copy-sketch.ts';
export type { DocumentNames } from './resolve/document-names.ts';
export type { Owner } from './resolve/find-owner.ts';
export type { ResolvedEntity } from './resolve/join-owners.ts';
export type { Joined } from './resolve/joined.ts';
export { foldedOf, isPartner, nameId, partnerId } from './resolve/name.ts';
export { type NameCounts, type NamedEntity, nameEntity, slugEntities } from './resolve/name-entities.ts';
export type { KeptName, NameIndex } from './resolve/name-index.ts';
export type { NameLink } from './resolve/name-links.ts';
export {
  draftSource,
  folderOf,
  joinDrafts,
  type SourceClue,
  type SourceDraft,
  slugSources,
  sourceKeyOf,
} from './resolve/name-sources.ts';
export {
  addUses,
  type CoupleUse,
  type DeclaredUse,
  type NameUse,
  type NameUses,
  usesOf,
} from './resolve/name-uses.ts';
export { type Resolution, resolveNames } from './resolve/resolve-names.ts';
export { type LocalNames, resolveWithinDocument } from './resolve/resolve-within-document.ts';
export { settleNames } from './resolve/settle-names.ts';
export {
  type Layout,
  type LayoutEvidence,
  LEAST_LAYOUT_WEIGHT,
  listLayoutVotes,
  readLayout,
} from './segment/layout.ts';
export { compareCodePoints, foldText, normalizeText, slugify } from './text.ts';
export { type WalkedFile, walkCaptures } from './walk.ts';
export { countWords, words } from './words.ts';
