import type { DeadLetter } from '../store/queue/dead-letters.ts';
import type { ProblemRow } from '../store/rows.ts';
import { type ArchiveReader, openArchive, type Store } from '../store/store.ts';
import { EXIT, type ExitCode, type Output, printable } from './output.ts';

const PAGE = 1000;

/** Lists what could not be read, and what workers have given up. */
export async function problems({ archive: name }: { readonly archive: string }, output: Output): Promise<ExitCode> {
  const archive = await openArchive(name);
  try {
    const count = await tellProblems(archive, output);
    const letters = await archive.deadLetters();
    for (const letter of letters) output.out(`${describeLetter(letter)}\n`);
    const found = count === 1 ? '1 problem' : `${count} problems`;
    output.out(letters.length === 0 ? `${found}.\n` : `${found}, ${letters.length} given up.\n`);
    return count + letters.length > 0 ? EXIT.problems : EXIT.done;
  } finally {
    await archive.close();
  }
}

/** @returns how many there are. */
async function tellProblems(archive: ArchiveReader, output: Output): Promise<number> {
  const { store, release } = archive.lease();
  try {
    let count = 0;
    for await (const problem of listProblems(store)) {
      count++;
      output.out(`${describeProblem(problem)}\n`);
    }
    const { settled } = await store.archive.state();
    if (!settled) output.out('Something was added that has not been read yet: more may be found.\n');
    return count;
  } finally {
    release();
  }
}

async function* listProblems(store: Store): AsyncGenerator<ProblemRow> {
  const listing = store.archive.problems();
  for (let after: readonly (string | number)[] | null = null; ; ) {
    const [rows = []] = await store.page(listing, null, {
      limit: PAGE,
      backward: false,
      after,
      before: null,
      columns: null,
      hasSortKeys: true,
    });
    for (const { row } of rows) yield row as unknown as ProblemRow;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.sortKey!;
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
