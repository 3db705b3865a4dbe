import { createArchiveServer } from '../archive-server.ts';
import { openArchive } from '../store/store.ts';
import { CommandError, EXIT, type ExitCode, type Output } from './output.ts';

export interface QueryOptions {
  readonly archive: string;
  /** JSON. */
  readonly variables?: string | undefined;
}

/** Runs one operation in process and prints its answer. */
export async function query(
  document: string,
  { archive: file, variables }: QueryOptions,
  output: Output,
): Promise<ExitCode> {
  const body = JSON.stringify({
    query: document === '-' ? await output.readInput() : document,
    variables: variables === undefined ? undefined : readVariables(variables),
  });
  const archive = await openArchive(file);
  try {
    const response = await createArchiveServer(archive).fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
    });
    const answer = (await response.json()) as { errors?: unknown };
    output.out(`${JSON.stringify(answer, null, 2)}\n`);
    return answer.errors === undefined ? EXIT.done : EXIT.problems;
  } finally {
    await archive.close();
  }
}

function readVariables(json: string): object {
  try {
    const value = JSON.parse(json) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, as for any other value.
  }
  throw new CommandError('--variables takes a JSON object, such as \'{"name":"Iraq"}\'.', EXIT.usage);
}
