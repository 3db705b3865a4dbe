import type { EntityKind } from '../model.ts';
import { type Candidate, changeCandidate } from './candidate.ts';
import { articles, companyStops, knownNames, placePrepositions } from './known-words.ts';
import { stemEnd } from './own-names.ts';
import type { PartScan } from './scan-document.ts';
import { placesOfTeam, wordsOf } from './short-forms.ts';
import type { Tokens } from './tokens.ts';
import { isSport } from './topic.ts';
import { isWhole } from './whole-names.ts';
import { wordSet } from './word-bits.ts';

/** What a part reads so surely its document does not change. */
const SURE = 0.9;
/** Longer names that are guesses say nothing about short ones. */
const LEAST_CONFIDENCE = 0.5;
/** What stands before no person: "the Bruins", "in Harper". */
const beforeOthers = wordSet(['the', 'in', 'near']);
const TEAM_TAIL = /^\S+ (?:united|city|town|fc|athletic|rovers|wanderers|rangers|albion|county)$/;

type Weights = Partial<Record<EntityKind, number>>;

/** What a document says about one word or more that it names something by. */
interface Evidence {
  /** Summed confidences. */
  readonly named: Weights;
  /** Whether a person's full name begins or ends so; whether a company's, a team's or any other longer name begins so. */
  isPerson: boolean;
  isCompany: boolean;
  isTeam: boolean;
  isOpening: boolean;
}

/** One document's names, each kind of a name decided by all places where the document has it: it means one thing by it. */
export function agreeOnKinds(
  parts: readonly PartScan[],
  chosen: readonly (readonly Candidate[])[],
): readonly (readonly Candidate[])[] {
  const evidence = new EvidenceByName();
  /** One a candidate, in their order. */
  const heard: Evidence[] = [];
  for (let i = 0; i < chosen.length; i++)
    for (const candidate of chosen[i]!) heard.push(hear(candidate, parts[i]!.tokens, evidence));
  if (heard.length === 0) return chosen;
  let sport: boolean | null = null;
  const isAboutSport = (): boolean => {
    sport ??= isSport(parts.map(({ tokens }) => tokens));
    return sport;
  };
  let number = 0;
  return chosen.map((candidates, i) => {
    const agreed: Candidate[] = [];
    for (const candidate of candidates) agreed.push(agree(candidate, parts[i]!.tokens, heard[number++]!, isAboutSport));
    return agreed;
  });
}

class EvidenceByName {
  private readonly byName = new Map<string, Evidence>();

  of(name: string): Evidence {
    let known = this.byName.get(name);
    if (!known) {
      known = { named: {}, isPerson: false, isCompany: false, isTeam: false, isOpening: false };
      this.byName.set(name, known);
    }
    return known;
  }
}

/** Adds what a candidate says about its own name, which is given back, and about those that it begins or ends with. */
function hear({ from, to, kind, confidence }: Candidate, tokens: Tokens, evidence: EvidenceByName): Evidence {
  const name = wordsOf(tokens, from, to);
  const own = evidence.of(name);
  const { named } = own;
  named[kind] = (named[kind] ?? 0) + confidence;
  if (kind === 'ORGANIZATION') {
    for (const place of placesOfTeam(name)) evidence.of(place).isTeam = true;
    const stem = stemEnd(tokens, from, to);
    if (stem - from > 1 || (stem > from && companyStops.has(tokens.hash[stem]!)))
      evidence.of(wordsOf(tokens, from, stem)).isCompany = true;
  }
  if (to - from === 1 || confidence < LEAST_CONFIDENCE) return own;
  const firstTo = endOfWord(tokens, from, to);
  if (kind === 'PERSON') {
    const lastFrom = startOfWord(tokens, from, to - 1);
    if (lastFrom > from) {
      evidence.of(wordsOf(tokens, lastFrom, to)).isPerson = true;
      evidence.of(wordsOf(tokens, from, firstTo)).isPerson = true;
    }
  } else if (firstTo < to) {
    evidence.of(wordsOf(tokens, from, firstTo)).isOpening = true;
  }
  if (kind === 'ORGANIZATION' && TEAM_TAIL.test(name)) evidence.of(wordsOf(tokens, from, from + 1)).isTeam = true;
  return own;
}

function agree(candidate: Candidate, tokens: Tokens, evidence: Evidence, isAboutSport: () => boolean): Candidate {
  if (candidate.rule === 'AUTHORITY' || candidate.rule === 'DEFINITION' || candidate.isFamily) return candidate;
  const kind = kindFor(candidate, tokens, evidence, isAboutSport);
  if (kind === candidate.kind) return candidate;
  return changeCandidate(candidate, { from: candidate.from, to: candidate.to, kind });
}

/** The first token of the written word that a token ends: "Haddad-Amin" is three tokens. */
function startOfWord({ start, end, hash }: Tokens, from: number, last: number): number {
  let at = last;
  while (at > from && start[at] === end[at - 1]) at--;
  return articles.has(hash[at]!) && at < last ? at + 2 : at;
}

/** Behind the last token of the written word that a token begins. */
function endOfWord({ start, end }: Tokens, from: number, to: number): number {
  let at = from + 1;
  while (at < to && start[at] === end[at - 1]) at++;
  return at;
}

function kindFor(
  candidate: Candidate,
  tokens: Tokens,
  { named, isPerson, isCompany, isTeam, isOpening }: Evidence,
  isAboutSport: () => boolean,
): EntityKind {
  const { from, to, kind, confidence } = candidate;
  if (kind === 'EVENT' || kind === 'WORK') return kind;
  const isPlace = isWhole(tokens.hash, from, to, 'PLACE');
  if (isPerson) {
    const isKnown = isPlace || isOpening || knownNames.get(tokens.hash, from, to) !== undefined;
    return confidence >= SURE || isKnown || beforeOthers.has(tokens.hash[from - 1]!) ? kind : 'PERSON';
  }
  if (isCompany && !isPlace) return 'ORGANIZATION';
  if (isWhole(tokens.hash, from, to, 'ORGANIZATION')) return named.PLACE || kind === 'PERSON' ? 'PLACE' : kind;
  if (isPlace || isTeam) {
    if (kind === 'PERSON' && named.PLACE) return 'PLACE';
    const plays = kind === 'PLACE' && (named.ORGANIZATION || isTeam) && isAboutSport();
    return plays && !isSomewhere(tokens, from, to) ? 'ORGANIZATION' : kind;
  }
  return confidence >= SURE ? kind : strongest(named);
}

const strongest = (named: Weights): EntityKind =>
  (Object.entries(named) as [EntityKind, number][]).reduce((best, one) => (one[1] > best[1] ? one : best))[0];

/** Whether the words around say that a city is a place: "in Leeds", "Leeds (", "LEEDS, March 4 -". */
function isSomewhere({ text, start, end, hash, count }: Tokens, from: number, to: number): boolean {
  if (from > 0 && placePrepositions.has(hash[from - 1]!)) return true;
  return to < count && (start[to] === end[to - 1] ? /[,-]/ : /[(_–—-]/).test(text[start[to]!]!);
}
