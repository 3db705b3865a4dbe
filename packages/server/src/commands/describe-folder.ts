import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type AuthorityEntry,
  formatJsonProblem,
  type JsonProblems,
  type Manifest,
  parseAuthority,
  parseManifest,
} from '@sourcebook/ingest';
import { CommandError, printable } from './output.ts';

/** What is known of a folder beside its captures. */
export interface FolderDescription {
  readonly manifest: Manifest | null;
  readonly authority: readonly AuthorityEntry[];
}

export interface DescriptionFiles {
  readonly manifest?: string | undefined;
  readonly authority?: string | undefined;
}

/**
 * Reads the manifest and the authority file for a path: those that were named, else those that lie in the folder.
 * @throws CommandError with a line for each mistake, before anything is ingested.
 */
export function describeFolder(path: string, named: DescriptionFiles): FolderDescription {
  const folder = isFile(path) ? dirname(path) : path;
  const manifest = choose(named.manifest, folder, 'sources.json');
  const authority = choose(named.authority, folder, 'authority.json');
  return {
    manifest: manifest === null ? null : accept(parseManifest(readTextFile(manifest), manifest)),
    authority: authority === null ? [] : readAuthorityFile(authority),
  };
}

/** @throws CommandError with a line for each mistake. */
export function readAuthorityFile(file: string): readonly AuthorityEntry[] {
  return accept(parseAuthority(readTextFile(file), file)).entries;
}

function choose(named: string | undefined, folder: string, name: string): string | null {
  if (named !== undefined) return named;
  const own = join(folder, name);
  return existsSync(own) ? own : null;
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** @throws CommandError when it is not there, or no UTF-8. */
export function readTextFile(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const reason =
      error instanceof TypeError ? 'it is not valid UTF-8' : error instanceof Error ? error.message : String(error);
    throw new CommandError(`${printable(file)} can't be read: ${reason}`);
  }
}

function accept<Read extends object>(read: Read | JsonProblems): Read {
  if (!('problems' in read)) return read;
  throw new CommandError(read.problems.map((problem) => printable(formatJsonProblem(problem))).join('\n'));
}
