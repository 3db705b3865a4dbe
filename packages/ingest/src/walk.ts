import { isUtf8 } from 'node:buffer';
import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Problem } from './model.ts';
import { holdsRecords, recordPath } from './record-path.ts';
import { DESCRIPTIONS, listFiles, toSystemPath } from './walk-folder.ts';
import { readLines } from './walk-lines.ts';
import { describeFileError, readWholeFile, UnreadableFile } from './walk-read.ts';

/** A file's bytes, or one of its records, and where they were found. */
export interface WalkedFile {
  /** Relative to `folder`, `/` between its parts. Bytes of a name that are not UTF-8 stand as `\xNN`. */
  readonly path: string;
  /** Of a record: the line of its file, from 1, and where that begins in bytes. */
  readonly line?: { readonly number: number; readonly offset: number };
  /** The folder that was named, or the one of the file that was named: an absolute path. */
  readonly folder: string;
  readonly bytes: Buffer;
}

export interface WalkOptions {
  /** Larger files are problems, and larger lines in files of records. */
  readonly maxBytes?: number;
  /** Files of records are read so much at a time. */
  readonly chunkBytes?: number;
}

// A capture is held in memory whole, and V8's strings end at 512 Mi characters.
const MAX_BYTES = 256 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads the files that are named and those below the folders that are named, in the order of their paths; files of
 * records line by line. What can't be read is a problem, and the walk goes on. Left alone within a folder: hidden files and folders, `sources.json`
 * and `authority.json`, links out of the folder, pipes, sockets and devices.
 */
export function* walkCaptures(paths: Iterable<string>, options: WalkOptions = {}): Walk {
  const limits = { maxBytes: options.maxBytes ?? MAX_BYTES, chunkBytes: options.chunkBytes ?? CHUNK_BYTES };
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
    if (stats.isDirectory()) yield* walkFolder(path, root, limits);
    else yield* walkNamedFile(path, stats, limits);
  }
}

type Limits = Required<WalkOptions>;
type Walk = Generator<WalkedFile | Problem>;

function* walkFolder(path: string, root: string, limits: Limits): Walk {
  const folder = resolve(path);
  let isEmpty = true;
  for (const { name, problem } of listFiles(root)) {
    isEmpty = false;
    const shown = showName(name);
    if (problem === null) yield* readFileAt(toSystemPath(`${root}/${name}`), shown, folder, limits);
    else yield problemAt(name === '.' ? path : shown, problem);
  }
  if (isEmpty) yield problemAt(path, 'The folder holds no captures.');
}

function* walkNamedFile(path: string, stats: Stats, limits: Limits): Walk {
  const name = basename(path);
  if (!stats.isFile()) yield problemAt(path, 'It is neither a file nor a folder.');
  else if (DESCRIPTIONS.includes(name)) yield problemAt(path, 'It describes captures and is none.');
  else yield* readFileAt(Buffer.from(path), name, resolve(dirname(path)), limits);
}

function* readFileAt(systemPath: Buffer, path: string, folder: string, limits: Limits): Walk {
  let found: WalkedFile | Problem;
  try {
    if (holdsRecords(path)) return yield* readRecords(systemPath, path, folder, limits);
    found = { path, folder, bytes: readWholeFile(systemPath, limits.maxBytes) };
  } catch (error) {
    found = problemAt(path, error instanceof UnreadableFile ? error.message : describeFileError(error));
  }
  yield found;
}

function* readRecords(systemPath: Buffer, file: string, folder: string, limits: Limits): Walk {
  let isEmpty = true;
  for (const { number, offset, bytes } of readLines(systemPath, limits)) {
    isEmpty = false;
    const path = recordPath(file, number);
    if (bytes) yield { path, folder, bytes, line: { number, offset } };
    else yield { ...problemAt(path, `Line ${number}: It has more than ${limits.maxBytes} bytes.`), offset };
  }
  if (isEmpty) yield problemAt(file, 'The file holds no records.');
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
