import { isUtf8 } from 'node:buffer';
import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Problem } from './model.ts';
import { DESCRIPTIONS, listFiles, toSystemPath } from './walk-folder.ts';
import { describeFileError, readWholeFile, UnreadableFile } from './walk-read.ts';

/** A file's bytes and where they were found. */
export interface WalkedFile {
  /** Relative to `folder`, `/` between its parts. Bytes of a name that are not UTF-8 stand as `\xNN`. */
  readonly path: string;
  /** The folder that was named, or the one of the file that was named: an absolute path. */
  readonly folder: string;
  readonly bytes: Buffer;
}

export interface WalkOptions {
  /** Larger files are problems. */
  readonly maxBytes?: number;
}

// A capture is held in memory whole, and V8's strings end at 512 Mi characters.
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads the files that are named and those below the folders that are named, in the order of their paths. What can't
 * be read is a problem, and the walk goes on. Left alone within a folder: hidden files and folders, `sources.json`
 * and `authority.json`, links out of the folder, pipes, sockets and devices.
 */
export function* walkCaptures(paths: Iterable<string>, options: WalkOptions = {}): Generator<WalkedFile | Problem> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  for (const path of paths) {
    let stats: Stats;
    let root: string;
    try {
      stats = statSync(path);
      root = realpathSync.native(path, 'latin1');
    } catch (error) {
      yield problemAt(path, describeNamedError(error));
      continue;
    }
    if (stats.isDirectory()) yield* walkFolder(path, root, maxBytes);
    else yield walkNamedFile(path, stats, maxBytes);
  }
}

function* walkFolder(path: string, root: string, maxBytes: number): Generator<WalkedFile | Problem> {
  const folder = resolve(path);
  let isEmpty = true;
  for (const { name, problem } of listFiles(root)) {
    isEmpty = false;
    const shown = showName(name);
    yield problem === null
      ? readFileAt(toSystemPath(`${root}/${name}`), shown, folder, maxBytes)
      : problemAt(name === '.' ? path : shown, problem);
  }
  if (isEmpty) yield problemAt(path, 'The folder holds no captures.');
}

function walkNamedFile(path: string, stats: Stats, maxBytes: number): WalkedFile | Problem {
  const name = basename(path);
  if (!stats.isFile()) return problemAt(path, 'It is neither a file nor a folder.');
  if (DESCRIPTIONS.includes(name)) return problemAt(path, 'It describes captures and is none.');
  return readFileAt(Buffer.from(path), name, resolve(dirname(path)), maxBytes);
}

function readFileAt(systemPath: Buffer, path: string, folder: string, maxBytes: number): WalkedFile | Problem {
  try {
    return { path, folder, bytes: readWholeFile(systemPath, maxBytes) };
  } catch (error) {
    return problemAt(path, error instanceof UnreadableFile ? error.message : describeFileError(error));
  }
}

function problemAt(path: string, message: string): Problem {
  return { path, reader: null, message, offset: null };
}

function describeNamedError(error: unknown): string {
  const isMissing = error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
  return isMissing ? 'There is no such file or folder.' : describeFileError(error);
}

const UTF8_OR_BYTE =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}|[\u0080-\u00ff]/g;

// Not the replacement character, which would give two files one path.
function showName(name: string): string {
  return name.replace(UTF8_OR_BYTE, (sequence) => {
    const bytes = toSystemPath(sequence);
    return isUtf8(bytes) ? bytes.toString() : bytes.reduce((shown, byte) => `${shown}\\x${byte.toString(16)}`, '');
  });
}
