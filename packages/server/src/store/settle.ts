import {
  type AuthorityEntry,
  canonicalJson,
  englishTagger,
  loadLanguageDetector,
  nameBackground,
  READING_VERSION,
  type ReadingTools,
  revisionOf,
  revisionWith,
  type Settings,
  type SourceEntry,
  settleNames,
} from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';
import { createInputs } from './inputs.ts';
import { readMeta, writeMeta } from './meta.ts';
import { countArchive } from './settle/archive-totals.ts';
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
import { openPageReader } from './settle/page-reader.ts';
import { readAgain, readCaptures } from './settle/read-captures.ts';
import type { Report, Settling } from './settle/settling.ts';
import { Statistics } from './settle/statistics.ts';
import { tellUnplaced } from './settle/tell-unplaced.ts';
import { Traces } from './settle/traces.ts';
import { writeArticles } from './settle/write-articles.ts';
import { writeEvidence } from './settle/write-evidence.ts';
import { writeMentions } from './settle/write-mentions.ts';

export interface Settled {
  readonly revision: string;
  readonly changed: boolean;
}

/** What captures are read with, beside their bytes. */
interface Description {
  readonly sources: readonly SourceEntry[];
  readonly authority: readonly AuthorityEntry[];
  readonly annotations: readonly string[];
  readonly settings: Settings;
}

/**
 * Brings the records to what the inputs say, in one transaction, and touches only what new inputs affect. The records
 * follow from the inputs alone, whatever came first. An archive whose inputs are what they were is left alone.
 */
export function settleArchive(engine: Engine, report: Report = () => undefined): Promise<Settled> {
  return engine.transaction(async () => {
    const description = await readDescription(engine);
    const revision = await revisionOfInputs(engine, description);
    const changed = (await readMeta(engine, 'revision')) !== revision;
    if (changed) {
      await settle(engine, description, report);
      await writeMeta(engine, 'revision', revision);
    }
    await writeMeta(engine, 'settled', (await readMeta(engine, 'inputs')) ?? '0');
    return { revision, changed };
  });
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

async function loadTools(): Promise<ReadingTools> {
  return { detectLanguage: await loadLanguageDetector(), tagger: englishTagger() };
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
async function revisionOfInputs(engine: Engine, description: Description): Promise<string> {
  const settings = { ...description.settings };
  return revisionWith((await readMeta(engine, 'places')) ?? '0'.repeat(64), { ...description, settings });
}

async function settle(engine: Engine, description: Description, report: Report): Promise<void> {
  const { sources, authority, settings } = description;
  const before = await readReading(engine);
  const traces = new Traces(engine);
  if (before?.version !== READING_VERSION) await forgetReadings(engine, traces);
  const unread = await engine.all<{ id: number }>(sql`select capture_id as id from unread order by capture_id`);
  const settling = await beginSettling(engine, traces, report);

  const ids = unread.map(({ id }) => id);
  const siblings = await updateLayouts(engine, ids);
  const layouts = new Layouts(engine);
  const reader = openPageReader(await countBytes(engine), loadTools);
  try {
    await readCaptures(settling, ids, layouts, reader);
    await readAgain(settling, siblings, layouts, reader);
  } finally {
    await reader.close();
  }
  await nameSources(settling, sources);
  await writeArticles(settling, await groupWritings(settling));

  const names = new NameTable(engine);
  await names.forget(await dropDocuments(settling));
  const reading = { version: READING_VERSION, authority, settings };
  const isRelabelled = canonicalJson(before?.authority ?? []) !== canonicalJson(authority);
  const all = isRelabelled || canonicalJson(before?.settings ?? {}) !== canonicalJson(settings);
  if (isRelabelled) await names.label(before?.authority ?? [], authority);
  const rewritten = await decideDocuments(settling, names, { authority, settings, all });
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
  await engine.run(sql`delete from unread`);
  await writeMeta(engine, 'reading', JSON.stringify(reading satisfies Reading));
}

async function beginSettling(engine: Engine, traces: Traces, report: Report): Promise<Settling> {
  const hasDecided = (await engine.first(sql`select 1 as one from document limit 1`)) !== undefined;
  return {
    engine,
    report,
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
    documents: new Map(),
    sources: new Set(),
  };
}

async function countBytes(engine: Engine): Promise<number> {
  const row = await engine.first<{ bytes: number | null }>(
    sql`select sum(c.byte_length) as bytes from unread u join input_capture c on c.id = u.capture_id`,
  );
  return row?.bytes ?? 0;
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
