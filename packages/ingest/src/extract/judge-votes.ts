import { judgePhrase, judgeWord, type Verdicts } from './verdicts.ts';
import type { Votes } from './votes.ts';

/** The verdicts that follow from votes held in memory. */
export function judgeVotes({ words, phrases }: Votes): Verdicts {
  const judgedWords = new Map(Array.from(words, ([hash, votes]) => [hash, judgeWord(votes)]));
  const judgedPhrases = new Map(Array.from(phrases, ([key, votes]) => [key, judgePhrase(votes)]));
  return { word: (hash) => judgedWords.get(hash) ?? 0, phrase: (key) => judgedPhrases.get(key) ?? 0 };
}
