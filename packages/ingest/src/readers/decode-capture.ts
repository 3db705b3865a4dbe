/** The text of a capture's bytes, as its reader decoded them once: without its byte order mark, if it has one. */
export function decodeCapture(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
