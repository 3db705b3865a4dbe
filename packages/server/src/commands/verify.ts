import { openArchive } from '../store/store.ts';
import { EXIT, type ExitCode, type Output, printable } from './output.ts';

/** Checks that an archive holds what it says, and names what does not. */
export async function verify({ archive: file }: { readonly archive: string }, output: Output): Promise<ExitCode> {
  const archive = await openArchive(file);
  const { store, release } = archive.lease();
  try {
    let faults = 0;
    for await (const { check, subject, message } of store.verify()) {
      faults++;
      output.out(`${check}: ${printable(subject)}: ${printable(message)}\n`);
    }
    const { captureCount, articleCount, mentionCount, settled } = await store.archive.state();
    const checked = `${captureCount} captures, ${articleCount} articles, ${mentionCount} mentions`;
    if (!settled) output.out('Something was added that has not been read yet: run any ingest to settle the archive.\n');
    output.out(faults === 0 ? `Everything is in order: ${checked}.\n` : `${faults} faults in ${checked}.\n`);
    return faults === 0 ? EXIT.done : EXIT.problems;
  } finally {
    release();
    await archive.close();
  }
}
