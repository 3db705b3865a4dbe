import { findAliases } from './extract/aliases.ts';
import { buildAuthorityTrie } from './extract/authority-trie.ts';
import { calibrateConfidence } from './extract/calibrate-confidence.ts';
import { CapitalCounts } from './extract/capital-counts.ts';
import { hashWord } from './extract/characters.ts';
import { followsCouple } from './extract/couples.ts';
import { decideMentions } from './extract/decide-mentions.ts';
import { commonWords, givenNames, surnames } from './extract/known-words.ts';
import { Lexicon } from './extract/lexicon.ts';
import { type DocumentScan, scanDocument } from './extract/scan-document.ts';
import { COUNTRIES } from './extract/tables/countries.ts';
import type { Tagger } from './extract/tagger.ts';
import { englishTagger } from './extract/weights.ts';
import type { AuthorityEntry, BroughtMention, Document, Extraction, FoundMention } from './model.ts';
import { type DocumentNames, type NamedMention, resolveNames } from './resolve/resolve-names.ts';

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
  const capitals = new CapitalCounts();
  for (const scan of scans) capitals.merge(scan.capitals);
  const lexicon = new Lexicon(scans, capitals);
  const read = scans.map((scan) => readNames(scan, lexicon, capitals, minConfidence));
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

function readNames(
  scan: DocumentScan,
  lexicon: Lexicon,
  capitals: CapitalCounts,
  minConfidence: number,
): { names: DocumentNames; confidences: number[] } {
  const { document } = scan;
  if (document.brought) return readBrought(document, document.brought, minConfidence);
  const mentions: NamedMention[] = [];
  const confidences: number[] = [];
  const declared: DocumentNames['declared'][number][] = [];
  scan.parts.forEach((part, index) => {
    const { tokens } = part;
    const offset = scan.document.parts[index]!.start;
    const first = mentions.length;
    const chosen = decideMentions(part, lexicon, capitals)
      .map((one) => (one.rule === 'AUTHORITY' ? one : { ...one, confidence: calibrateConfidence(one.confidence) }))
      .filter(({ confidence }) => confidence >= minConfidence);
    for (const candidate of chosen) {
      const start = tokens.start[candidate.from]!;
      const end = tokens.end[candidate.to - 1]!;
      const isFamily = candidate.isFamily === true;
      mentions.push({
        start: start + offset,
        end: end + offset,
        name: tokens.text.slice(start, isFamily ? end - 1 : end),
        kind: candidate.kind,
        entry: candidate.entry,
        isCouple: isFamily || (candidate.kind === 'PERSON' && followsCouple(tokens.text, start)),
      });
      confidences.push(candidate.confidence);
    }
    const byToken = new Map(
      chosen.flatMap(({ from, to }, i) => Array.from({ length: to - from }, (_, n) => [from + n, i])),
    );
    const at = (token: number): number => byToken.get(token) ?? -1;
    for (const definition of part.definitions) {
      const long = at(definition.from);
      for (const acronym of definition.acronyms) {
        const short = at(acronym);
        if (long >= 0 && short >= 0 && long !== short) {
          declared.push({ rule: 'DEFINITION', long: long + first, short: short + first });
        }
      }
    }
    for (const { a, b } of findAliases(tokens, chosen)) {
      declared.push({ rule: 'ALSO_KNOWN_AS', long: a + first, short: b + first });
    }
  });
  return { names: { key: scan.document.key, mentions, declared }, confidences };
}

/** What another tagger found is taken as it is; names are resolved among all documents all the same. */
function readBrought(
  { key, parts }: Document,
  brought: readonly BroughtMention[],
  minConfidence: number,
): { names: DocumentNames; confidences: number[] } {
  const sure = brought.filter(({ confidence }) => confidence >= minConfidence);
  const mentions = sure.map(({ start, end, kind }): NamedMention => {
    const part = parts.findLast((one) => one.start <= start)!;
    const name = part.text.slice(start - part.start, end - part.start);
    return { start, end, name, kind, entry: null, isCouple: false };
  });
  return { names: { key, mentions, declared: [] }, confidences: sure.map(({ confidence }) => confidence) };
}
