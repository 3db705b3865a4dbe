import { existsSync, realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import {
  type AuthorityEntry,
  fileOf,
  type Problem,
  readCapture,
  type Settings,
  type SourceEntry,
  sha256Hex,
  type WalkedFile,
  walkCaptures,
} from '@sourcebook/ingest';
import type { FoundCapture } from '../store/inputs.ts';
import type { Queue } from '../store/queue/queue.ts';
import { openStore, type Store, showArchive } from '../store/store.ts';
import { type DescriptionFiles, describeFolder, type FolderDescription, isFile } from './describe-folder.ts';
import { EXIT, type ExitCode, type Output, printable } from './output.ts';
import { Progress } from './progress.ts';
import { readAnnotations } from './read-annotations.ts';

export interface IngestOptions extends DescriptionFiles {
  readonly archive: string;
  /** A file of mentions that another tagger found. */
  readonly annotations?: string | undefined;
  readonly minConfidence?: number | undefined;
  readonly tagger?: 'on' | 'off' | undefined;
  /** Captures that one transaction reads; many unless given. */
  readonly portion?: number | undefined;
  /** Leaves captures to workers. */
  readonly enqueue?: boolean | undefined;
}

/** One transaction: enough to be fast, little enough to lose little. */
const BATCH = { captures: 500, bytes: 32_000_000 };
/** One job of the queue: less, so that there is some for every worker. */
const JOB = { captures: 20, bytes: 4_000_000 };

/** Adds captures to an archive, settles it, and says what it holds and what could not be read. */
export async function ingest(paths: readonly string[], options: IngestOptions, output: Output): Promise<ExitCode> {
  const descriptions = paths.map((path) => describeFolder(path, options));
  const brought = options.annotations === undefined ? null : readAnnotations(options.annotations);
  const progress = new Progress(output);
  const queue = options.enqueue ? await openQueue(options.archive) : null;
  const store = await openStore(options.archive, 'write', {
    begin: () => progress.interrupt('Waiting for another process that writes this archive…'),
    end: () => progress.resume(),
  });
  try {
    await store.inputs.describe(...entriesOf(descriptions));
    const sink: Sink = queue
      ? await queueSink(queue, store)
      : { ...store.inputs, batch: BATCH, end: async () => undefined };
    const found = await addCaptures(sink, paths, descriptions, options.archive, progress);
    await sink.end();
    const settings = settingsOf(options);
    if (Object.keys(settings).length > 0) await store.inputs.decide(settings);
    if (brought) {
      await store.inputs.annotate(brought.annotations);
      await store.inputs.add([], brought.problems, [options.annotations!]);
      found.problems.push(...brought.problems);
    }
    if (queue) {
      await queue.settle();
      progress.clear();
      tellQueued(found, options.archive, output);
      return found.problems.length > 0 ? EXIT.problems : EXIT.done;
    }
    progress.show('Reading articles and entities…', true);
    const { changed } = await store.settle({ report: progress.step, portion: options.portion });
    if (changed) found.problems.push(...(await store.archive.derivedProblems()));
    progress.clear();
    await summarize(store, found, { changed, archive: options.archive, seconds: progress.seconds }, output);
    return found.problems.length > 0 ? EXIT.problems : EXIT.done;
  } finally {
    progress.clear();
    await store.close();
    await queue?.close();
  }
}

function settingsOf({ minConfidence, tagger }: IngestOptions): Settings {
  return {
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(tagger === undefined ? {} : { tagger: tagger === 'on' }),
  };
}

interface Found {
  files: number;
  /** Of files that hold many. */
  records: number;
  bytes: number;
  readonly problems: Problem[];
}

function entriesOf(descriptions: readonly FolderDescription[]): [SourceEntry[], AuthorityEntry[]] {
  return [
    descriptions.flatMap(({ manifest }) => manifest?.sources ?? []),
    descriptions.flatMap(({ authority }) => authority),
  ];
}

/** Where captures go, so many at a time. */
interface Sink {
  readonly batch: { readonly captures: number; readonly bytes: number };
  add(captures: readonly FoundCapture[], problems: readonly Problem[], anew: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

/** Captures are left to workers; problems are told at the end, all at once, if there are or were any. */
async function queueSink(queue: Queue, store: Store): Promise<Sink> {
  const before = new Set((await store.transfer.problems()).map(({ path }) => fileOf(path)));
  const problems: Problem[] = [];
  const mended: string[] = [];
  return {
    batch: JOB,
    async add(captures, found, anew) {
      if (captures.length > 0) await queue.add(captures);
      problems.push(...found);
      mended.push(...anew.filter((path) => before.has(path)));
    },
    async end() {
      if (problems.length + mended.length > 0) await store.inputs.add([], problems, mended);
    },
  };
}

async function addCaptures(
  { add, batch }: Sink,
  paths: readonly string[],
  descriptions: readonly FolderDescription[],
  archive: string,
  progress: Progress,
): Promise<Found> {
  const found: Found = { files: 0, records: 0, bytes: 0, problems: [] };
  let captures: FoundCapture[] = [];
  let problems: Problem[] = [];
  let anew: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    await add(captures, problems, anew);
    [captures, problems, anew, size] = [[], [], [], 0];
  };
  for (const [index, path] of paths.entries()) {
    const own = listOwnFiles(archive, path);
    let lastFile: string | null = null;
    let countedFile: string | null = null;
    for (const file of walkCaptures([path])) {
      const name = fileOf(file.path);
      if (own.has(name)) continue;
      if (name !== lastFile) anew.push(name);
      const read = 'bytes' in file ? readFile(file, descriptions[index]!) : file;
      if ('message' in read) {
        found.problems.push(read);
        // What is wrong with an argument, such as an empty folder, is told and not kept: it is no input's path.
        if (read.path !== path || isFile(path)) problems.push(read);
      } else {
        captures.push(read);
        size += read.bytes.length;
        found.bytes += read.bytes.length;
        if (name === file.path || name !== countedFile) found.files++;
        if (name !== file.path) found.records++;
        countedFile = name;
      }
      lastFile = name;
      tellProgress(found, progress);
      if (captures.length >= batch.captures || size >= batch.bytes) await flush();
    }
  }
  await flush();
  return found;
}

function tellProgress({ files, records, bytes, problems }: Found, progress: Progress): void {
  const [read, unit] = records > files ? [records, 'records'] : [files, 'files'];
  const rate = Math.round(read / Math.max(progress.seconds, 0.001));
  progress.show(`${read} ${unit}, ${megabytes(bytes)} MB, ${problems.length} problems, ${rate} ${unit}/s`);
}

/** The archive's own files, by their paths below a folder: those that lie among captures are none. */
function listOwnFiles(archive: string, folder: string): ReadonlySet<string> {
  if (!existsSync(folder) || !existsSync(archive)) return new Set();
  const path = relative(realpathSync(folder), realpathSync(archive)).split(sep).join('/');
  return new Set(['', '-wal', '-shm'].map((suffix) => path + suffix));
}

function readFile({ path, bytes, line }: WalkedFile, { manifest }: FolderDescription): FoundCapture | Problem {
  const read = readCapture(bytes, path);
  if ('message' in read) return line ? placeInFile(read, line) : read;
  const place = manifest?.placeOf(fileOf(path));
  // What a record calls its source is more than what a manifest says of the whole file.
  const called = read.record?.source ?? null;
  const source = called === null ? place?.source : manifest?.sourceCalled(called);
  return {
    sha256: sha256Hex(bytes),
    reader: read.reader,
    mediaType: read.mediaType,
    encoding: read.encoding,
    bytes,
    location: { path, source: source ?? null, capturedAt: place?.capturedAt ?? null },
  };
}

function placeInFile(problem: Problem, { number, offset }: NonNullable<WalkedFile['line']>): Problem {
  return { ...problem, message: `Line ${number}: ${problem.message}`, offset: offset + (problem.offset ?? 0) };
}

async function summarize(
  store: Store,
  found: Found,
  { changed, archive, seconds }: { changed: boolean; archive: string; seconds: number },
  output: Output,
): Promise<void> {
  const state = await store.archive.state();
  const notes = await store.archive.notes();
  tellProblems(found, output);
  output.out(
    `Read ${countRead(found)} with ${count(found.problems.length, 'problem')} in ${seconds.toFixed(1)} s.\n` +
      `${showArchive(archive)} ${changed ? 'now holds' : 'is unchanged: it holds'} ${count(state.captureCount, 'capture')}, ` +
      `${count(state.appearanceCount, 'appearance')}, ${count(state.articleCount, 'article')}, ` +
      `${count(state.sourceCount, 'source')}, ${count(state.entityCount, 'entity', 'entities')}, ` +
      `${count(state.mentionCount, 'mention')}.\n${notes.map((note) => `${note}\n`).join('')}Revision ${state.revision}\n`,
  );
}

function tellProblems({ problems }: Found, output: Output): void {
  for (const { path, message, offset } of problems) {
    const bytes = offset === null || message.includes(` byte ${offset}`) ? '' : ` (byte ${offset})`;
    output.out(`${printable(path)}: ${printable(message)}${bytes}\n`);
  }
}

function tellQueued(found: Found, archive: string, output: Output): void {
  tellProblems(found, output);
  output.out(
    `Queued ${countRead(found)} with ${count(found.problems.length, 'problem')} for ${showArchive(archive)}: sourcebook work adds them.\n`,
  );
}

function countRead({ files, records }: Found): string {
  return count(files, 'file') + (records > 0 ? ` of ${count(records, 'record')}` : '');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** What the queue needs takes as long to load as a small ingest. */
async function openQueue(archive: string): Promise<Queue> {
  const queue = await import('../store/queue/queue.ts');
  return queue.openQueue(archive);
}
