import type { Settings } from '@sourcebook/ingest';
import type { Engine } from '../engine.ts';
import type { Bands } from './bands.ts';
import type { Counts } from './counts.ts';
import type { Ids } from './ids.ts';
import type { Standing } from './shown-documents.ts';
import type { Statistics } from './statistics.ts';
import type { Texts } from './texts.ts';
import type { Traces } from './traces.ts';
import type { Words } from './words.ts';

/** What the steps of one settling share: each leaves there what the next ones have to look at. */
export interface Settling {
  readonly engine: Engine;
  readonly report: Report;
  readonly settings: Settings;
  readonly texts: Texts;
  readonly words: Words;
  readonly ids: { readonly writing: Ids; readonly document: Ids; readonly source: Ids };
  /** What is counted by article, taken away before an article changes and added again at the end. */
  readonly counts: Counts;
  /** What documents say about words and phrases. */
  readonly statistics: Statistics;
  /** Where stood what may be gone at the end. */
  readonly traces: Traces;
  /** Writings whose appearances changed, and which of them are new. */
  readonly writings: Set<number>;
  readonly newWritings: Set<number>;
  /** By what new writings' copies are found. */
  readonly bands: Bands;
  /** Documents whose appearances changed, with a place where each stood before. */
  readonly documents: Map<number, Standing | null>;
  /** Sources whose captures changed. */
  readonly sources: Set<number>;
}

export function usesTagger({ tagger = true }: Settings): boolean {
  return tagger;
}

/** Told from time to time how far settling has come: what is being done, and how many of how many. */
export type Report = (step: string, done: number, of: number) => void;
