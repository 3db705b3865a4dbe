import { judgePhrase, judgeWord, type Verdicts } from './verdicts.ts';
import type { Votes } from './votes.ts';
import { WordBits } from './word-bits.ts';

/** The verdicts that follow from votes held in memory. Most words are never asked for, others often. */
export function judgeVotes({ words, phrases }: Votes): Verdicts {
  /** Each verdict and one more, as 0 is one. */
  const judged = new WordBits();
  return {
    word: (hash) => {
      const known = judged.get(hash);
      if (known !== 0) return known - 1;
      const votes = words.get(hash);
      const verdict = votes ? judgeWord(votes) : 0;
      judged.add(hash, verdict + 1);
      return verdict;
    },
    phrase: (key) => {
      const votes = phrases.get(key);
      return votes ? judgePhrase(votes) : 0;
    },
  };
}
