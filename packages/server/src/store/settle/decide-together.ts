import {
  type AuthorityTrie,
  askedPhrases,
  askedWords,
  decideDocument,
  resolveWithinDocument,
  unpackScan,
} from '@sourcebook/ingest';
import type { DecidedNames } from './decided-names.ts';
import type { KeptDocument } from './shown-documents.ts';

/** Asks the archive for its verdicts on words or phrases; they come in the order of the keys. */
export type Ask = (about: 'WORDS' | 'PHRASES', keys: readonly number[]) => Promise<readonly number[]>;

export interface DecidedDocument {
  readonly id: number;
  readonly key: string;
  /** `DecidedNames` as they are kept. */
  readonly names: string;
}

/** Decides what documents name, once the archive can be asked. */
export async function decideTogether(
  documents: readonly KeptDocument[],
  authority: AuthorityTrie,
  minConfidence: number,
  ask: Ask,
): Promise<DecidedDocument[]> {
  const scans = documents.map(({ document, scan }) => unpackScan(document, scan, authority));
  const word = await askAbout(ask, 'WORDS', new Set(scans.flatMap((scan) => [...askedWords(scan)])));
  const known = { word, phrase: () => 0 };
  const phrase = await askAbout(ask, 'PHRASES', new Set(scans.flatMap((scan) => [...askedPhrases(scan, known)])));
  return scans.map((scan, index) => {
    const { names: found, confidences } = decideDocument(scan, { word, phrase }, minConfidence);
    const { key, ...local } = resolveWithinDocument(found);
    const places = found.mentions.map(({ start, end }, i): [number, number, number] => [start, end, confidences[i]!]);
    return { id: documents[index]!.id, key, names: JSON.stringify({ ...local, places } satisfies DecidedNames) };
  });
}

/** Verdicts that were asked for, 0 for all others. */
async function askAbout(
  ask: Ask,
  about: 'WORDS' | 'PHRASES',
  asked: ReadonlySet<number>,
): Promise<(key: number) => number> {
  const keys = [...asked];
  const answers = await ask(about, keys);
  const verdicts = new Map<number, number>();
  for (const [index, key] of keys.entries()) if (answers[index] !== 0) verdicts.set(key, answers[index]!);
  return (key) => verdicts.get(key) ?? 0;
}
