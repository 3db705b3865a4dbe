import { judgePhrase, judgeWord, type Verdicts } from './verdicts.ts';
import type { Votes } from './votes.ts';

/** Most words are never asked for, others often. */
function judgeOnce<Counts>(all: ReadonlyMap<number, Counts>, judge: (counts: Counts) => number) {
  const judged = new Map<number, number>();
  return (key: number): number => {
    const known = judged.get(key);
    if (known !== undefined) return known;
    const counts = all.get(key);
    const verdict = counts === undefined ? 0 : judge(counts);
    judged.set(key, verdict);
    return verdict;
  };
}

/** The verdicts that follow from votes held in memory. */
export function judgeVotes({ words, phrases }: Votes): Verdicts {
  return { word: judgeOnce(words, judgeWord), phrase: judgeOnce(phrases, judgePhrase) };
}
