import { readFileSync } from 'node:fs';
import { createArchiveServer } from '../archive-server.ts';
import { listen } from '../listen.ts';
import { LOOPBACK_HOSTS } from '../routes/require-host.ts';
import type { ServerOptions } from '../server-options.ts';
import { openArchive, showArchive } from '../store/store.ts';
import { CommandError, EXIT, type ExitCode, type Output } from './output.ts';

/** As the command line gives them. */
export interface ServeOptions {
  readonly archive: string;
  readonly replica?: readonly string[] | undefined;
  readonly host: string;
  readonly port: number;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly persistedOnly?: boolean | undefined;
  readonly origin?: readonly string[] | undefined;
  readonly allowHost?: readonly string[] | undefined;
  readonly tokenFile?: string | undefined;
  readonly rateLimit?: number | undefined;
  readonly trustProxy?: boolean | undefined;
  readonly metrics?: boolean | undefined;
  /** In megabytes. */
  readonly cache: number;
  readonly maxDepth?: number | undefined;
  readonly maxCost?: number | undefined;
  readonly maxAnswer?: number | undefined;
  readonly timeout?: number | undefined;
}

const RATE_WINDOW_SECONDS = 60;

/** Serves an archive until it is asked to stop; then what is under way is answered. */
export async function serve(options: ServeOptions, output: Output): Promise<ExitCode> {
  const settings = readSettings(options, process.env);
  const archive = await openArchive(options.archive, { replicas: options.replica ?? [] });
  try {
    const server = createArchiveServer(archive, settings);
    const listening = await listen({ server, host: options.host, port: options.port }).catch((error: Error) => {
      throw new CommandError(error.message);
    });
    const hint = options.graphiql ? 'Open that address in a browser for GraphiQL. ' : '';
    output.out(`Sourcebook serves ${showArchive(options.archive)} at ${listening.url}\n${hint}Stop with Ctrl+C.\n`);
    await output.stopped;
    await listening.close();
    return EXIT.done;
  } finally {
    await archive.close();
  }
}

function readSettings(options: ServeOptions, environment: NodeJS.ProcessEnv): ServerOptions {
  const token = options.tokenFile === undefined ? environment.SOURCEBOOK_TOKEN : readToken(options.tokenFile);
  if (token === '') throw new CommandError('The token is empty: an empty token would close nothing.', EXIT.usage);
  const limits = {
    ...(options.maxDepth !== undefined && { depth: options.maxDepth }),
    ...(options.maxCost !== undefined && { cost: options.maxCost }),
    ...(options.maxAnswer !== undefined && { answerBytes: options.maxAnswer * 1_000_000 }),
    ...(options.timeout !== undefined && { milliseconds: options.timeout * 1000 }),
  };
  return {
    graphiql: options.graphiql,
    introspection: options.introspection,
    metrics: options.metrics ?? false,
    cacheBytes: options.cache * 1_000_000,
    persistedOnly: options.persistedOnly ?? false,
    origins: options.origin ?? [],
    ...hostsOf(options),
    limits,
    ...(token !== undefined && { token }),
    ...(options.rateLimit !== undefined && {
      rateLimit: { requests: options.rateLimit, seconds: RATE_WINDOW_SECONDS, trustProxy: options.trustProxy ?? false },
    }),
  };
}

/** A server that only its own machine reaches answers for that machine's names, unless told of others. */
function hostsOf({ host, allowHost }: ServeOptions): Pick<ServerOptions, 'hosts'> {
  const isLoopback = LOOPBACK_HOSTS.includes(host) || host === '::1' || host.startsWith('127.');
  if (!isLoopback && allowHost === undefined) return {};
  return { hosts: [...LOOPBACK_HOSTS, host, ...(allowHost ?? [])] };
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new CommandError(`The token file can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
