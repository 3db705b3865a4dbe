import { decideDocument } from './decide-document.ts';
import { buildAuthorityTrie } from './extract/authority-trie.ts';
import { countVotes } from './extract/count-votes.ts';
import { judgeVotes } from './extract/judge-votes.ts';
import { scanDocument } from './extract/scan-document.ts';
import type { Tagger } from './extract/tagger.ts';
import { noVotes } from './extract/votes.ts';
import { englishTagger } from './extract/weights.ts';
import type { AuthorityEntry, Document, Evidence, Extraction, FoundMention } from './model.ts';
import { nameBackground } from './name-background.ts';
import type { DocumentNames } from './resolve/document-names.ts';
import { foldedOf } from './resolve/name.ts';
import { addUses } from './resolve/name-uses.ts';
import { type Resolution, resolveNames } from './resolve/resolve-names.ts';
import { type LocalNames, resolveWithinDocument } from './resolve/resolve-within-document.ts';

/** Where held-out text scored best; below it more than half of the candidates are wrong. */
export const DEFAULT_MIN_CONFIDENCE = 0.4;

export interface FindOptions {
  /** Mentions of less confidence are left out; `DEFAULT_MIN_CONFIDENCE` where nothing is said, 0 gives every candidate. */
  readonly minConfidence?: number;
  /** Another tagger than the one that the package brings. */
  readonly tagger?: Tagger;
}

/** Finds the names in all documents of an archive and the entities that they mean. The documents' order changes nothing. */
export function findEntities(
  documents: readonly Document[],
  authority: readonly AuthorityEntry[],
  { minConfidence = DEFAULT_MIN_CONFIDENCE, tagger = englishTagger() }: FindOptions = {},
): Extraction {
  const trie = buildAuthorityTrie(authority);
  const scans = documents.map((document) => scanDocument(document, trie, tagger));
  const votes = noVotes();
  for (const scan of scans) countVotes(scan, votes);
  const verdicts = judgeVotes(votes);
  const read = scans.map((scan) => decideDocument(scan, verdicts, minConfidence));
  const locals = read.map(({ names }) => resolveWithinDocument(names));
  const resolution = resolveNames(addUses(locals), nameBackground(authority));
  return {
    entities: resolution.entities.map(({ key, kind, authorityId }) => ({ key, kind, authorityId })),
    mentions: new Map(
      read.map(({ names, confidences }, i) => [names.key, findMentions(names, confidences, locals[i]!, resolution)]),
    ),
    evidence: findEvidence(locals, resolution),
  };
}

/** A couple whose two persons turn out to be one entity is one mention. */
function findMentions(
  { mentions }: DocumentNames,
  confidences: readonly number[],
  local: LocalNames,
  { keys }: Resolution,
): FoundMention[] {
  const found: FoundMention[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const { start, end } = mentions[i]!;
    let before: string | null = null;
    for (const number of local.mentions[i]!) {
      const entity = keys.get(local.names[number]!.id)!;
      if (entity !== before) found.push({ start, end, entity, confidence: confidences[i]! });
      before = entity;
    }
  }
  return found;
}

function findEvidence(locals: readonly LocalNames[], { keys, evidence }: Resolution): Evidence[] {
  const inDocuments = locals.flatMap(({ key, names, backReferences }) =>
    backReferences.map(({ name, other, span }): Evidence => {
      const { id } = names[name]!;
      const entity = keys.get(id)!;
      return { entity, rule: 'BACK_REFERENCE', name: foldedOf(id), other, document: key, span };
    }),
  );
  const inArchive = evidence.flatMap(({ name, other, ...rest }): Evidence[] => {
    const entity = keys.get(name);
    return entity === undefined ? [] : [{ ...rest, entity, name: foldedOf(name), other: foldedOf(other) }];
  });
  return [...inDocuments, ...inArchive].sort(compareEvidence);
}

function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    compare(a.entity, b.entity) ||
    compare(a.rule, b.rule) ||
    compare(a.name, b.name) ||
    compare(a.other, b.other) ||
    compare(a.document ?? '', b.document ?? '') ||
    (a.span?.start ?? 0) - (b.span?.start ?? 0)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
