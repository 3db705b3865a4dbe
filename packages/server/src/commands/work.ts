import { type WorkReport, workOn } from '../store/queue/worker.ts';
import { openArchive, showArchive } from '../store/store.ts';
import { EXIT, type ExitCode, type Output, printable } from './output.ts';

export interface WorkCommandOptions {
  readonly archive: string;
  readonly concurrency: number;
  /** Ends when the queue is empty. */
  readonly once?: boolean | undefined;
}

/** Takes what `ingest --enqueue` left for workers, until it is asked to stop; then what is under way is finished. */
export async function work(
  { archive, concurrency, once = false }: WorkCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const shown = showArchive(archive);
  await workOn(archive, {
    concurrency,
    once,
    stopped: output.stopped,
    report: reportTo(output),
    begun: () => output.out(`Works for ${shown}. ${once ? '' : 'Stop with Ctrl+C.'}`.trimEnd().concat('\n')),
  });
  return once ? tellRest(archive, shown, output) : EXIT.done;
}

function reportTo(output: Output): WorkReport {
  return {
    added: (captures) => output.out(`Added ${captures} ${captures === 1 ? 'capture' : 'captures'}.\n`),
    settling: () => output.out('Settling…\n'),
    settled: (revision) => output.out(`Settled. Revision ${revision}\n`),
    failed: (job, attempt, of, message) =>
      output.err(`sourcebook: ${job} failed (attempt ${attempt} of ${of}): ${printable(message)}\n`),
    interrupted: (message) => output.err(`sourcebook: ${printable(message)} It is tried again.\n`),
  };
}

async function tellRest(archive: string, shown: string, output: Output): Promise<ExitCode> {
  const reader = await openArchive(archive);
  try {
    const given = await reader.deadLetters();
    if (given.length > 0)
      output.err(`sourcebook: ${shown} has given up ${given.length} of what was queued: see problems.\n`);
    return given.length > 0 ? EXIT.problems : EXIT.done;
  } finally {
    await reader.close();
  }
}
