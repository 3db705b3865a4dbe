import * as v from 'valibot';
import { checkJson } from '../json-check.ts';
import { isRecordPath } from '../record-path.ts';
import { decodeUtf8 } from './decode-text.ts';
import { plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { openRecord, recordSchema } from './record.ts';

/** The place of a mistake is looked for in lines up to this length: that takes a hundred times their memory. */
const MOST_PLACED = 1_000_000;

const BEGINNING = /^\s*(\{|$)/;
const BEGINNING_BYTES = 1024;

/** One record of a file that holds one JSON object a line, or a text file that is one. */
export const jsonLines: Reader = {
  name: 'json-lines',
  hasLayout: false,

  /** The same bytes are one capture, which can't be a record in one place and a page in another. */
  detect: (bytes, path) => isRecordPath(path) || (plainText.detect(bytes, path) && isRecord(bytes)),

  read(bytes, path) {
    const problem = { path, reader: jsonLines.name };
    const decoded = decodeUtf8(bytes);
    if (typeof decoded !== 'string') return { ...problem, message: 'Expected UTF-8.', offset: decoded.offset };
    const result = v.safeParse(recordSchema, parse(decoded), { abortEarly: true });
    if (!result.success) {
      const { message, at } = findMistake(decoded);
      // Counted from the end, since a byte order mark may stand before the record.
      return { ...problem, message, offset: bytes.length - Buffer.byteLength(decoded.slice(at)) };
    }
    return { reader: jsonLines.name, mediaType: 'application/json', encoding: 'utf-8', ...openRecord(result.output) };
  },

  open(bytes) {
    return openRecord(v.parse(recordSchema, parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))));
  },
};

function isRecord(bytes: Uint8Array): boolean {
  if (!BEGINNING.test(new TextDecoder().decode(bytes.subarray(0, BEGINNING_BYTES)))) return false;
  return 'text' in jsonLines.read(bytes, '');
}

/** A value that is no record for what is no JSON. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function findMistake(json: string): { message: string; at: number } {
  const checked = json.length > MOST_PLACED ? null : checkJson(json, '', recordSchema);
  if (!checked || !('problems' in checked)) return { message: 'Expected a record: an object with "text".', at: 0 };
  const { line, column, message } = checked.problems[0]!;
  // A carriage return is white space to JSON and ends no line of the file.
  const before = json.split('\r').slice(0, line - 1);
  return { message, at: before.reduce((sum, { length }) => sum + length + 1, column - 1) };
}
