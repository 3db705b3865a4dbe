import type { EntityKind } from '../model.ts';
import { commonWords, demonyms, givenNames } from './known-words.ts';
import { eachPhrase } from './phrase-key.ts';
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
  let best = findWord(tokens, from, word);
  if (!verdict.opensPhrases(word)) return best;
  let capitalTo = from;
  let hasCapital = false;
  eachPhrase(tokens, from, (to, key) => {
    for (; capitalTo < to && !hasCapital; capitalTo++) {
      hasCapital =
        isCapital(tokens.kind[capitalTo]!) && verdict.isMostlyCapital(verdicts.word(tokens.hash[capitalTo]!));
    }
    const name = hasCapital ? verdict.readName(verdicts.phrase(key)) : null;
    if (name) best = { ...name, to };
  });
  return best;
}

function findWord(tokens: Tokens, at: number, word: number): Found | null {
  const name = verdict.readName(verdict.nameOfWord(word));
  if (name && !demonyms.has(tokens.hash[at]!)) return { ...name, to: at + 1 };
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
