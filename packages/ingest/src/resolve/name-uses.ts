import type { Span } from '../model.ts';
import { type Background, isAcronymLabel } from './background.ts';
import { makeName, type Name } from './name.ts';
import type { LocalNames } from './resolve-within-document.ts';

/** How documents use a name. Uses of several documents add up. */
export interface NameUse {
  readonly id: string;
  readonly documents: number;
  /** How many of the documents write it as an acronym. */
  readonly acronyms: number;
}

/** How often documents declare that two names mean the same, and where they do first. */
export interface DeclaredUse {
  readonly short: string;
  readonly long: string;
  readonly places: number;
  /** The first place by document, then by span. */
  readonly rule: 'DEFINITION' | 'ALSO_KNOWN_AS';
  readonly document: string;
  readonly span: Span;
}

/** Whom a document tells as the second person of a couple of that surname. */
export interface CoupleUse {
  readonly surname: string;
  /** A name's ID. */
  readonly partner: string;
  readonly documents: number;
}

export interface NameUses {
  readonly names: readonly NameUse[];
  readonly declared: readonly DeclaredUse[];
  readonly couples: readonly CoupleUse[];
}

/** A name as most documents write it; a label that none uses as the authority file does. */
export const nameOf = ({ id, documents, acronyms }: NameUse, background: Background): Name =>
  makeName(id, documents > 0 ? 2 * acronyms > documents : isAcronymLabel(id, background));

/** Whether a name takes part in resolution. */
export const isInUse = ({ id, documents }: NameUse, { entries }: Background): boolean =>
  documents > 0 || entries.has(id);

/** What one document adds to the archive's uses of names. */
export function usesOf(local: LocalNames): NameUses {
  return addUses([local]);
}

/** Uses of names in all documents, each sorted. The documents' order changes nothing. */
export function addUses(locals: Iterable<LocalNames>): NameUses {
  const names = new Map<string, NameUse>();
  const declared = new Map<string, DeclaredUse>();
  const couples = new Map<string, CoupleUse>();
  for (const local of locals) {
    const idOf = (number: number): string => local.names[number]!.id;
    for (const { id, isAcronym } of local.names) {
      const { documents, acronyms } = names.get(id) ?? { documents: 0, acronyms: 0 };
      names.set(id, { id, documents: documents + 1, acronyms: acronyms + Number(isAcronym) });
    }
    for (const one of local.declared) {
      const use = { ...one, short: idOf(one.short), long: idOf(one.long), document: local.key, places: 1 };
      const key = `${use.short}\0${use.long}`;
      const known = declared.get(key);
      const first = known && compareDeclared(known, use) <= 0 ? known : use;
      declared.set(key, { ...first, places: (known?.places ?? 0) + 1 });
    }
    for (const [key, couple] of new Map(
      local.couples.map(({ surname, partner }) => [
        `${surname}\0${idOf(partner)}`,
        { surname, partner: idOf(partner) },
      ]),
    )) {
      couples.set(key, { ...couple, documents: (couples.get(key)?.documents ?? 0) + 1 });
    }
  }
  return { names: sortValues(names), declared: sortValues(declared), couples: sortValues(couples) };
}

/** Orders declarations by document, span and rule. */
export function compareDeclared(a: DeclaredUse, b: DeclaredUse): number {
  return (
    compare(a.document, b.document) || a.span.start - b.span.start || a.span.end - b.span.end || compare(b.rule, a.rule)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sortValues = <Value>(byKey: ReadonlyMap<string, Value>): Value[] =>
  [...byKey].sort(([a], [b]) => compare(a, b)).map(([, value]) => value);
