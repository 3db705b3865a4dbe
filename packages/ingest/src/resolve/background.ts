import type { AuthorityEntry } from '../model.ts';
import { foldName, isWrittenAsAcronym, nameId } from './name.ts';

/** What is known of names before any text is read. */
export interface Background {
  /** By name, the authority entries that have it as a label, sorted by ID. */
  readonly entries: ReadonlyMap<string, readonly LabelledEntry[]>;
  /** By name, the names of the same place that tables know. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  /** Whether so many people bear a name that one person of it in the archive proves nothing. */
  readonly isCommonName: (word: string) => boolean;
  /** The labels of all entries by name, which take part without any document that uses them; whether as acronyms. */
  readonly labels: ReadonlyMap<string, boolean>;
}

export interface LabelledEntry {
  readonly id: string;
  /** Its labels as names, the preferred one first. */
  readonly names: readonly string[];
  /** Folded names that never mean it. */
  readonly never: ReadonlySet<string>;
}

export interface BackgroundSources {
  readonly authority: readonly AuthorityEntry[];
  /** Names of one place each, as "United States" and "US". */
  readonly knownPlaces: readonly (readonly string[])[];
  readonly isCommonName: (word: string) => boolean;
}

export function prepareBackground({ authority, knownPlaces, isCommonName }: BackgroundSources): Background {
  const entries = new Map<string, LabelledEntry[]>();
  const labels = new Map<string, boolean>();
  for (const entry of [...authority].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const written = [entry.prefLabel, ...entry.altLabel, ...entry.hiddenLabel];
    const names = [...new Set(written.map((label) => nameId(label, entry.kind)))];
    const labelled = { id: entry.id, names, never: new Set(entry.notLabel.map(foldName)) };
    for (const name of names) entries.set(name, [...(entries.get(name) ?? []), labelled]);
    for (const label of written) {
      const name = nameId(label, entry.kind);
      labels.set(name, (labels.get(name) ?? false) || isWrittenAsAcronym(label));
    }
  }
  const places = new Map<string, readonly string[]>();
  for (const forms of knownPlaces) {
    const names = [...new Set(forms.map((form) => nameId(form, 'PLACE')))];
    for (const name of names) if (!places.has(name)) places.set(name, names);
  }
  return { entries, places, isCommonName, labels };
}
