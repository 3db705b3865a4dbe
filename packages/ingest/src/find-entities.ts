import { decideDocument } from './decide-document.ts';
import { buildAuthorityTrie } from './extract/authority-trie.ts';
import { hashWord } from './extract/characters.ts';
import { countVotes } from './extract/count-votes.ts';
import { judgeVotes } from './extract/judge-votes.ts';
import { commonWords, givenNames, surnames } from './extract/known-words.ts';
import { scanDocument } from './extract/scan-document.ts';
import { COUNTRIES } from './extract/tables/countries.ts';
import type { Tagger } from './extract/tagger.ts';
import { noVotes } from './extract/votes.ts';
import { englishTagger } from './extract/weights.ts';
import type { AuthorityEntry, Document, Extraction, FoundMention } from './model.ts';
import { resolveNames } from './resolve/resolve-names.ts';

/** Where held-out text scored best; below it more than half of the candidates are wrong. */
export const DEFAULT_MIN_CONFIDENCE = 0.4;

export interface FindOptions {
  /** Mentions of less confidence are left out; `DEFAULT_MIN_CONFIDENCE` where nothing is said, 0 gives every candidate. */
  readonly minConfidence?: number;
  /** Another tagger than the one that the package brings. */
  readonly tagger?: Tagger;
}

const knownPlaces = COUNTRIES.map(({ name, alternatives }) => [name, ...alternatives]);

const isCommonName = (word: string): boolean => {
  const hash = hashWord(word);
  return givenNames.has(hash) || surnames.has(hash) || commonWords.has(hash);
};

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
  const { entities, keys, evidence } = resolveNames(
    read.map(({ names }) => names),
    { authority, knownPlaces, isCommonName },
  );
  const mentions = new Map(
    read.map(({ names, confidences }) => [
      names.key,
      names.mentions.flatMap(({ start, end }, i): FoundMention[] =>
        keys.get(names.key)![i]!.map((entity) => ({ start, end, entity, confidence: confidences[i]! })),
      ),
    ]),
  );
  return {
    entities,
    mentions,
    evidence: evidence.map(({ entity, rule, name, other, document, span }) => ({
      entity,
      rule,
      name: name.folded,
      other: other.folded,
      document,
      span,
    })),
  };
}
