import type { EntityKind } from '../model.ts';
import { type Candidate, changeCandidate, makeCandidate } from './candidate.ts';
import { surnameOfFamily } from './couples.ts';
import { type Found, findName, findPart, isSurname } from './find-in-archive.ts';
import { commonWords, demonyms, honorifics, monthsAndDays } from './known-words.ts';
import type { OwnName } from './own-names.ts';
import type { PhraseTrie } from './phrase-trie.ts';
import type { PartScan, PassedOver } from './scan-document.ts';
import { SpanIndex, sortByPlace } from './span-index.ts';
import { tidyTag } from './tidy-tag.ts';
import { ALL_CAPITALS, isCapital, type Tokens } from './tokens.ts';
import { isMostlyLower, isSurelyCapital, type Verdicts } from './verdicts.ts';

const STRENGTH = { AUTHORITY: 3, DEFINITION: 2, TAGGER: 1, RECURRENCE: 1 } as const;

const LENGTH_BONUS = 0.1;
const FAMILY_CONFIDENCE = 0.85;
const OWN_CONFIDENCE = 0.8;
const DEFINED_CONFIDENCE = 0.95;
/** What a part reads so surely the archive does not change. */
const SURE = 0.9;
/** A longer reading of the part that is so likely keeps shorter names out. */
const PLAUSIBLE = 0.3;

/** The mentions of one part, in text order and without overlap, once the whole archive has been heard. */
export function decideMentions(part: PartScan, verdicts: Verdicts, ownNames: PhraseTrie<OwnName>): Candidate[] {
  const { tokens } = part;
  const pool: Candidate[] = [];
  for (const one of part.tagged)
    if (isName(one, tokens, verdicts) && !isOverruled(one, tokens, verdicts)) pool.push(one);
  addRecurring(pool, part, verdicts, ownNames);
  addDefined(pool, part);
  addAuthority(pool, part);
  if (pool.length < 2) return pool;
  pool.sort(compareStrength);
  const taken = new Uint8Array(tokens.count);
  const chosen: Candidate[] = [];
  for (const candidate of pool) {
    if (isTaken(taken, candidate)) continue;
    for (let at = candidate.from; at < candidate.to; at++) taken[at] = 1;
    chosen.push(candidate);
  }
  return sortByPlace(chosen);
}

/** The one that wins first. */
function compareStrength(a: Candidate, b: Candidate): number {
  return (
    STRENGTH[b.rule] - STRENGTH[a.rule] ||
    rankOf(b) - rankOf(a) ||
    a.from - b.from ||
    b.to - a.to ||
    (a.kind < b.kind ? -1 : 1)
  );
}

/** What the authority file knows, where no longer proper name stands around it. */
function addAuthority(pool: Candidate[], { tokens, authority }: PartScan): void {
  if (authority.length === 0) return;
  const byPlace = new SpanIndex([...pool]);
  for (const label of authority) {
    const known = tidied(tokens, label, label.kind);
    if (!byPlace.overlapping(known.from, known.to).some((longer) => swallows(longer, known))) pool.push(known);
  }
}

function isTaken(taken: Uint8Array, { from, to }: Candidate): boolean {
  for (let at = from; at < to; at++) if (taken[at] === 1) return true;
  return false;
}

/** Of two candidates equally sure the longer one wins. */
const rankOf = ({ from, to, confidence }: Candidate): number => confidence + LENGTH_BONUS * Math.min(to - from, 4);

/** A longer proper name around a known one ("Bank of Spain") stands for itself. */
const swallows = (longer: Candidate, known: Candidate): boolean =>
  longer.from <= known.from &&
  longer.to >= known.to &&
  longer.to - longer.from > known.to - known.from &&
  longer.kind !== known.kind &&
  longer.confidence >= 0.5;

function isName(candidate: Candidate, tokens: Tokens, verdicts: Verdicts): boolean {
  const only = candidate.to - candidate.from === 1 ? tokens.hash[candidate.from]! : null;
  if (only !== null && (demonyms.has(only) || monthsAndDays.has(only))) return false;
  for (let at = candidate.from; at < candidate.to; at++) {
    if (!isCapital(tokens.kind[at]!)) continue;
    if (isAcronym(tokens, at) || !isMostlyLower(verdicts.word(tokens.hash[at]!))) return true;
  }
  return false;
}

/** Several words hardly mean two things: the archive tells their kind where the part is not sure. */
function isOverruled({ from, to, kind, confidence }: Candidate, tokens: Tokens, verdicts: Verdicts): boolean {
  if (to - from === 1 || confidence >= SURE || !isCapital(tokens.kind[from]!)) return false;
  const known = findName(tokens, from, verdicts);
  return known !== null && known.to === to && known.kind !== kind;
}

/** "US" is written "us" nowhere, though another word is. */
const isAcronym = ({ kind, shouted }: Tokens, at: number): boolean => kind[at] === ALL_CAPITALS && shouted[at] === 0;

/** Names that the archive knows, where this part's own reading leaves room for them. */
function addRecurring(pool: Candidate[], part: PartScan, verdicts: Verdicts, ownNames: PhraseTrie<OwnName>): void {
  const { tokens, index } = part;
  const tagged = new SpanIndex(part.tagged);
  const passedOver = new SpanIndex(part.passedOver);
  for (let from = 0; from < tokens.count; from++) {
    if (!isCapital(tokens.kind[from]!)) continue;
    const surname = surnameOfFamily(tokens, from);
    if (surname !== null && isSurname(surname, verdicts)) {
      pool.push(
        tidied(tokens, makeCandidate(index, from, from + 1, 'PERSON', FAMILY_CONFIDENCE, 'RECURRENCE', null, true)),
      );
      continue;
    }
    const known =
      findOwnName(tokens, from, verdicts, ownNames) ??
      findName(tokens, from, verdicts) ??
      (standsAlone(tokens, from) ? findPart(tokens, from, verdicts) : null);
    if (!known) continue;
    const confidence = joinConfidence(tagged, passedOver, from, known);
    if (confidence === null) continue;
    pool.push(tidied(tokens, makeCandidate(index, from, known.to, known.kind, confidence, 'RECURRENCE')));
    from = known.to - 1;
  }
}

/** What the document itself calls an organization by that it names in full. */
function findOwnName(tokens: Tokens, from: number, verdicts: Verdicts, ownNames: PhraseTrie<OwnName>): Found | null {
  const { hash, kind, sentence, count } = tokens;
  let longest = from;
  let to = from;
  for (let name = ownNames.follow(hash, to++, count); name; name = ownNames.follow(hash, to++, count, name)) {
    if (name.value === undefined) continue;
    const isName =
      name.value === 'WORDS'
        ? isCapital(kind[to - 1]!) && sentence[to - 1] === sentence[from]
        : name.value === 'ACRONYM'
          ? isAcronym(tokens, from)
          : isSurelyCapital(verdicts.word(hash[from]!)) && standsAlone(tokens, from);
    if (isName) longest = to;
  }
  return longest === from ? null : { kind: 'ORGANIZATION', confidence: OWN_CONFIDENCE, to: longest };
}

/** How sure part and archive are together; null where the part's own reading stands. */
function joinConfidence(
  tagged: SpanIndex<Candidate>,
  passedOver: SpanIndex<PassedOver>,
  from: number,
  { to, kind, confidence }: Found,
): number | null {
  if (passedOver.overlaps(from, to)) return null;
  let joined = confidence;
  for (const own of tagged.overlapping(from, to)) {
    if (own.from === from && own.to === to) {
      if (own.kind === kind)
        joined = Math.max(own.confidence, joined, 1 - (1 - own.confidence) * (1 - confidence * 0.7));
      else if (own.confidence >= SURE || (to - from === 1 && own.confidence >= confidence)) return null;
    } else if (own.confidence >= (own.to - own.from > to - from ? PLAUSIBLE : confidence)) {
      return null;
    }
  }
  return joined;
}

/** Whether no capitalized word but a title stands beside the word: "Greene", not "Nathanael Greene". */
function standsAlone(tokens: Tokens, at: number): boolean {
  if (tokens.shouted[at]) return true;
  const next =
    at + 1 < tokens.count && tokens.sentence[at + 1] === tokens.sentence[at] && isCapital(tokens.kind[at + 1]!);
  const before = at > 0 && tokens.sentence[at - 1] === tokens.sentence[at] && isCapital(tokens.kind[at - 1]!);
  return !next && (!before || honorifics.has(tokens.hash[at - 1]!) || commonWords.has(tokens.hash[at - 1]!));
}

function addDefined(pool: Candidate[], { definitions }: PartScan): void {
  for (const { part, from, to, acronyms } of definitions) {
    pool.push(makeCandidate(part, from, to, 'ORGANIZATION', DEFINED_CONFIDENCE, 'DEFINITION'));
    for (const at of acronyms)
      pool.push(makeCandidate(part, at, at + 1, 'ORGANIZATION', DEFINED_CONFIDENCE, 'DEFINITION'));
  }
}

function tidied(tokens: Tokens, candidate: Candidate, kind?: EntityKind): Candidate {
  const tidy = tidyTag(tokens, candidate);
  if (!tidy) return candidate;
  return changeCandidate(candidate, kind === undefined ? tidy : { from: tidy.from, to: tidy.to, kind });
}
