import {
  type AuthorityEntry,
  canonicalJson,
  READING_VERSION,
  revisionOf,
  type Settings,
  settleNames,
} from '@sourcebook/ingest';
import { digestDescription, sha256Hex } from '@sourcebook/ingest/identity';
import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';
import { createInputs } from './inputs.ts';
import { readMeta, writeMeta } from './meta.ts';
import { countArchive } from './settle/archive-totals.ts';
import { Bands } from './settle/bands.ts';
import { createCollector } from './settle/collect-garbage.ts';
import { Counts } from './settle/counts.ts';
import { decideDocuments } from './settle/decide-documents.ts';
import {
  type Description,
  Descriptions,
  readInputs,
  readLabels,
  readReading,
  revisionOfInputs,
  writeReading,
} from './settle/description.ts';
import { type Extractor, openExtractor } from './settle/extractor.ts';
import { forgetReadings } from './settle/forget-readings.ts';
import { groupWritings } from './settle/group-writings.ts';
import { Ids } from './settle/ids.ts';
import { dropDocuments } from './settle/keep-documents.ts';
import { nameSources } from './settle/keep-sources.ts';
import { KeptNames } from './settle/kept-names.ts';
import { Layouts, updateLayouts } from './settle/layouts.ts';
import { nameEntities } from './settle/name-entities.ts';
import { NameTable } from './settle/name-table.ts';
import { readAgain, readCaptures } from './settle/read-captures.ts';
import { type Report, type Settling, usesTagger } from './settle/settling.ts';
import { Statistics } from './settle/statistics.ts';
import { tellUnplaced } from './settle/tell-unplaced.ts';
import { Texts } from './settle/texts.ts';
import { Traces } from './settle/traces.ts';
import { countUndecided } from './settle/undecided.ts';
import { dropUnread, markSettled, takeUnread, type Unread } from './settle/unread.ts';
import { Words } from './settle/words.ts';
import { writeArticles } from './settle/write-articles.ts';
import { writeEvidence } from './settle/write-evidence.ts';
import { writeMentions } from './settle/write-mentions.ts';

/** Bytes of memory that one who settles has in use before garbage is collected. */
const MOST_USED = 300_000_000;

export interface Settled {
  readonly revision: string;
  /** Whether the records are others than before. */
  readonly changed: boolean;
  /** Whether they show all inputs; not so when work was to end before. */
  readonly settled: boolean;
}

export interface SettleOptions {
  readonly report?: Report | undefined;
  /** Asked after each portion whether to leave the rest to others. */
  readonly isOver?: (() => boolean) | undefined;
  /** How many captures a transaction at most, or documents that are looked at again; many unless given. */
  readonly portion?: number | undefined;
}

/**
 * Brings the records to what the inputs say, so many captures a transaction, and touches only what new ones affect.
 * When all are shown, what was read before is looked at again where the archive has changed its mind; once it is settled,
 * the records follow from the inputs alone, whatever came first. An archive whose inputs are what they were is left alone.
 */
export async function settleArchive(engine: Engine, options: SettleOptions = {}): Promise<Settled> {
  const settler = new Settler();
  try {
    return await settler.settle(engine, options);
  } finally {
    await settler.close();
  }
}

/** Settles one archive, and keeps what that takes for the next time. */
export class Settler {
  readonly #extractor = openExtractor();
  readonly #descriptions = new Descriptions();
  /** What the records that were settled last were read with. */
  #last: Description | undefined;

  async settle(engine: Engine, options: SettleOptions = {}): Promise<Settled> {
    let changed = false;
    for (let done = 0; ; ) {
      const portion = await engine.transaction(() => this.#settleAtOnce(engine, done, options));
      this.#last = portion.description;
      done += portion.captures;
      changed ||= portion.changed;
      const { revision, settled } = portion;
      if (settled || options.isOver?.()) return { revision, changed, settled };
    }
  }

  close(): Promise<void> {
    return this.#extractor.close();
  }

  /**
   * A portion; all of them, where captures are read by other rules than before: until that is done the archive goes on
   * showing what it showed.
   */
  async #settleAtOnce(engine: Engine, done: number, options: SettleOptions): Promise<Settled & SettledPortion> {
    const first = await this.#settlePortion(engine, done, options);
    if (!first.isAnew) return first;
    let { captures, ...last } = first;
    while (!last.settled) {
      const next = await this.#settlePortion(engine, done + captures, options, true);
      captures += next.captures;
      last = next;
    }
    return { ...last, captures };
  }

  async #settlePortion(
    engine: Engine,
    done: number,
    { report = () => undefined, portion }: SettleOptions,
    goesOn = false,
  ): Promise<Settled & SettledPortion> {
    const description = await this.#descriptions.read(engine);
    const revision = await revisionOfInputs(engine, description);
    if ((await readMeta(engine, 'revision')) === revision) {
      await dropUnread(engine, { ids: [], left: 0 });
      await markSettled(engine);
      return { revision, changed: false, settled: true, captures: 0, description, isAnew: false };
    }
    const changes = this.#last === description ? NO_CHANGES : await compareReading(engine, description);
    const traces = new Traces(engine);
    const isAnew = changes.isAnew && (await forgetReadings(engine, traces));
    const unread = await takeUnread(engine, portion);
    this.#extractor.expect(unread.bytes);
    const told = await tellWhole(engine, report, done, unread);
    const settling = await beginSettling(engine, description.settings, traces, told);
    await settle(settling, { description, changes, unread, portion, extractor: this.#extractor });
    await dropUnread(engine, unread);
    const undecided = await countUndecided(engine);
    const settled = unread.left + undecided === 0;
    if (settled) await markSettled(engine);
    // What vanished may come again as long as not all has been read anew.
    if (settled || !(isAnew || goesOn)) await traces.follow();
    // An archive that is not settled has no revision of any that is.
    const shown = settled ? revision : sha256Hex(`${revision} but for ${unread.left} and ${undecided}`);
    await writeMeta(engine, 'revision', shown);
    return { revision: shown, changed: true, settled, captures: unread.ids.length, description, isAnew };
  }
}

interface SettledPortion {
  readonly captures: number;
  readonly description: Description;
  /** Whether captures are read anew, of which this is the first portion. */
  readonly isAnew: boolean;
}

/** What the records were read with that is different now. */
interface Changes {
  /** Whether captures read differently. */
  readonly isAnew: boolean;
  /** The authority file before, where it is another one. */
  readonly labels: readonly AuthorityEntry[] | null;
  readonly isDecidedAnew: boolean;
}

const NO_CHANGES: Changes = { isAnew: false, labels: null, isDecidedAnew: false };

const NO_LABELS = digestDescription({ sources: [], authority: [], annotations: [], settings: {} }).authority;

async function compareReading(engine: Engine, { digest, settings }: Description): Promise<Changes> {
  const before = await readReading(engine);
  const isRelabelled = (before?.authority ?? NO_LABELS) !== digest.authority;
  return {
    isAnew: before?.version !== READING_VERSION || usesTagger(before.settings) !== usesTagger(settings),
    labels: isRelabelled ? await readLabels(engine) : null,
    isDecidedAnew: isRelabelled || canonicalJson(before?.settings ?? {}) !== canonicalJson(settings),
  };
}

/** Tells of each step which part of the whole it belongs to, where there are several. */
async function tellWhole(engine: Engine, report: Report, done: number, { ids, left }: Unread): Promise<Report> {
  const all = done + ids.length + left;
  if (ids.length > 0)
    return done + left === 0 ? report : (step, at, of) => report(`${done} of ${all} read. ${step}`, at, of);
  const again = await countUndecided(engine);
  return (step, at, of) => report(`${again} to look at again. ${step}`, at, of);
}

/** The revision that an archive's inputs give, worked out from all of them. */
export async function computeRevision(engine: Engine): Promise<string> {
  const places = await createInputs(engine).locations();
  const { settings, ...description } = await readInputs(engine);
  return revisionOf({
    captures: Array.from(places, ([sha256, locations]) => ({ sha256, locations })),
    settings: { ...settings },
    ...description,
  });
}

interface Portion {
  readonly description: Description;
  readonly changes: Changes;
  readonly unread: Unread;
  readonly portion: number | undefined;
  readonly extractor: Extractor;
}

async function settle(
  settling: Settling,
  { description, changes, unread, portion, extractor }: Portion,
): Promise<void> {
  const { engine } = settling;
  const { sources, authority, background } = description;
  const { ids, left } = unread;
  const siblings = await updateLayouts(engine, ids);
  const layouts = new Layouts(engine);
  await readCaptures(settling, ids, layouts, extractor);
  await readAgain(settling, siblings, layouts, extractor);
  await nameSources(settling, sources);

  const names = new NameTable(engine);
  await names.forget(await dropDocuments(settling));
  if (changes.labels) await names.label(changes.labels, authority);
  const articles = writeArticles(settling, await groupWritings(settling));
  const deciding = { ...description, all: changes.isDecidedAnew, captures: ids.length, left, portion, extractor };
  const rewritten = await decideDocuments(settling, names, deciding, articles);
  await names.finish();
  const kept = await KeptNames.open(engine);
  await settleNames(names.touched, kept, background);
  await writeMentions(settling, rewritten, kept.moved);
  await names.prune(background);
  await writeEvidence(engine, rewritten);

  await settling.counts.retain();
  await nameEntities(settling, kept, authority);
  await tellUnplaced(engine);
  await countArchive(engine, settling.counts.growth);
  if (changes !== NO_CHANGES) await writeReading(engine, description);
}

async function beginSettling(engine: Engine, settings: Settings, traces: Traces, told: Report): Promise<Settling> {
  const collect = createCollector(MOST_USED);
  const report: Report = (step, done, of) => {
    collect();
    told(step, done, of);
  };
  const hasDecided = (await engine.first(sql`select 1 as one from document limit 1`)) !== undefined;
  return {
    engine,
    report,
    settings,
    texts: new Texts(engine),
    words: new Words(),
    traces,
    ids: {
      writing: await Ids.after(engine, 'writing'),
      document: await Ids.after(engine, 'document'),
      source: await Ids.after(engine, 'source'),
    },
    counts: new Counts(engine),
    statistics: new Statistics(engine, hasDecided),
    writings: new Set(),
    newWritings: new Set(),
    bands: new Bands(engine),
    documents: new Map(),
    sources: new Set(),
  };
}
