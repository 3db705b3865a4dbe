import {
  type AuthorityEntry,
  canonicalJson,
  englishTagger,
  loadLanguageDetector,
  nameBackground,
  READING_VERSION,
  revisionOf,
  revisionWith,
  type Settings,
  type SourceEntry,
  settleNames,
} from '@sourcebook/ingest';
import { SetDigest, sha256Hex } from '@sourcebook/ingest/identity';
import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';
import { createInputs } from './inputs.ts';
import { readMeta, writeMeta } from './meta.ts';
import { countArchive } from './settle/archive-totals.ts';
import { Bands } from './settle/bands.ts';
import { Counts } from './settle/counts.ts';
import { decideDocuments } from './settle/decide-documents.ts';
import { forgetReadings } from './settle/forget-readings.ts';
import { groupWritings } from './settle/group-writings.ts';
import { Ids } from './settle/ids.ts';
import { dropDocuments } from './settle/keep-documents.ts';
import { nameSources } from './settle/keep-sources.ts';
import { KeptNames } from './settle/kept-names.ts';
import { Layouts, updateLayouts } from './settle/layouts.ts';
import { nameEntities } from './settle/name-entities.ts';
import { NameTable } from './settle/name-table.ts';
import { openPageReader, type PageReader } from './settle/page-reader.ts';
import { readAgain, readCaptures } from './settle/read-captures.ts';
import { type Report, type Settling, usesTagger } from './settle/settling.ts';
import { Statistics } from './settle/statistics.ts';
import { tellUnplaced } from './settle/tell-unplaced.ts';
import { Texts } from './settle/texts.ts';
import { Traces } from './settle/traces.ts';
import { countUndecided } from './settle/undecided.ts';
import { dropUnread, markSettled, takeAllUnread, takeUnread, type Unread } from './settle/unread.ts';
import { writeArticles } from './settle/write-articles.ts';
import { writeEvidence } from './settle/write-evidence.ts';
import { writeMentions } from './settle/write-mentions.ts';

/** What captures are read with, beside their bytes. */
interface Description {
  readonly sources: readonly SourceEntry[];
  readonly authority: readonly AuthorityEntry[];
  readonly annotations: readonly string[];
  readonly settings: Settings;
}

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
  /** Who reads, where it is to be kept for the next time. */
  readonly reader?: PageReader | undefined;
}

/**
 * Brings the records to what the inputs say, so many captures a transaction, and touches only what new ones affect.
 * When all are shown, what was read before is looked at again where the archive has changed its mind; once it is settled,
 * the records follow from the inputs alone, whatever came first. An archive whose inputs are what they were is left alone.
 */
export async function settleArchive(engine: Engine, options: SettleOptions = {}): Promise<Settled> {
  const reader = options.reader ?? openReader();
  try {
    let changed = false;
    for (let done = 0; ; ) {
      const portion = await engine.transaction(() => settlePortion(engine, reader, done, options));
      done += portion.captures;
      changed ||= portion.changed;
      const { revision, settled } = portion;
      if (settled || options.isOver?.()) return { revision, changed, settled };
    }
  } finally {
    if (!options.reader) await reader.close();
  }
}

interface SettledPortion extends Settled {
  readonly captures: number;
}

async function settlePortion(
  engine: Engine,
  reader: PageReader,
  done: number,
  { report = () => undefined, portion }: SettleOptions,
): Promise<SettledPortion> {
  const description = await readDescription(engine);
  const revision = await revisionOfInputs(engine, description);
  if ((await readMeta(engine, 'revision')) === revision) {
    await dropUnread(engine, { ids: [], left: 0 });
    await markSettled(engine);
    return { revision, changed: false, settled: true, captures: 0 };
  }
  const before = await readReading(engine);
  const traces = new Traces(engine);
  const isAnew = !readsAlike(before, description.settings) && (await forgetReadings(engine, traces));
  const unread = await (isAnew ? takeAllUnread(engine) : takeUnread(engine, portion));
  const told = await tellWhole(engine, report, done, unread);
  const settling = await beginSettling(engine, description.settings, traces, told);
  await settle(settling, description, before, unread, reader, portion);
  await dropUnread(engine, unread);
  const undecided = await countUndecided(engine);
  const settled = unread.left + undecided === 0;
  if (settled) await markSettled(engine);
  // An archive that is not settled has no revision of any that is.
  const shown = settled ? revision : sha256Hex(`${revision} but for ${unread.left} and ${undecided}`);
  await writeMeta(engine, 'revision', shown);
  return { revision: shown, changed: true, settled, captures: unread.ids.length };
}

/** Whether captures read as they did before. */
function readsAlike(before: Reading | null, settings: Settings): boolean {
  return before?.version === READING_VERSION && usesTagger(before.settings) === usesTagger(settings);
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
  const { settings, ...description } = await readDescription(engine);
  return revisionOf({
    captures: Array.from(places, ([sha256, locations]) => ({ sha256, locations })),
    settings: { ...settings },
    ...description,
  });
}

/** Reads captures for settling, as often as wanted until it is closed. */
export function openReader(): PageReader {
  return openPageReader(async () => ({ detectLanguage: await loadLanguageDetector(), tagger: englishTagger() }));
}

async function readDescription(engine: Engine): Promise<Description> {
  const inputs = createInputs(engine);
  return {
    sources: await inputs.sources(),
    authority: await inputs.authority(),
    annotations: await inputs.annotationLines(),
    settings: await inputs.settings(),
  };
}

/** The same, by the digest of places that is kept. */
async function revisionOfInputs(engine: Engine, { settings, ...described }: Description): Promise<string> {
  const places = (await readMeta(engine, 'places')) ?? new SetDigest().toString();
  return revisionWith(places, { ...described, settings: { ...settings } });
}

async function settle(
  settling: Settling,
  { sources, authority, settings }: Description,
  before: Reading | null,
  { ids, left }: Unread,
  reader: PageReader,
  portion: number | undefined,
): Promise<void> {
  const { engine, traces } = settling;
  const siblings = await updateLayouts(engine, ids);
  const layouts = new Layouts(engine);
  await readCaptures(settling, ids, layouts, reader);
  await readAgain(settling, siblings, layouts, reader);
  await nameSources(settling, sources);
  await writeArticles(settling, await groupWritings(settling));

  const names = new NameTable(engine);
  await names.forget(await dropDocuments(settling));
  const isRelabelled = canonicalJson(before?.authority ?? []) !== canonicalJson(authority);
  const all = isRelabelled || canonicalJson(before?.settings ?? {}) !== canonicalJson(settings);
  if (isRelabelled) await names.label(before?.authority ?? [], authority);
  const deciding = { authority, settings, all, captures: ids.length, left, portion };
  const rewritten = await decideDocuments(settling, names, deciding);
  const kept = await KeptNames.open(engine);
  const background = nameBackground(authority);
  await settleNames(names.touched, kept, background);
  await writeMentions(settling, rewritten, kept.moved);
  await names.prune(background.labels);
  await writeEvidence(engine, rewritten);

  await settling.counts.retain();
  await nameEntities(settling, kept, authority);
  await tellUnplaced(engine);
  await countArchive(engine);
  await traces.follow();
  const reading = { version: READING_VERSION, authority, settings };
  await writeMeta(engine, 'reading', JSON.stringify(reading satisfies Reading));
}

async function beginSettling(engine: Engine, settings: Settings, traces: Traces, report: Report): Promise<Settling> {
  const hasDecided = (await engine.first(sql`select 1 as one from document limit 1`)) !== undefined;
  return {
    engine,
    report,
    settings,
    texts: new Texts(engine),
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

/** By what rules, labels and settings the records were made. */
interface Reading {
  readonly version: number;
  readonly authority: readonly AuthorityEntry[];
  readonly settings: Settings;
}

async function readReading(engine: Engine): Promise<Reading | null> {
  const reading = await readMeta(engine, 'reading');
  return reading === null ? null : (JSON.parse(reading) as Reading);
}
