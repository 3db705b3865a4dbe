import { readFileSync, writeFileSync } from 'node:fs';
import { printSdl } from '../schema/schema.ts';
import { CommandError, EXIT, type ExitCode, type Output } from './output.ts';

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
    if (readFileSync(options.check, 'utf8') !== sdl)
      throw new CommandError(`${options.check} is not what the schema says: run npm run generate.`);
  } else if (options.output !== undefined) {
    writeFileSync(options.output, sdl);
  } else {
    output.out(sdl);
  }
  return EXIT.done;
}
