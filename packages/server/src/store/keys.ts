/** The part of a global ID that follows the type, for what is identified by its place. */
export function appearanceKey(place: { sha256: string; start: number; end: number }): string {
  return `${place.sha256}:${place.start}-${place.end}`;
}

/** Mentions with one span are told apart by their ordinal; the first needs none. */
export function mentionKey(place: { sha256: string; start: number; end: number; ordinal: number }): string {
  return place.ordinal === 0 ? appearanceKey(place) : `${appearanceKey(place)}~${place.ordinal}`;
}

const PLACE = /^([0-9a-f]{64}):(0|[1-9]\d{0,14})-([1-9]\d{0,14})(?:~([1-9]\d{0,5}))?$/;

/** The place that a key tells, null where it tells none. */
export function parsePlace(key: string): { sha256: string; start: number; end: number; ordinal: number } | null {
  const match = PLACE.exec(key);
  if (!match) return null;
  return { sha256: match[1]!, start: Number(match[2]), end: Number(match[3]), ordinal: Number(match[4] ?? 0) };
}
