import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DEFAULTS } from '../config.ts';
import { StoreError } from '../store/errors.ts';
import type { CopyOptions } from './copy.ts';
import type { ExtractOptions } from './extract.ts';
import type { IngestOptions } from './ingest.ts';
import { CommandError, EXIT, type ExitCode, type Output } from './output.ts';
import type { QueryOptions } from './query.ts';
import type { SchemaOptions } from './schema.ts';
import type { ServeOptions } from './serve.ts';
import type { WorkCommandOptions } from './work.ts';

export type { Output } from './output.ts';

/** Runs the command that the arguments name and gives its exit code: 0 done, 1 problems, 2 wrong use. */
export async function runCommand(args: readonly string[], output: Output): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = createProgram(output, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its own complaint; asking for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof CommandError || error instanceof StoreError) {
      output.err(`sourcebook: ${error.message}\n`);
      return error instanceof CommandError ? error.exitCode : EXIT.problems;
    }
    throw error;
  }
}

const INGEST_HELP = `
Pages are text files. A .jsonl or .ndjson file holds articles, each line a JSON object:
  text         required
  title, url
  publishedAt  2026-01-31, 2026-01, 2026 or 2026-01-31T12:00:00Z
  source       slug of a source in the manifest, or a name
  language     BCP 47, such as en; detected unless given
Other fields are left alone. A line that can't be read is named, and the rest goes in.

Running it again with the same captures changes nothing.`;

function createProgram(output: Output, done: (code: ExitCode) => void): Command {
  const program = new Command('sourcebook')
    .description('Turns folders of captured pages into an archive that can be queried.')
    .exitOverride()
    .configureOutput({
      writeOut: output.out,
      writeErr: output.err,
      outputError: (message, write) => write(`sourcebook: ${inOneLine(message)} (--help tells more)\n`),
    })
    .addHelpText('after', '\nExit codes: 0 done, 1 something could not be read or is not in order, 2 wrong use.');
  const command = (name: string, description: string): Command =>
    program.command(name).description(description).copyInheritedSettings(program);

  command('ingest', 'Add captures to an archive: files, and folders with all that is below them.')
    .argument('<path...>', 'files and folders')
    .addOption(archiveOption())
    .option('--manifest <file>', "what describes the sources; unless given, each folder's own sources.json")
    .option('--authority <file>', "what lists known entities; unless given, each folder's own authority.json")
    .option(
      '--annotations <file>',
      "JSON lines of W3C Web Annotations: mentions that replace our tagger's in the captures they name",
    )
    .option('--min-confidence <number>', 'from now on leave out mentions that are less sure, from 0 to 1', readFraction)
    .addOption(
      new Option(
        '--tagger <on|off>',
        'from now on look for names with the tagger, or only for those that the authority file and annotations tell and what texts repeat',
      ).choices(['on', 'off']),
    )
    .option(
      '--portion <captures>',
      'captures that one transaction reads; fewer take less memory, lose less when cut short, and take longer in all',
      readCount,
    )
    .option('--enqueue', 'leave captures to workers: put them on the queue of an archive on Postgres')
    .addHelpText('after', INGEST_HELP)
    .action(async (paths: string[], options: IngestOptions) =>
      done(await (await import('./ingest.ts')).ingest(paths, options, output)),
    );

  command('work', 'Take the captures that ingest --enqueue left, on any number of machines, until it is stopped.')
    .requiredOption('--archive <address>', 'the archive: postgres://user@host/database')
    .option('--concurrency <number>', 'jobs at a time', readCount, 2)
    .option('--once', 'end when nothing is left to be done')
    .addHelpText(
      'after',
      '\nWhat is under way is finished before it stops; what a killed worker had begun is taken by another.',
    )
    .action(async (options: WorkCommandOptions) => done(await (await import('./work.ts')).work(options, output)));

  command('problems', 'List what could not be read, with path, reader and byte, and what workers have given up.')
    .addOption(archiveOption())
    .action(async (options: { archive: string }) =>
      done(await (await import('./problems.ts')).problems(options, output)),
    );

  command('serve', 'Serve an archive: GraphQL at /graphql, GraphiQL at the same address in a browser, /health.')
    .addOption(archiveOption())
    .option('--replica <address...>', 'servers that hold a copy of an archive on Postgres, to be read in its place')
    .option('--host <address>', 'address to listen on', DEFAULTS.host)
    .option('--port <number>', 'port to listen on; 0 takes any free one', readPort, DEFAULTS.port)
    .option(
      '--token-file <file>',
      'close the API to whoever does not send the token in this file; or set SOURCEBOOK_TOKEN',
    )
    .option('--origin <origin...>', 'origins whose pages may read answers; none unless given')
    .option(
      '--allow-host <name...>',
      'names that the server answers for besides this machine, as a proxy in front passes them on',
    )
    .option('--no-graphiql', 'no page for browsers')
    .option('--no-introspection', 'do not tell the schema')
    .option('--persisted-only', "answer the SDK's own documents only")
    .option('--rate-limit <requests>', 'requests that a client has a minute; no limit unless given', readCount)
    .option('--trust-proxy', 'take clients from the last entry of X-Forwarded-For, which a proxy in front sets')
    .option('--max-depth <fields>', 'how deep a query may nest', readCount)
    .option('--max-cost <objects>', 'how many objects an answer may hold, every page taken as full', readCount)
    .option('--max-answer <megabytes>', 'how large an answer may be', readCount)
    .option('--timeout <seconds>', 'how long a request may take', readCount)
    .option('--cache <megabytes>', 'memory for answers that are given again; 0 for none', readSize, 64)
    .option('--metrics', 'answer /metrics, for Prometheus')
    .addHelpText('after', '\nTLS is left to a proxy in front. The API is read-only.')
    .action(async (options: ServeOptions) => done(await (await import('./serve.ts')).serve(options, output)));

  command('query', 'Run one GraphQL operation on an archive and print the answer as JSON.')
    .argument('<document>', 'the operation, or - to read it from standard input')
    .option('--variables <json>', 'values of its variables, as a JSON object')
    .addOption(archiveOption())
    .action(async (document: string, options: QueryOptions) =>
      done(await (await import('./query.ts')).query(document, options, output)),
    );

  command('verify', 'Check that an archive holds what it says: bytes, segments, spans, references, counts.')
    .addOption(archiveOption())
    .action(async (options: { archive: string }) => done(await (await import('./verify.ts')).verify(options, output)));

  command('extract', 'Read texts as JSON lines {id, text} on standard input; write the names in each, as JSON lines.')
    .option('--listing', 'take the texts for pages, and write masthead and items')
    .option('--authority <file>', 'what lists known entities')
    .option('--min-confidence <number>', 'leave out mentions that are less sure, from 0 to 1', readFraction)
    .addHelpText(
      'after',
      '\nOffsets are UTF-16 code units. With --listing, rows may have a "folder": pages of one folder are siblings.',
    )
    .action(async (options: ExtractOptions) => done(await (await import('./extract.ts')).extract(options, output)));

  command('backup', 'Copy an archive to a new file, consistently, while it may be served and written.')
    .argument('<file>', 'the copy; must not exist')
    .addOption(archiveOption())
    .action(async (file: string, options: { archive: string }) =>
      done(await (await import('./backup.ts')).backup(file, options, output)),
    );

  command('copy', 'Copy an archive to another, of another kind too: from a file to Postgres and back.')
    .requiredOption('--from <name>', 'the archive: a file, or postgres://user@host/database')
    .requiredOption('--to <name>', 'the copy; it may be begun already')
    .addHelpText('after', '\nCut short, it goes on where it was when it is run again.')
    .action(async (options: CopyOptions) => done(await (await import('./copy.ts')).copy(options, output)));

  command('schema', 'Print the GraphQL schema.')
    .option('--output <file>', 'write it to a file')
    .option('--check <file>', 'fail unless the file holds it')
    .action(async (options: SchemaOptions) => done((await import('./schema.ts')).schema(options, output)));

  return program;
}

/** Commander writes "error: unknown option '--archiv'" and what may be meant on a second line. */
function inOneLine(complaint: string): string {
  return complaint
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ');
}

function archiveOption(): Option {
  return new Option('--archive <name>', 'the archive: a file, or postgres://user@host/database').default(
    DEFAULTS.archive,
  );
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('It takes a number from 0 to 65535.');
}

function readFraction(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('It takes a number from 0 to 1.');
}

function readSize(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It takes a whole number.');
}

function readCount(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number > 0 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('It takes a whole number above 0.');
}
