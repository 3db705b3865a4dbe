import type { AuthorityEntry, EntityKind } from '../model.ts';
import { foldName, isWrittenAsAcronym, nameId } from './name.ts';

/** What is known of names before any text is read. */
export interface Background {
  /** By name, the authority entries that have it as a label, sorted by ID. */
  readonly entries: ReadonlyMap<string, readonly LabelledEntry[]>;
  /** By name, the names of the same place or organization that tables know. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** Whether so many people bear a name that one person of it in the archive proves nothing. */
  readonly isCommonName: (word: string) => boolean;
  /** Whether a folded name is so widely known that it is no short form of a longer one. */
  readonly isWholeName: (name: string, kind: EntityKind) => boolean;
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
  const labels = new Map<string, boolean>();
  for (const { id, kind, prefLabel, altLabel, hiddenLabel, notLabel } of sortById(authority)) {
    const names: string[] = [];
    const never = notLabel.length > 0 ? new Set(notLabel.map(foldName)) : NEVER;
    for (const label of [prefLabel, ...altLabel, ...hiddenLabel]) {
      const name = nameId(label, kind);
      labels.set(name, (labels.get(name) ?? false) || isWrittenAsAcronym(label));
      if (names.includes(name)) continue;
      names.push(name);
      const others = entries.get(name);
      if (others) others.push({ id, names, never });
      else entries.set(name, [{ id, names, never }]);
    }
  }
  const groups = new Map<string, readonly string[]>();
  for (const { kind, names } of known) {
    const ids = [...new Set(names.map((name) => nameId(name, kind)))];
    for (const id of ids) if (!groups.has(id)) groups.set(id, ids);
  }
  return { entries, known: groups, labels, isCommonName: words.isCommonName, isWholeName: words.isWholeName };
}

/** They mostly are sorted, as they are kept so. */
function sortById(authority: readonly AuthorityEntry[]): readonly AuthorityEntry[] {
  const isSorted = authority.every(({ id }, index) => index === 0 || authority[index - 1]!.id <= id);
  return isSorted ? authority : [...authority].sort((a, b) => (a.id < b.id ? -1 : 1));
}
