import type { Problem } from '../model.ts';

/** What a reader makes of a capture's bytes. */
export interface ReadCapture {
  readonly reader: string;
  readonly mediaType: string;
  /**
   * How the bytes were decoded, as the WHATWG Encoding Standard names it, in lower case. Decoding loses nothing:
   * encoded again, the text gives the capture's bytes after its byte order mark, if it has one, which is the
   * difference in length. So `text.slice(0, start)`, encoded, is as long as the way from there to a span's bytes.
   */
  readonly encoding: string;
  readonly text: string;
}

/** A format that can be read: which captures are of it, and what they hold. */
export interface Reader {
  readonly name: string;
  detect(bytes: Uint8Array, path: string): boolean;
  read(bytes: Uint8Array, path: string): ReadCapture | Problem;
}
