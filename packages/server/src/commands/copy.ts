import { openArchive, openStore, type Store, showArchive } from '../store/store.ts';
import type { CapturePlace } from '../store/transfer.ts';
import { CommandError, EXIT, type ExitCode, type Output, printable } from './output.ts';
import { Progress } from './progress.ts';

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
}

/** One transaction: enough to be fast, little enough to lose little. */
const BATCH = { captures: 500, bytes: 32_000_000 };

/**
 * Brings all that an archive was given to another, settles that, and checks that it holds the same. Begun again after it
 * was cut short, it goes on with what is missing.
 */
export async function copy({ from, to }: CopyOptions, output: Output): Promise<ExitCode> {
  if (showArchive(from) === showArchive(to)) throw new CommandError('An archive is not copied to itself.', EXIT.usage);
  const archive = await openArchive(from);
  const { store: source, release } = archive.lease();
  const progress = new Progress(output);
  try {
    const target = await openStore(to, 'write');
    try {
      const copied = await copyInputs(source, target, showArchive(to), progress);
      progress.show('Reading articles and entities…', true);
      await target.settle({ report: progress.step });
      await target.transfer.addRedirects(await source.transfer.redirects());
      progress.clear();
      return await compare(source, target, { from, to, copied }, output);
    } finally {
      progress.clear();
      await target.close();
    }
  } finally {
    release();
    await archive.close();
  }
}

async function copyInputs(source: Store, target: Store, shown: string, progress: Progress): Promise<number> {
  const places = await source.transfer.places();
  const present = await target.transfer.places();
  const known = new Set(present.map(nameOf));
  const missing = places.filter((place) => !known.has(nameOf(place)));
  const wanted = new Set(places.map(({ sha256, path }) => `${sha256} ${path}`));
  if (present.some(({ sha256, path }) => !wanted.has(`${sha256} ${path}`))) {
    throw new CommandError(
      `${shown} holds captures of its own: copy to an archive that is new, or was copied to before.`,
    );
  }
  let done = 0;
  for (const batch of inBatches(missing)) {
    await target.inputs.add(await source.transfer.captures(batch));
    done += batch.length;
    progress.show(`${done} of ${missing.length} captures`);
  }
  await target.inputs.describe(await source.inputs.sources(), await source.inputs.authority());
  await target.inputs.annotate(await source.inputs.annotations());
  const settings = await source.inputs.settings();
  if (Object.keys(settings).length > 0) await target.inputs.decide(settings);
  const problems = await source.transfer.problems();
  await target.inputs.add([], problems, [...new Set(problems.map(({ path }) => path))]);
  return missing.length;
}

function nameOf({ sha256, path, source, capturedAt }: CapturePlace): string {
  return JSON.stringify([sha256, path, source, capturedAt]);
}

function* inBatches(places: readonly CapturePlace[]): Generator<CapturePlace[]> {
  let batch: CapturePlace[] = [];
  let size = 0;
  for (const place of places) {
    batch.push(place);
    size += place.byteLength;
    if (batch.length < BATCH.captures && size < BATCH.bytes) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

async function compare(
  source: Store,
  target: Store,
  { from, to, copied }: CopyOptions & { readonly copied: number },
  output: Output,
): Promise<ExitCode> {
  let faults = 0;
  for await (const { check, subject, message } of target.verify()) {
    faults++;
    output.out(`${check}: ${printable(subject)}: ${printable(message)}\n`);
  }
  const wanted = await source.transfer.revision();
  const { revision, captureCount, articleCount } = await target.archive.state();
  output.out(`Copied ${copied} captures from ${showArchive(from)} to ${showArchive(to)}, `);
  output.out(`which holds ${captureCount} captures and ${articleCount} articles.\n`);
  if (revision !== wanted) output.out(`Its revision is ${revision}, that of ${showArchive(from)} is ${wanted}.\n`);
  else if (faults === 0) output.out(`Everything is in order. Revision ${revision}\n`);
  return revision === wanted && faults === 0 ? EXIT.done : EXIT.problems;
}
