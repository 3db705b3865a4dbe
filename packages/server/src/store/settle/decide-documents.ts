import { DEFAULT_MIN_CONFIDENCE } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Ask, DecidedDocument } from './decide-together.ts';
import { readDecided } from './decided-names.ts';
import type { Description } from './description.ts';
import type { DecidingRules, Extractor } from './extractor.ts';
import type { NameTable } from './name-table.ts';
import { portions } from './portions.ts';
import { runAhead } from './run-ahead.ts';
import type { Settling } from './settling.ts';
import { findStandings, loadDocuments } from './shown-documents.ts';
import { doubtAll, dropUndecided, noteSwayed, takeUndecided } from './undecided.ts';

const PORTION = 200;
/** Portions that are decided while names of others are counted. */
const AHEAD = 4;
/** What deciding takes beside reading, so that threads are started for many documents alone. */
const BYTES_A_DOCUMENT = 500;

export interface Deciding extends Pick<Description, 'authority' | 'trie' | 'digest' | 'settings'> {
  readonly extractor: Extractor;
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
 * @param meanwhile other work, done in steps while threads decide, and to its end.
 * @returns the documents whose mentions have to be written: those that name others now, or are shown elsewhere.
 */
export async function decideDocuments(
  settling: Settling,
  names: NameTable,
  deciding: Deciding,
  meanwhile: AsyncIterator<unknown>,
): Promise<Set<number>> {
  const { engine, statistics, documents } = settling;
  const { extractor } = deciding;
  const rules = { ...deciding, minConfidence: deciding.settings.minConfidence ?? DEFAULT_MIN_CONFIDENCE };
  await noteSwayed(engine, await statistics.finish());
  if (deciding.all) await doubtAll(engine);
  const again = deciding.left > 0 ? [] : await takeUndecided(engine, deciding.captures > 0, deciding.portion);
  const rewritten = new Set(documents.keys());
  const undecided = new Set([...again, ...documents.keys()]);
  await dropUndecided(engine, undecided);
  extractor.expect(again.length * BYTES_A_DOCUMENT);
  let done = 0;
  const decided = runAhead(portions(undecided, PORTION), AHEAD, (ids) => decide(settling, extractor, rules, ids));
  for await (const portion of decided) {
    done += portion.count;
    settling.report('Finding names', done, undecided.size);
    await names.change(
      portion.changed.map(({ id, key, names: now, before }) => ({ id, key, now: readDecided(now), before })),
    );
    await engine.update(
      'document',
      'id',
      ['names'],
      portion.changed.map(({ id, names: now }) => [id, now]),
    );
    for (const { id } of portion.changed) rewritten.add(id);
    await meanwhile.next();
  }
  while (!(await meanwhile.next()).done);
  return rewritten;
}

interface Decided {
  readonly count: number;
  /** Documents that name others than before, with what that was. */
  readonly changed: readonly (DecidedDocument & { readonly before: string | null })[];
}

async function decide(
  settling: Settling,
  extractor: Extractor,
  rules: DecidingRules,
  ids: readonly number[],
): Promise<Decided> {
  const { engine, statistics } = settling;
  const rows = await engine.all<{ id: number; names: string | null }>(
    sql`select id, names from document where id in (${engine.list(ids)})`,
  );
  const before = new Map(rows.map(({ id, names }) => [id, names]));
  const documents = await loadDocuments(settling, await findStandings(engine, ids));
  const ask: Ask = (about, keys) => (about === 'WORDS' ? statistics.judgeWords(keys) : statistics.judgePhrases(keys));
  const decided = await extractor.decide(documents, rules, ask);
  const changed = decided
    .map((document) => ({ ...document, before: before.get(document.id) ?? null }))
    .filter(({ names, before: known }) => names !== known);
  return { count: ids.length, changed };
}
