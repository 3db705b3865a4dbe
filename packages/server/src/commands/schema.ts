import { readFileSync, writeFileSync } from 'node:fs';
import { printSdl } from '../schema/schema.ts';
import { CommandError, EXIT, type ExitCode, type Output, printable } from './output.ts';

export interface SchemaOptions {
  /** A file to write instead of standard output. */
  readonly output?: string | undefined;
  /** A file that must hold the same. */
  readonly check?: string | undefined;
}

/** Prints the API in the schema definition language. */
export function schema(options: SchemaOptions, output: Output): ExitCode {
  const sdl = printSdl();
  if (options.check !== undefined) {
    const { check } = options;
    if (access(check, () => readFileSync(check, 'utf8')) !== sdl)
      throw new CommandError(`${check} is not what the schema says: run npm run generate.`);
  } else if (options.output !== undefined) {
    const file = options.output;
    access(file, () => writeFileSync(file, sdl));
  } else {
    output.out(sdl);
  }
  return EXIT.done;
}

function access<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new CommandError(`${printable(file)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
