import { existsSync, renameSync, rmSync } from 'node:fs';
import { openStore, showArchive } from '../store/store.ts';
import { CommandError, EXIT, type ExitCode, type Output } from './output.ts';

/** Copies an archive, of one revision, while it may be served and written. */
export async function backup(file: string, options: { readonly archive: string }, output: Output): Promise<ExitCode> {
  if (existsSync(file)) throw new CommandError(`${file} exists already; a backup never overwrites a file.`);
  const store = await openStore(options.archive, 'read');
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    await store.copyTo(part);
    renameSync(part, file);
    output.out(`${file} is a copy of ${showArchive(options.archive)}.\n`);
    return EXIT.done;
  } finally {
    rmSync(part, { force: true });
    await store.close();
  }
}
