import {
  type AuthorityEntry,
  type AuthorityTrie,
  buildAuthorityTrie,
  nameBackground,
  READING_VERSION,
  type Settings,
  type SourceEntry,
} from '@sourcebook/ingest';
import { type DescriptionDigest, digestDescription, revisionWith, SetDigest } from '@sourcebook/ingest/identity';
import type { Engine } from '../engine.ts';
import { createInputs } from '../inputs.ts';
import { readMeta, writeMeta } from '../meta.ts';

/** What captures are read with, beside their bytes. */
export interface Description {
  readonly sources: readonly SourceEntry[];
  readonly authority: readonly AuthorityEntry[];
  readonly settings: Settings;
  readonly digest: DescriptionDigest;
  /** The authority file's labels, made ready when they are first looked for here. */
  readonly trie: () => AuthorityTrie;
  readonly background: ReturnType<typeof nameBackground>;
}

/** Reads what captures are read with, and keeps it as long as nothing comes in. */
export class Descriptions {
  #kept: { readonly inputs: string | null; readonly description: Description } | undefined;

  async read(engine: Engine): Promise<Description> {
    const inputs = await readMeta(engine, 'inputs');
    if (this.#kept?.inputs === inputs) return this.#kept.description;
    const { annotations, ...read } = await readInputs(engine);
    const digest = await readDigest(engine, { ...read, annotations });
    let trie: AuthorityTrie | undefined;
    const description = {
      ...read,
      digest,
      trie: () => {
        trie ??= buildAuthorityTrie(read.authority);
        return trie;
      },
      background: nameBackground(read.authority),
    };
    this.#kept = { inputs, description };
    return description;
  }
}

/** The authority file's part of it is kept until the file changes. */
async function readDigest(engine: Engine, inputs: Awaited<ReturnType<typeof readInputs>>): Promise<DescriptionDigest> {
  const known = await readMeta(engine, 'authority');
  const digest = digestDescription({ ...inputs, settings: { ...inputs.settings } }, known ?? undefined);
  if (known === null) await writeMeta(engine, 'authority', digest.authority);
  return digest;
}

export async function readInputs(engine: Engine) {
  const inputs = createInputs(engine);
  return {
    sources: await inputs.sources(),
    authority: await inputs.authority(),
    annotations: await inputs.annotationLines(),
    settings: await inputs.settings(),
  };
}

/** The revision that the inputs give, by the digest of places that is kept. */
export async function revisionOfInputs(engine: Engine, { digest }: Description): Promise<string> {
  return revisionWith((await readMeta(engine, 'places')) ?? new SetDigest().toString(), digest);
}

/** By what rules, labels and settings the records were made. */
export interface Reading {
  readonly version: number;
  /** Digest of the authority file, whose labels are kept by themselves. */
  readonly authority: string;
  readonly settings: Settings;
}

export async function readReading(engine: Engine): Promise<Reading | null> {
  const reading = await readMeta(engine, 'reading');
  return reading === null ? null : (JSON.parse(reading) as Reading);
}

/** The authority file by which the records were made. */
export async function readLabels(engine: Engine): Promise<readonly AuthorityEntry[]> {
  return JSON.parse((await readMeta(engine, 'labels')) ?? '[]') as AuthorityEntry[];
}

export async function writeReading(engine: Engine, { authority, settings, digest }: Description): Promise<void> {
  const before = await readReading(engine);
  const reading: Reading = { version: READING_VERSION, authority: digest.authority, settings };
  if (before?.authority !== reading.authority) await writeMeta(engine, 'labels', JSON.stringify(authority));
  await writeMeta(engine, 'reading', JSON.stringify(reading));
}
