import type { LearningOptions } from './learn.ts';

/** Chosen by held-out documents; DATA-CARD.md has the figures. */
export const LEARNING: LearningOptions = { epochs: 10, seed: 1, rate: 0.1, decay: 1, leastCount: 2 };

/** How much a set's texts count; social-media posts are unlike news. */
export const SET_WEIGHTS: Readonly<Record<string, number>> = { wnut17_train: 0.2 };

/** Sets whose texts are learnt oftener with other names: they are few. */
export const SET_COPIES: Readonly<Record<string, number>> = {
  written_news: 4,
  written_region: 4,
};

/** How often each text is learnt again with other names in it, and how much that counts. */
export const COPIES = { copies: 1, copyWeight: 0.4 } as const;
