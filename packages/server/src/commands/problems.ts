import type { DeadLetter } from '../store/queue/dead-letters.ts';
import type { ProblemRow } from '../store/rows.ts';
import { openArchive, type Store } from '../store/store.ts';
import { EXIT, type ExitCode, type Output, printable } from './output.ts';

const PAGE = 1000;

/** Lists what could not be read, and what workers have given up. */
export async function problems({ archive: name }: { readonly archive: string }, output: Output): Promise<ExitCode> {
  const archive = await openArchive(name);
  const { store, release } = archive.lease();
  try {
    let count = 0;
    for await (const problem of listProblems(store)) {
      count++;
      output.out(`${describeProblem(problem)}\n`);
    }
    const letters = await archive.deadLetters();
    for (const letter of letters) output.out(`${describeLetter(letter)}\n`);
    const { settled } = await store.archive.state();
    if (!settled) output.out('Something was added that has not been read yet, so that more may be found.\n');
    output.out(
      `${count === 1 ? '1 problem' : `${count} problems`}${letters.length > 0 ? `, ${letters.length} given up` : ''}.\n`,
    );
    return count + letters.length > 0 ? EXIT.problems : EXIT.done;
  } finally {
    release();
    await archive.close();
  }
}

async function* listProblems(store: Store): AsyncGenerator<ProblemRow> {
  const listing = store.archive.problems();
  for (let after: readonly (string | number)[] | null = null; ; ) {
    const slice = { limit: PAGE, backward: false, after, before: null, hasSortKeys: true };
    const rows = await store.page(listing, null, slice);
    for (const { row } of rows) yield row as unknown as ProblemRow;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.sortKey;
  }
}

function describeProblem({ path, reader, message, offset }: ProblemRow): string {
  const place = [reader, offset !== null && `byte ${offset}`].filter((part) => typeof part === 'string').join(', ');
  return `${printable(path)}: ${printable(message)}${place === '' ? '' : ` (${place})`}`;
}

function describeLetter({ path, attempts, message }: DeadLetter): string {
  const what = path === null ? 'Settling' : `${printable(path)}: queued, and`;
  const reason = message === null ? 'its workers ended without a word' : printable(message);
  return `${what} given up after ${attempts} attempts: ${reason}`;
}
