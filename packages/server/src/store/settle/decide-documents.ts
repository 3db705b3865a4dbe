import {
  type AuthorityTrie,
  askedPhrases,
  askedWords,
  DEFAULT_MIN_CONFIDENCE,
  type DocumentScan,
  decideDocument,
  resolveWithinDocument,
  type Settings,
  unpackScan,
} from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { DecidedNames } from './decided-names.ts';
import type { NameTable } from './name-table.ts';
import { portions } from './portions.ts';
import type { Settling } from './settling.ts';
import { findStandings, loadDocuments } from './shown-documents.ts';
import { heldVerdicts, type Statistics } from './statistics.ts';
import { doubtAll, dropUndecided, noteSwayed, takeUndecided } from './undecided.ts';

const PORTION = 300;

export interface Deciding {
  readonly trie: AuthorityTrie;
  readonly settings: Settings;
  /** Whether every document is decided anew, since it is another authority file or threshold. */
  readonly all: boolean;
  /** How many captures are read now, and how many later. */
  readonly captures: number;
  readonly left: number;
  /** How many documents are decided again at most; many unless given. */
  readonly portion: number | undefined;
}

/**
 * Decides what documents name: new ones, and those with a word on which the archive has changed its mind, as soon as no
 * capture is waiting to be read, since each may change it again.
 * @returns the documents whose mentions have to be written: those that name others now, or are shown elsewhere.
 */
export async function decideDocuments(settling: Settling, names: NameTable, deciding: Deciding): Promise<Set<number>> {
  const { engine, statistics, documents } = settling;
  const minConfidence = deciding.settings.minConfidence ?? DEFAULT_MIN_CONFIDENCE;
  await noteSwayed(engine, await statistics.finish());
  if (deciding.all) await doubtAll(engine);
  const again = deciding.left > 0 ? [] : await takeUndecided(engine, deciding.captures > 0, deciding.portion);
  const rewritten = new Set(documents.keys());
  const undecided = new Set([...again, ...documents.keys()]);
  await dropUndecided(engine, undecided);
  let done = 0;
  for (const ids of portions(undecided, PORTION)) {
    done += ids.length;
    settling.report('Finding names', done, undecided.size);
    const before = new Map(
      (
        await engine.all<{ id: number; names: string | null }>(
          sql`select id, names from document where id in (${engine.list(ids)})`,
        )
      ).map(({ id, names: known }) => [id, known]),
    );
    const loaded = await loadDocuments(settling, await findStandings(engine, ids));
    const scans = loaded.map(({ id, document, scan }) => ({
      id,
      scan: unpackScan(document, scan, deciding.trie),
    }));
    const verdicts = await askVerdicts(
      statistics,
      scans.map(({ scan }) => scan),
    );
    const decided = scans.flatMap(({ id, scan }) => {
      const { names: found, confidences } = decideDocument(scan, verdicts, minConfidence);
      const { key, ...local } = resolveWithinDocument(found);
      const places = found.mentions.map(({ start, end }, i): [number, number, number] => [start, end, confidences[i]!]);
      const now: DecidedNames = { ...local, places };
      const text = JSON.stringify(now);
      return text === before.get(id) ? [] : [{ id, key, now, text, before: before.get(id) ?? null }];
    });
    await names.change(decided);
    await engine.update(
      'document',
      'id',
      ['names'],
      decided.map(({ id, text }) => [id, text]),
    );
    for (const { id } of decided) rewritten.add(id);
  }
  return rewritten;
}

async function askVerdicts(statistics: Statistics, scans: readonly DocumentScan[]) {
  const words = await statistics.judgeWords(new Set(scans.flatMap((scan) => [...askedWords(scan)])));
  const known = heldVerdicts(words, new Map());
  const phrases = await statistics.judgePhrases(new Set(scans.flatMap((scan) => [...askedPhrases(scan, known)])));
  return heldVerdicts(words, phrases);
}
