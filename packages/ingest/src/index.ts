export { type Annotation, type AnnotationLine, parseAnnotations } from './annotations.ts';
export { type Authority, parseAuthority } from './authority.ts';
export { type DecidedDocument, decideDocument } from './decide-document.ts';
export { askedPhrases, askedWords } from './extract/asked-verdicts.ts';
export { type AuthorityTrie, buildAuthorityTrie } from './extract/authority-trie.ts';
export { countVotes } from './extract/count-votes.ts';
export { packScan, unpackScan } from './extract/pack-scan.ts';
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
export { canonicalJson, compactKey, hashText, READING_VERSION, revisionOf, sha256Hex } from './identity.ts';
export { readArchive } from './ingest.ts';
export { formatJsonProblem, type JsonProblems } from './json-place.ts';
export { type DetectLanguage, loadLanguageDetector } from './language.ts';
export { type Manifest, parseManifest } from './manifest.ts';
export type * from './model.ts';
export { nameBackground } from './name-background.ts';
export { decodeCapture } from './readers/decode-capture.ts';
export type { ReadCapture } from './readers/reader.ts';
export { readCapture } from './readers/readers.ts';
export type * from './records.ts';
export type { Background } from './resolve/background.ts';
export type { DocumentNames } from './resolve/document-names.ts';
export type { Owner } from './resolve/find-owner.ts';
export type { ResolvedEntity } from './resolve/join-owners.ts';
export type { Joined } from './resolve/joined.ts';
export { isPartner, nameId, partnerId } from './resolve/name.ts';
export { type NameCounts, type NamedEntity, nameEntity, slugEntities } from './resolve/name-entities.ts';
export type { KeptName, NameIndex } from './resolve/name-index.ts';
export type { NameLink } from './resolve/name-links.ts';
export {
  draftSource,
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
export { compareCodePoints, foldText, slugify } from './text.ts';
export { type WalkedFile, walkCaptures } from './walk.ts';
export { countWords, words } from './words.ts';
