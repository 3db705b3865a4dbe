import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Why a file could not be read, in a sentence. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'It is no longer there: it vanished while the folder was read.',
  EACCES: 'No permission to read it.',
  EPERM: 'No permission to read it.',
  ELOOP: 'The link leads in a circle.',
  ENOTDIR: 'It is no longer there: it was replaced while the folder was read.',
  ENAMETOOLONG: 'Its path is longer than the system allows.',
};

/** What the file system's error means to a person who looks at the folder. */
export function describeFileError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return REASONS[code] ?? `It could not be read (${code}).`;
}

/** The bytes of a regular file as they were at one moment; throws `UnreadableFile`. */
export function readWholeFile(path: Buffer, maxBytes: number): Buffer {
  // Not blocking, since a pipe may have taken the file's place since its folder was listed.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = fstatSync(file, { bigint: true });
    if (!before.isFile()) throw new UnreadableFile('It is no regular file.');
    if (before.size > maxBytes) {
      throw new UnreadableFile(`It has ${before.size} bytes; at most ${maxBytes} are read.`);
    }
    const bytes = readBytes(file, Number(before.size));
    const after = fstatSync(file, { bigint: true });
    if (bytes.length < before.size || !isUnchanged(before, after)) {
      throw new UnreadableFile('It changed while it was read.');
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

function readBytes(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** Whether a file is what it was, as far as the system tells. */
export function isUnchanged(before: BigIntStats, after: BigIntStats): boolean {
  return before.size === after.size && before.mtimeNs === after.mtimeNs && before.ctimeNs === after.ctimeNs;
}
