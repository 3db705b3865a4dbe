import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledText } from './examples.ts';
import { readMarkedTexts } from './marked-texts.ts';
import { COPIES, SET_COPIES, SET_WEIGHTS } from './settings.ts';

export interface TrainingSet {
  readonly name: string;
  readonly texts: readonly LabelledText[];
  readonly weight: number;
  readonly copies: number;
  readonly copyWeight: number;
}

const WRITTEN = new URL('texts/', import.meta.url);

/** The sets of a folder of labelled .jsonl files, and the texts that were written for training and lie beside this file. */
export function readTrainingSets(folder: string): TrainingSet[] {
  const labelled = namesIn(folder, '.jsonl').map((name) =>
    makeSet(
      name,
      readFileSync(join(folder, `${name}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row) as LabelledText),
    ),
  );
  const written = namesIn(WRITTEN, '.txt').map((name) =>
    makeSet(`written_${name}`, readMarkedTexts(new URL(`${name}.txt`, WRITTEN))),
  );
  return [...labelled, ...written];
}

const namesIn = (folder: string | URL, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

const makeSet = (name: string, texts: readonly LabelledText[]): TrainingSet => ({
  name,
  texts,
  weight: SET_WEIGHTS[name] ?? 1,
  ...COPIES,
  copies: SET_COPIES[name] ?? COPIES.copies,
});
