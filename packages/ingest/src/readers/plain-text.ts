import { decodeText } from './decode-text.ts';
import type { Reader } from './reader.ts';

const TEXT_EXTENSION = /\.(txt|text)$/i;

// "page.html", but neither "page" nor "report 2006.05.12" nor "Vol. 3 no. 4"
const ANY_EXTENSION = /\.[a-z][a-z0-9]*$/i;

// What begins like this is of another format, whatever its file is called.
const OTHER_FORMAT = /^(\s*<(!doctype|html|\?xml|rss|feed|svg)\b|%PDF-|\{\\rtf|WARC\/\d)/i;

const BEGINNING_BYTES = 1024;

/** Text files and files without extension, unless they begin like a format with markup. */
export const plainText: Reader = {
  name: 'plain-text',
  hasLayout: true,

  detect(bytes, path) {
    if (!TEXT_EXTENSION.test(path) && ANY_EXTENSION.test(path)) return false;
    return !OTHER_FORMAT.test(new TextDecoder().decode(bytes.subarray(0, BEGINNING_BYTES)));
  },

  read(bytes, path) {
    const decoded = decodeText(bytes);
    if ('message' in decoded) return { path, reader: plainText.name, ...decoded };
    return { reader: plainText.name, mediaType: 'text/plain', record: null, ...decoded };
  },

  /** Without its byte order mark, if it has one. */
  open(bytes, encoding) {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), record: null };
  },
};
