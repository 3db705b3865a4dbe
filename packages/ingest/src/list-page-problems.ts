import type { Page, Problem } from './model.ts';
import { MOST_READ } from './read-document.ts';

export interface ReadBytes {
  readonly path: string;
  readonly reader: string;
  readonly encoding: string;
  /** Null where the text does not lead to its bytes. */
  readonly byteLength: number | null;
  readonly text: string;
}

/** What segmentation could not understand, with its place in the capture's bytes, and what was too long to read. */
export function listPageProblems({ path, reader, encoding, byteLength, text }: ReadBytes, page: Page): Problem[] {
  const unread = page.problems.map(({ message, at }): Problem => {
    const behind = encodedLength(text.slice(at), encoding);
    // Counted from the end, since a byte order mark may stand before the text.
    return { path, reader, message, offset: byteLength === null ? null : byteLength - behind };
  });
  const long = page.items.flatMap((item): Problem[] => {
    const length = item.text.reduce((sum, { start, end }) => sum + end - start, 0);
    if (length <= MOST_READ) return [];
    const message = `A text of ${length} characters: names were looked for in its first ${MOST_READ}.`;
    return [{ path, reader: 'names', message, offset: null }];
  });
  return [...unread, ...long];
}

function encodedLength(text: string, encoding: string): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text) : text.length * 2;
}
