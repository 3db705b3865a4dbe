import type { Problem } from '../model.ts';
import { jsonLines } from './json-lines.ts';
import { plainText } from './plain-text.ts';
import type { ReadCapture, Reader } from './reader.ts';

export const READERS: readonly Reader[] = [jsonLines, plainText];

/** Readers of pages, whose layout tells of their siblings. */
export const PAGE_READERS: readonly string[] = READERS.filter(({ hasLayout }) => hasLayout).map(({ name }) => name);

const NO_READER =
  'No reader takes a file of this name and content; plain text is read, named .txt or without extension, and JSON lines, named .jsonl or .ndjson.';

/** Reads a capture with the first reader that takes it. */
export function readCapture(bytes: Uint8Array, path: string): ReadCapture | Problem {
  if (bytes.length === 0) return { path, reader: null, message: 'The file is empty.', offset: null };
  const reader = READERS.find((candidate) => candidate.detect(bytes, path));
  if (!reader) return { path, reader: null, message: NO_READER, offset: null };
  const capture = reader.read(bytes, path);
  if ('text' in capture && capture.text.trim() === '') {
    return { path, reader: reader.name, message: 'The file has no text: white space only.', offset: null };
  }
  return capture;
}
