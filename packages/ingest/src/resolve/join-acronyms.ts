import type { EvidenceRule, Span } from '../model.ts';
import type { Clusters } from './clusters.ts';
import type { Name } from './name.ts';
import type { LocalNames } from './resolve-within-document.ts';
import { isSameWord } from './spelling.ts';

interface Place {
  readonly document: string;
  readonly span: Span;
  readonly rule: 'DEFINITION' | 'ALSO_KNOWN_AS';
}

type Record = (rule: EvidenceRule, name: Name, other: Name, document?: string | null, span?: Span | null) => void;

/**
 * Joins what documents declare to be the same. An acronym that documents define in two unlike ways joins the long form
 * that more of them give.
 */
export function joinAcronyms(
  documents: readonly LocalNames[],
  clusters: Clusters,
  counts: ReadonlyMap<string, number>,
  record: Record,
): void {
  const definitions = new Map<Name, Map<Name, Place[]>>();
  for (const { key, declared } of documents) {
    for (const { rule, long, short, span } of declared) {
      const forms = definitions.get(short) ?? new Map<Name, Place[]>();
      definitions.set(short, forms);
      forms.set(long, [...(forms.get(long) ?? []), { document: key, span, rule }]);
    }
  }
  const weight = (long: Name, places: readonly unknown[]): number => places.length * 1000 + (counts.get(long.id) ?? 0);
  for (const [short, forms] of [...definitions].sort(([a], [b]) => (a.id < b.id ? -1 : 1))) {
    const ranked = [...forms].sort(([a, x], [b, y]) => weight(b, y) - weight(a, x) || (a.id < b.id ? -1 : 1));
    const strongest = ranked[0]![0];
    for (const [long, places] of ranked) {
      const alike = long === strongest || isAlike(long, [...clusters.get(short).names]);
      const { document, span, rule } = places[0]!;
      if (alike) record(rule, short, long, document, span);
    }
  }
}

/** Whether a long form shares a telling word with a name that the acronym already has. */
const isAlike = (long: Name, names: readonly Name[]): boolean =>
  long.isAcronym ||
  names.some((name) =>
    name.words.some((word) => word.length > 3 && long.words.some((other) => isSameWord(word, other))),
  );
