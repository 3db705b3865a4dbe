import type { ArticleRecord, Problem } from '../model.ts';

/** What a capture's bytes say. */
export interface CaptureContent {
  /** All offsets count UTF-16 code units of this. */
  readonly text: string;
  /** Null for a page, whose articles are found by its looks. */
  readonly record: ArticleRecord | null;
}

/** What a reader makes of a capture's bytes. */
export interface ReadCapture extends CaptureContent {
  readonly reader: string;
  readonly mediaType: string;
  /**
   * How the bytes were decoded, as the WHATWG Encoding Standard names it, in lower case. Decoding a page loses nothing:
   * encoded again, the text gives the capture's bytes after its byte order mark, if it has one, which is the
   * difference in length. So `text.slice(0, start)`, encoded, is as long as the way from there to a span's bytes.
   */
  readonly encoding: string;
}

/** A format that can be read: which captures are of it, and what they hold. */
export interface Reader {
  readonly name: string;
  /** Whether its captures are pages, whose layout tells of their siblings. */
  readonly hasLayout: boolean;
  detect(bytes: Uint8Array, path: string): boolean;
  /** Offsets of problems are those of the bytes. */
  read(bytes: Uint8Array, path: string): ReadCapture | Problem;
  /** The same of bytes that it read well before. */
  open(bytes: Uint8Array, encoding: string): CaptureContent;
}
