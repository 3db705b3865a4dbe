import type { EntityKind } from '../model.ts';
import { commonWords, demonyms, givenNames } from './known-words.ts';
import { LONGEST_PHRASE, NO_PHRASE, readPhrases } from './phrase-key.ts';
import { ALL_CAPITALS, isCapital, MIXED, type Tokens } from './tokens.ts';
import * as verdict from './verdicts.ts';

/** What the archive says that a name is. */
export interface Found {
  readonly kind: EntityKind;
  readonly confidence: number;
  /** Exclusive end of its tokens. */
  readonly to: number;
}

const DEFINED_CONFIDENCE = 0.9;
const SURNAME_CONFIDENCE = 0.7;
const FIRST_WORD_CONFIDENCE = 0.6;
const LEAST_FIRST_WORDS = 2;

/** The longest name at a token that the archive is sure about. */
export function findName(tokens: Tokens, from: number, verdicts: verdict.Verdicts): Found | null {
  const word = verdicts.word(tokens.hash[from]!);
  if (!verdict.opensPhrases(word)) return findWord(tokens, from, word);
  let hasCapital = isCapital(tokens.kind[from]!) && verdict.isMostlyCapital(word);
  let longest = 0;
  let to = 0;
  const words = readPhrases(tokens, from, phrases);
  for (let i = 1; i < words; i++) {
    const key = phrases[i]!;
    if (key === NO_PHRASE) continue;
    hasCapital ||= verdict.isMostlyCapital(verdicts.word(tokens.hash[from + i]!));
    const found = hasCapital ? verdicts.phrase(key) : 0;
    if (found === 0) continue;
    longest = found;
    to = from + i + 1;
  }
  return longest === 0 ? findWord(tokens, from, word) : readFound(longest, to);
}

/** Keys of phrases at one token, while they are looked up. */
const phrases = new Float64Array(LONGEST_PHRASE);

const readFound = (name: number, to: number): Found => ({
  kind: verdict.kindOfName(name),
  confidence: verdict.confidenceInName(name),
  to,
});

function findWord(tokens: Tokens, at: number, word: number): Found | null {
  const name = verdict.nameOfWord(word);
  if (name !== 0 && !demonyms.has(tokens.hash[at]!)) return readFound(name, at + 1);
  if (!isWrittenAsAcronym(tokens, at) || !verdict.isAcronym(word)) return null;
  return { kind: 'ORGANIZATION', confidence: DEFINED_CONFIDENCE, to: at + 1 };
}

/** A headline may put any word in capitals, but none inside a word: "MoD". */
const isWrittenAsAcronym = ({ kind, shouted }: Tokens, at: number): boolean =>
  kind[at] === MIXED || (kind[at] === ALL_CAPITALS && shouted[at] === 0);

/** A surname, or the first word of an organization's name, that stands for the whole name. */
export function findPart(tokens: Tokens, at: number, verdicts: verdict.Verdicts): Found | null {
  const hash = tokens.hash[at]!;
  const word = verdicts.word(hash);
  if (!verdict.isSurelyCapital(word)) return null;
  const isPerson = isSurname(hash, verdicts);
  const organizations = verdict.opensOrganizations(word);
  if (isPerson && organizations === 0 && !givenNames.has(hash))
    return { kind: 'PERSON', confidence: SURNAME_CONFIDENCE, to: at + 1 };
  const isEnough = !isPerson && organizations >= LEAST_FIRST_WORDS;
  return isEnough ? { kind: 'ORGANIZATION', confidence: FIRST_WORD_CONFIDENCE, to: at + 1 } : null;
}

/** Whether a full name of a person in the archive ends with this word. */
export const isSurname = (hash: number, verdicts: verdict.Verdicts): boolean =>
  verdict.endsPersons(verdicts.word(hash)) && !commonWords.has(hash) && !demonyms.has(hash);
