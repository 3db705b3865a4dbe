import {
  type ArchiveInputs,
  type ArchiveRecords,
  canonicalJson,
  type DetectLanguage,
  loadLanguageDetector,
  readArchive,
  revisionOf,
} from '@sourcebook/ingest';
import type { Engine } from './engine.ts';
import { createInputs } from './inputs.ts';
import { readMeta, writeMeta } from './meta.ts';
import { followVanished, traceVanished } from './redirects.ts';
import { writeRecords } from './write-records.ts';

export interface Settled {
  readonly revision: string;
  readonly changed: boolean;
}

/**
 * Works out what the inputs say and puts it in the place of what they said before, in one transaction. An archive whose
 * inputs are what they were is left alone.
 */
export async function settleArchive(engine: Engine, detectLanguage?: DetectLanguage): Promise<Settled> {
  const { seen, revision, inputs } = await engine.snapshot(() => readInputs(engine));
  if (inputs === null) {
    await engine.transaction(() => unlessOvertaken(engine, seen, async () => undefined));
    return { revision, changed: false };
  }
  const records = readArchive(inputs, detectLanguage ?? (await loadLanguageDetector()));
  await engine.transaction(() => unlessOvertaken(engine, seen, () => replace(engine, records, revision)));
  return { revision, changed: true };
}

interface Unsettled {
  readonly seen: string;
  readonly revision: string;
  /** Null when the records say what the inputs do already. */
  readonly inputs: ArchiveInputs | null;
}

async function readInputs(engine: Engine): Promise<Unsettled> {
  const seen = (await readMeta(engine, 'inputs')) ?? '0';
  const revision = await computeRevision(engine);
  if ((await readMeta(engine, 'revision')) === revision) return { seen, revision, inputs: null };
  const found = createInputs(engine);
  const [captures, sources, authority, annotations, settings] = await Promise.all([
    found.captures(),
    found.sources(),
    found.authority(),
    found.annotations(),
    found.settings(),
  ]);
  return { seen, revision, inputs: { captures, sources, authority, annotations, settings } };
}

/** The revision that an archive's inputs give. */
export async function computeRevision(engine: Engine): Promise<string> {
  const found = createInputs(engine);
  const [locations, sources, authority, annotations, settings] = await Promise.all([
    found.locations(),
    found.sources(),
    found.authority(),
    found.annotations(),
    found.settings(),
  ]);
  return revisionOf({
    captures: Array.from(locations, ([sha256, places]) => ({ sha256, locations: places })),
    sources,
    authority,
    annotations: annotations.map(canonicalJson),
    settings: { ...settings },
  });
}

async function replace(engine: Engine, records: ArchiveRecords, revision: string): Promise<void> {
  const vanished = await traceVanished(engine, records);
  await writeRecords(engine, records);
  await followVanished(engine, vanished);
  await writeMeta(engine, 'revision', revision);
}

/** Another process may have settled what came in since: its newer records stay. */
async function unlessOvertaken(engine: Engine, seen: string, work: () => Promise<void>): Promise<void> {
  if (Number((await readMeta(engine, 'settled')) ?? 0) > Number(seen)) return;
  await work();
  await writeMeta(engine, 'settled', seen);
}
