import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import { bareName } from './bare-name.ts';
import { demonyms, knownNames } from './known-words.ts';
import { LONGEST_PHRASE, phraseKey } from './phrase-key.ts';
import type { DocumentScan, PartScan } from './scan-document.ts';
import { CAPITALIZED, isCapital, LOWER_WORD, PUNCTUATION, type Tokens } from './tokens.ts';
import * as votes from './votes.ts';

const SHORT_DOCUMENT_WEIGHT = 0.4;
/** Guesses have no vote. */
const LEAST_VOTE = 0.5;
/** "Camp Ashraf" says surely what "Ashraf" is. */
const BARE_WEIGHT = 2;
/** Shorter first words of organizations' names are too common to stand for them. */
const LEAST_FIRST_WORD = 6;

/** Adds what a document says about words and names to `sum`, or takes it away with -1. */
export function countVotes(scan: DocumentScan, sum: votes.Votes = votes.noVotes(), sign: 1 | -1 = 1): votes.Votes {
  const counter = new VoteCounter(sum, sign);
  for (const part of scan.parts) {
    counter.countWords(part.tokens);
    counter.countNames(part, scan.isShort ? SHORT_DOCUMENT_WEIGHT : 1);
  }
  return sum;
}

class VoteCounter {
  private readonly sum: votes.Votes;
  private readonly sign: 1 | -1;

  constructor(sum: votes.Votes, sign: 1 | -1) {
    this.sum = sum;
    this.sign = sign;
  }

  /** Headlines and first words of sentences do not say whether a word is written with a capital. */
  countWords(tokens: Tokens): void {
    const { kind, hash, shouted, sentence, count } = tokens;
    let opened = -1;
    for (let i = 0; i < count; i++) {
      const isFirst = sentence[i] !== opened;
      if (kind[i] !== PUNCTUATION) opened = sentence[i]!;
      if (kind[i] === LOWER_WORD) this.word(hash[i]!)[votes.LOWER]! += this.sign;
      else if (isCapital(kind[i]!) && shouted[i] === 0) {
        const word = this.word(hash[i]!);
        word[votes.CAPITAL]! += this.sign;
        if (!isFirst) word[votes.INSIDE]! += this.sign;
      }
    }
  }

  countNames({ tokens, tagged, definitions }: PartScan, factor: number): void {
    for (const { from, to, kind, confidence } of tagged) {
      if (tokens.shouted[from] || confidence < LEAST_VOTE) continue;
      const weight = Math.round(confidence * factor * 1000);
      this.countName(tokens, from, to, kind, weight);
      if (kind === 'PERSON' && to - from > 1) this.word(tokens.hash[to - 1]!)[votes.SURNAME]! += this.sign;
      if (kind === 'ORGANIZATION' && to - from > 1 && isTelling(tokens, from))
        this.word(tokens.hash[from]!)[votes.FIRST_WORD]! += this.sign;
      const bare = bareName(tokens, { from, to, kind });
      if (bare) this.countName(tokens, bare[0], bare[1], kind, weight * BARE_WEIGHT);
    }
    for (const { from, to, acronyms } of definitions) {
      this.countName(tokens, from, to, 'ORGANIZATION', 1000);
      for (const at of acronyms) {
        this.countName(tokens, at, at + 1, 'ORGANIZATION', 1000);
        this.word(tokens.hash[at]!)[votes.DEFINED]! += this.sign;
      }
    }
  }

  private countName(tokens: Tokens, from: number, to: number, kind: EntityKind, weight: number): void {
    if (to - from > LONGEST_PHRASE) return;
    const first = this.word(tokens.hash[from]!);
    const column = ENTITY_KINDS.indexOf(kind);
    if (to - from === 1) {
      first[votes.KINDS + column]! += this.sign * weight;
    } else {
      first[votes.OPENS]! += this.sign;
      this.phrase(tokens, from, to).counts[column]! += this.sign * weight;
    }
  }

  private word(hash: number): votes.WordVotes {
    let word = this.sum.words.get(hash);
    if (!word) {
      word = votes.noWordVotes();
      this.sum.words.set(hash, word);
    }
    return word;
  }

  private phrase(tokens: Tokens, from: number, to: number): votes.PhraseVotes {
    const key = phraseKey(tokens.hash, from, to);
    let phrase = this.sum.phrases.get(key);
    if (!phrase) {
      phrase = votes.noPhraseVotes(tokens.hash[from]!);
      this.sum.phrases.set(key, phrase);
    }
    return phrase;
  }
}

/** Whether an organization may be called by the first word of its name. */
function isTelling({ kind, start, end, hash }: Tokens, at: number): boolean {
  if (kind[at] !== CAPITALIZED || end[at]! - start[at]! < LEAST_FIRST_WORD) return false;
  return !demonyms.has(hash[at]!) && knownNames.get([hash[at]!]) === undefined;
}
