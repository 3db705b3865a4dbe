import type { CaptureContent } from './reader.ts';
import { READERS } from './readers.ts';

/** What a capture's bytes say, as their reader decoded them once. */
export function decodeCapture(
  bytes: Uint8Array,
  { reader, encoding }: { readonly reader: string; readonly encoding: string },
): CaptureContent {
  const known = READERS.find(({ name }) => name === reader);
  if (!known) throw new RangeError(`No reader is called ${reader}.`);
  return known.open(bytes, encoding);
}
