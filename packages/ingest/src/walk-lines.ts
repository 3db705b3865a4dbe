import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isUnchanged, UnreadableFile } from './walk-read.ts';

/** A line of a file, without its line break. */
export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Where it begins, in bytes of the file. */
  readonly offset: number;
  /** Null for a line that is too long to be held. */
  readonly bytes: Buffer | null;
}

export interface LineOptions {
  /** Of a line. */
  readonly maxBytes: number;
  /** So much is read at a time. */
  readonly chunkBytes: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Reads a file of any size line by line; blank lines are counted and left out. Throws `UnreadableFile`. */
export function* readLines(path: Buffer, { maxBytes, chunkBytes }: LineOptions): Generator<FileLine> {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = fstatSync(file, { bigint: true });
    if (!before.isFile()) throw new UnreadableFile('It is no regular file.');
    const line = new GrowingLine(maxBytes);
    for (;;) {
      // Not the same one again, since the lines that are handed out lie in it.
      const chunk = Buffer.allocUnsafeSlow(chunkBytes);
      const length = readSync(file, chunk, 0, chunkBytes, null);
      if (length === 0) break;
      let from = 0;
      for (let end = chunk.indexOf(LINE_FEED); end !== -1 && end < length; end = chunk.indexOf(LINE_FEED, from)) {
        line.grow(chunk.subarray(from, end));
        from = end + 1;
        yield* line.finish();
      }
      line.grow(chunk.subarray(from, length));
    }
    yield* line.finish();
    if (!isUnchanged(before, fstatSync(file, { bigint: true }))) {
      throw new UnreadableFile('It changed while it was read: ingest it again.');
    }
  } finally {
    closeSync(file);
  }
}

/** A line that may lie in several chunks. */
class GrowingLine {
  readonly #most: number;
  #pieces: Buffer[] = [];
  #length = 0;
  #number = 1;
  #offset = 0;

  constructor(most: number) {
    this.#most = most;
  }

  grow(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > this.#most) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  /** The line, unless it is blank; what follows is the next one. */
  *finish(): Generator<FileLine> {
    const place = { number: this.#number, offset: this.#offset };
    const isHeld = this.#length <= this.#most;
    const bytes = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
    this.#number++;
    this.#offset += this.#length + 1;
    [this.#pieces, this.#length] = [[], 0];
    if (!isHeld) yield { ...place, bytes: null };
    else if (!isBlank(bytes)) yield { ...place, bytes: withoutReturn(bytes) };
  }
}

/** White space as JSON has it. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === LINE_FEED || byte === CARRIAGE_RETURN);
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes;
}
