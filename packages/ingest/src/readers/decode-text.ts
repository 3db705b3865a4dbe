/** A text and the encoding that its bytes are in. */
export interface DecodedText {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Without its byte order mark. */
  readonly text: string;
}

/** Why bytes are no text, and the first byte that says so. */
export interface UndecodableText {
  readonly message: string;
  readonly offset: number;
}

type Encoding = DecodedText['encoding'];

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

// Enough to see on which side of each pair the zeros stand, and cheap however long the text is.
const SAMPLE_BYTES = 4096;

const PIECE_BYTES = 64 * 1024;

// What a text doesn't hold, but numbers read as UTF-16 do.
const NO_TEXT = /[^\P{Control}\s]|\p{Unassigned}|\p{Private_Use}/u;

/** Decodes UTF-8 and UTF-16, by byte order mark or by the zeros that UTF-16 has without one; never with loss. */
export function decodeText(bytes: Uint8Array): DecodedText | UndecodableText {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(marked[0], bytes, marked[1].length);
  return decodeAs(guessUtf16(bytes) ?? 'utf-8', bytes, 0);
}

/** Decodes UTF-8 without its byte order mark. */
export function decodeUtf8(bytes: Uint8Array): string | UndecodableText {
  return decodeStrictly('utf-8', bytes)?.replace(/^\ufeff/, '') ?? describeUndecodable('utf-8', bytes, 0);
}

function decodeAs(encoding: Encoding, bytes: Uint8Array, start: number): DecodedText | UndecodableText {
  const content = bytes.subarray(start);
  // Before decoding: a binary file is seldom valid UTF-8 either, and the advice for texts would mislead.
  const zero = encoding === 'utf-8' ? content.indexOf(0) : -1;
  if (zero !== -1) return describeZero(start + zero);
  const text = decodeStrictly(encoding, content);
  if (text === null) return describeUndecodable(encoding, content, start);
  const zeroUnit = text.indexOf('\0');
  return zeroUnit === -1 ? { encoding, text } : describeZero(start + 2 * zeroUnit);
}

function guessUtf16(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return null;
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const odd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  if (even > 0 === odd > 0) return null;
  // A stray zero in a text of one byte a character would turn all of it into Chinese.
  const isMostlyZeros = 4 * (even + odd) >= sample.length;
  if (
    !isMostlyZeros &&
    isText(
      'utf-8',
      sample.filter((byte) => byte !== 0),
    )
  )
    return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  return isText(encoding, sample) ? encoding : null;
}

function isText(encoding: Encoding, sample: Uint8Array): boolean {
  const text = decodeStrictly(encoding, sample, true);
  return text !== null && !NO_TEXT.test(text);
}

function decodeStrictly(encoding: Encoding, bytes: Uint8Array, stream = false): string | null {
  try {
    // A mark that belongs to the encoding was cut off before; any other is a character of the text.
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
  } catch {
    return null;
  }
}

function describeZero(offset: number): UndecodableText {
  return { message: `Not a text: a zero byte at byte ${offset}, as binary files have.`, offset };
}

function describeUndecodable(encoding: Encoding, content: Uint8Array, start: number): UndecodableText {
  const wellFormed = wellFormedLength(encoding, content);
  const offset = start + wellFormed;
  const byte = (content[wellFormed] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const hint = encoding === 'utf-8' ? ' Save the file as UTF-8 if it is a text in another encoding.' : '';
  return { message: `Not valid ${encoding.toUpperCase()} at byte ${offset} (0x${byte}).${hint}`, offset };
}

// The decoder doesn't say where it failed: first the piece is found, then the character in it by bisection. What
// decodes as the beginning of a stream is well-formed but for a character that may be cut off at its end.
function wellFormedLength(encoding: Encoding, bytes: Uint8Array): number {
  const start = lengthBeforeFaultyPiece(encoding, bytes);
  const piece = bytes.subarray(start, start + 2 * PIECE_BYTES);
  let good = 0;
  let bad = piece.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (decodeStrictly(encoding, piece.subarray(0, middle), true) === null) bad = middle;
    else good = middle;
  }
  return start + encodedLength(encoding, decodeStrictly(encoding, piece.subarray(0, good), true) ?? '');
}

function lengthBeforeFaultyPiece(encoding: Encoding, bytes: Uint8Array): number {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let length = 0;
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      length += encodedLength(encoding, decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
    }
  } catch {
    return length;
  }
  return length;
}

function encodedLength(encoding: Encoding, text: string): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text) : text.length * 2;
}
