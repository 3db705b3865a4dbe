import { createArchiveServer } from '../archive-server.ts';
import { listen } from '../listen.ts';
import { openArchive } from '../store/store.ts';
import { CommandError, EXIT, type ExitCode, type Output } from './output.ts';

export interface ServeOptions {
  readonly archive: string;
  readonly host: string;
  readonly port: number;
}

/** Serves an archive until it is asked to stop; then what is under way is answered. */
export async function serve({ archive: file, host, port }: ServeOptions, output: Output): Promise<ExitCode> {
  const archive = openArchive(file);
  try {
    const server = createArchiveServer(archive);
    const listening = await listen({ server, host, port }).catch((error: Error) => {
      throw new CommandError(error.message);
    });
    output.out(
      `Sourcebook serves ${file} at ${listening.url}\nOpen that address in a browser for GraphiQL. Stop with Ctrl+C.\n`,
    );
    await output.stopped;
    await listening.close();
    return EXIT.done;
  } finally {
    await archive.close();
  }
}
