import type { AuthorityEntry, EntityKind } from '../model.ts';
import { sortById } from '../sort-by-id.ts';
import { foldName, isWrittenAsAcronym, nameId, newNameId } from './name.ts';

/** What is known of names before any text is read. */
export interface Background {
  /** By name, the authority entries that have it as a label, sorted by ID. It takes part without any document. */
  readonly entries: ReadonlyMap<string, readonly LabelledEntry[]>;
  /** By name, the names of the same place or organization that tables know. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** Whether so many people bear a name that one person of it in the archive proves nothing. */
  readonly isCommonName: (word: string) => boolean;
  /** Whether a folded name is so widely known that it is no short form of a longer one. */
  readonly isWholeName: (name: string, kind: EntityKind) => boolean;
}

export interface LabelledEntry {
  readonly id: string;
  readonly kind: EntityKind;
  /** Its labels as they are written, the preferred one first. */
  readonly labels: readonly string[];
  /** The same as names. */
  readonly names: readonly string[];
  /** Folded names that never mean it. */
  readonly never: ReadonlySet<string>;
}

export interface KnownNames {
  readonly kind: EntityKind;
  readonly names: readonly string[];
}

export interface BackgroundSources {
  readonly authority: readonly AuthorityEntry[];
  /** Names of one place or organization each, as "United States" and "US". */
  readonly known: readonly KnownNames[];
  readonly isCommonName: (word: string) => boolean;
  readonly isWholeName: (name: string, kind: EntityKind) => boolean;
}

/** Most entries say nothing of it. */
const NEVER: ReadonlySet<string> = new Set();

export function prepareBackground({ authority, known, ...words }: BackgroundSources): Background {
  const entries = new Map<string, LabelledEntry[]>();
  for (const { id, kind, prefLabel, altLabel, hiddenLabel, notLabel } of sortById(authority)) {
    const labels = [prefLabel, ...altLabel, ...hiddenLabel];
    const names = distinct(labels.map((label) => newNameId(label, kind)));
    const entry = { id, kind, labels, names, never: notLabel.length > 0 ? new Set(notLabel.map(foldName)) : NEVER };
    for (const name of names) {
      const others = entries.get(name);
      if (others) others.push(entry);
      else entries.set(name, [entry]);
    }
  }
  const groups = new Map<string, readonly string[]>();
  for (const { kind, names } of known) {
    const ids = distinct(names.map((name) => nameId(name, kind)));
    for (const id of ids) if (!groups.has(id)) groups.set(id, ids);
  }
  return { entries, known: groups, isCommonName: words.isCommonName, isWholeName: words.isWholeName };
}

/** Whether some entry writes a label as an acronym. */
export function isAcronymLabel(name: string, { entries }: Background): boolean {
  const all = entries.get(name) ?? [];
  return all.some(({ kind, labels }) =>
    labels.some((label) => isWrittenAsAcronym(label) && nameId(label, kind) === name),
  );
}

const distinct = (names: readonly string[]): readonly string[] => (names.length < 2 ? names : [...new Set(names)]);
