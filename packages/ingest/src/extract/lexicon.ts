import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import type { Candidate } from './candidate.ts';
import type { CapitalCounts } from './capital-counts.ts';
import {
  attachedOrganizationHeads,
  attachedPlaceHeads,
  commonWords,
  demonyms,
  givenNames,
  knownNames,
  leadingHeads,
} from './known-words.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { DocumentScan } from './scan-document.ts';
import { ALL_CAPITALS, CAPITALIZED, isCapital, MIXED, type Tokens } from './tokens.ts';

/** What the archive's documents together say about one surface. */
export interface Votes {
  /** Summed confidence by kind, in the order of ENTITY_KINDS. */
  readonly weight: number[];
  /** Number of capitalized occurrences outside of headlines, named or not. */
  occurrences: number;
}

interface Verdict {
  readonly kind: EntityKind;
  readonly confidence: number;
}

export interface Found extends Verdict {
  /** Exclusive end of its tokens. */
  readonly to: number;
}

const SHORT_DOCUMENT_WEIGHT = 0.4;
/** Guesses have no vote. */
const LEAST_VOTE = 0.5;
/** "Camp Ashraf" says surely what "Ashraf" is. */
const BARE_WEIGHT = 2;
const LEAST_WEIGHT = 1.1;
/** Several words together are hardly ambiguous. */
const LEAST_PHRASE_WEIGHT = 0.7;
const DEFINED_CONFIDENCE = 0.9;
const LEAST_SHARE = 0.7;
const LEAST_COVERAGE = 0.4;
/** Shorter first words of organizations' names are too common to stand for them. */
const LEAST_PART = 6;
const LEAST_PART_SHARE = 0.75;
const LEAST_FIRST_WORDS = 2;

/** The surfaces that the archive's documents name, with votes on what they are. */
export class Lexicon {
  private readonly trie: PhraseTrie<Votes> = new PhraseTrie();
  private readonly capitals: CapitalCounts;
  private readonly defined = new Set<number>();
  private readonly surnames = new Map<number, number>();
  private readonly firstWords = new Map<number, number>();

  constructor(scans: readonly DocumentScan[], capitals: CapitalCounts) {
    this.capitals = capitals;
    for (const scan of scans) this.vote(scan);
    for (const scan of scans) for (const part of scan.parts) this.countOccurrences(part.tokens);
  }

  private vote(scan: DocumentScan): void {
    const factor = scan.isShort ? SHORT_DOCUMENT_WEIGHT : 1;
    for (const { tokens, tagged, definitions } of scan.parts) {
      for (const candidate of tagged) {
        if (tokens.shouted[candidate.from] || candidate.confidence < LEAST_VOTE) continue;
        this.add(tokens, candidate.from, candidate.to, candidate.kind, candidate.confidence * factor);
        if (candidate.kind === 'PERSON' && candidate.to - candidate.from > 1)
          this.addSurname(tokens.hash[candidate.to - 1]!);
        if (candidate.kind === 'ORGANIZATION' && candidate.to - candidate.from > 1)
          this.addFirstWord(tokens, candidate.from);
        const bare = bareName(tokens, candidate);
        if (bare) this.add(tokens, bare[0], bare[1], candidate.kind, candidate.confidence * factor * BARE_WEIGHT);
      }
      for (const { from, to, acronyms } of definitions) {
        this.add(tokens, from, to, 'ORGANIZATION', 1);
        for (const at of acronyms) {
          this.add(tokens, at, at + 1, 'ORGANIZATION', 1);
          this.defined.add(tokens.hash[at]!);
        }
      }
    }
  }

  private add(tokens: Tokens, from: number, to: number, kind: EntityKind, weight: number): void {
    const hashes = tokens.hash.subarray(from, to);
    let votes = this.trie.get(hashes);
    if (!votes) {
      votes = { weight: ENTITY_KINDS.map(() => 0), occurrences: 0 };
      this.trie.set(hashes, votes);
    }
    votes.weight[ENTITY_KINDS.indexOf(kind)]! += weight;
  }

  private addSurname(hash: number): void {
    this.surnames.set(hash, (this.surnames.get(hash) ?? 0) + 1);
  }

  private addFirstWord(tokens: Tokens, at: number): void {
    const hash = tokens.hash[at]!;
    const isTelling = tokens.kind[at] === CAPITALIZED && tokens.end[at]! - tokens.start[at]! >= LEAST_PART;
    if (isTelling && !demonyms.has(hash) && knownNames.get([hash]) === undefined) {
      this.firstWords.set(hash, (this.firstWords.get(hash) ?? 0) + 1);
    }
  }

  /** A surname, or the first word of an organization's name, that stands for the whole name. */
  findPart(tokens: Tokens, at: number): Found | null {
    const hash = tokens.hash[at]!;
    if (this.capitals.capitalShare(hash) < LEAST_PART_SHARE) return null;
    const asPerson = this.isSurname(hash) ? this.surnames.get(hash)! : 0;
    const asOrganization = this.firstWords.get(hash) ?? 0;
    if (asPerson > 0 && asOrganization === 0 && !givenNames.has(hash))
      return { kind: 'PERSON', confidence: 0.7, to: at + 1 };
    const isEnough = asPerson === 0 && asOrganization >= LEAST_FIRST_WORDS;
    return isEnough ? { kind: 'ORGANIZATION', confidence: 0.6, to: at + 1 } : null;
  }

  /** Whether a full name of a person in the archive ends with this word. */
  isSurname(hash: number): boolean {
    return this.surnames.has(hash) && !commonWords.has(hash);
  }

  private countOccurrences(tokens: Tokens): void {
    for (let from = 0; from < tokens.count; from++) {
      if (!isCapital(tokens.kind[from]!) || tokens.shouted[from]) continue;
      this.trie.match(tokens.hash, from, tokens.count, (_to, votes) => {
        votes.occurrences++;
      });
    }
  }

  /** The longest surface at a token that the archive is sure about. */
  find(tokens: Tokens, from: number): Found | null {
    let best = this.findDefined(tokens, from);
    this.trie.match(tokens.hash, from, tokens.count, (to, votes) => {
      if (tokens.sentence[to - 1] !== tokens.sentence[from] || !isCapital(tokens.kind[to - 1]!)) return;
      const verdict = this.judge(votes, tokens.hash.subarray(from, to));
      if (verdict) best = { ...verdict, to };
    });
    return best;
  }

  /** An acronym that some document of the archive spells out. */
  private findDefined(tokens: Tokens, at: number): Found | null {
    const isAcronym = tokens.kind[at] === ALL_CAPITALS || tokens.kind[at] === MIXED;
    if (!isAcronym || tokens.shouted[at] || !this.defined.has(tokens.hash[at]!)) return null;
    const { weight } = this.trie.get([tokens.hash[at]!])!;
    const isOrganization = weight[ENTITY_KINDS.indexOf('ORGANIZATION')]! >= Math.max(...weight);
    return isOrganization ? { kind: 'ORGANIZATION', confidence: DEFINED_CONFIDENCE, to: at + 1 } : null;
  }

  private judge(votes: Votes, hashes: Int32Array): Verdict | null {
    const total = votes.weight.reduce((sum, weight) => sum + weight, 0);
    const most = Math.max(...votes.weight);
    if (
      most < (hashes.length > 1 ? LEAST_PHRASE_WEIGHT : LEAST_WEIGHT) ||
      most / total < LEAST_SHARE ||
      total / votes.occurrences < LEAST_COVERAGE
    )
      return null;
    if (hashes.length === 1 && demonyms.has(hashes[0]!)) return null;
    if (!hashes.some((hash) => this.capitals.capitalShare(hash) > 0.6)) return null;
    const coverage = Math.min(1, total / votes.occurrences);
    return { kind: ENTITY_KINDS[votes.weight.indexOf(most)]!, confidence: (most / total) * (0.35 + 0.6 * coverage) };
  }
}

/** A name without its generic head ("Ashraf" of "Camp Ashraf"), by token numbers. */
export function bareName(
  tokens: Tokens,
  { from, to, kind }: Pick<Candidate, 'from' | 'to' | 'kind'>,
): [number, number] | null {
  const last = tokens.hash[to - 1]!;
  if (to - from < 2) return null;
  if (kind === 'ORGANIZATION' && attachedOrganizationHeads.has(last)) return usable(tokens, from, to - 1);
  if (kind !== 'PLACE') return null;
  if (attachedPlaceHeads.has(last)) return usable(tokens, from, to - 1);
  if (!leadingHeads.has(tokens.hash[from]!)) return null;
  return usable(tokens, isCapital(tokens.kind[from + 1]!) ? from + 1 : from + 2, to);
}

function usable(tokens: Tokens, from: number, to: number): [number, number] | null {
  if (to <= from || !isCapital(tokens.kind[from]!) || !isCapital(tokens.kind[to - 1]!)) return null;
  return to - from === 1 && demonyms.has(tokens.hash[from]!) ? null : [from, to];
}
