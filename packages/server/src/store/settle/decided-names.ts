import type { LocalNames } from '@sourcebook/ingest';

/** What a document names, as it is kept with the document. */
export interface DecidedNames extends Omit<LocalNames, 'key'> {
  /** Start, end and confidence of each mention, in the document's own offsets. */
  readonly places: readonly (readonly [start: number, end: number, confidence: number])[];
}

export function readDecided(names: string | null): DecidedNames | null {
  return names === null ? null : (JSON.parse(names) as DecidedNames);
}
