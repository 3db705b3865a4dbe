import { groupBy } from '../group-by.ts';
import type { Span } from '../model.ts';
import type { DocumentNames, NamedMention } from './document-names.ts';
import { FullNames } from './full-names.ts';
import { isWrittenAsAcronym, makeName, type Name, nameId, partnerId } from './name.ts';

/** A document whose short names stand for the full ones beside them. Plain data, numbers are places in `names`. */
export interface LocalNames {
  readonly key: string;
  /** Each once, sorted by ID. */
  readonly names: readonly LocalName[];
  /** What each mention names: one name, or two of a couple. */
  readonly mentions: readonly (readonly number[])[];
  readonly declared: readonly {
    readonly rule: 'DEFINITION' | 'ALSO_KNOWN_AS';
    readonly short: number;
    readonly long: number;
    readonly span: Span;
  }[];
  /** Couples whose second person the document tells. */
  readonly couples: readonly { readonly surname: string; readonly partner: number }[];
  readonly backReferences: readonly {
    readonly name: number;
    /** The short name as it is written, folded. */
    readonly other: string;
    readonly span: Span;
  }[];
}

export interface LocalName {
  readonly id: string;
  /** Whether most of its mentions in the document have an acronym's capitals. */
  readonly isAcronym: boolean;
}

const NOTHING: Omit<LocalNames, 'key'> = { names: [], mentions: [], declared: [], couples: [], backReferences: [] };

/** Reads "Smith" as "Jane Smith" where the article names her, and "Ashraf" as the organization or place that begins so. */
export function resolveWithinDocument(document: DocumentNames): LocalNames {
  const { mentions } = document;
  if (mentions.length === 0) return { key: document.key, ...NOTHING };
  const written = readNames(mentions);
  const resolved = resolveNames(document, written);
  const partners = findPartners(mentions, resolved);
  const names = sortNames(resolved, partners);
  const numbers = new Map<string, number>();
  for (let i = 0; i < names.length; i++) numbers.set(names[i]!.id, i);
  const numberOf = (name: Name): number => numbers.get(name.id)!;
  return {
    key: document.key,
    names: names.map(({ id, isAcronym }) => ({ id, isAcronym })),
    mentions: resolved.map((name, i) => {
      const couple = partners.get(i);
      return couple ? [numberOf(name), numberOf(couple.second)] : [numberOf(name)];
    }),
    declared: document.declared.map(({ rule, long, short }) => ({
      rule,
      short: numberOf(resolved[short]!),
      long: numberOf(resolved[long]!),
      span: spanOf(mentions[short]!),
    })),
    couples: Array.from(partners).flatMap(([i, { second, isTold }]) =>
      isTold ? [{ surname: surnameOf(resolved[i]!), partner: numberOf(second) }] : [],
    ),
    backReferences: findBackReferences(mentions, written, resolved, numberOf),
  };
}

/** Each once, by ID. */
function sortNames(resolved: readonly Name[], partners: ReadonlyMap<number, Partner>): Name[] {
  const names = new Map<string, Name>();
  for (const name of resolved) names.set(name.id, name);
  for (const { second } of partners.values()) names.set(second.id, second);
  return [...names.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What each mention's name means in full. */
function resolveNames({ mentions, shortened }: DocumentNames, written: readonly Name[]): Name[] {
  const fullNames = new FullNames(written, mentions);
  const meant = new Map<Name, Name>();
  for (const { short, long } of shortened) if (!mentions[short]!.isLabel) meant.set(written[short]!, written[long]!);
  return written.map((name, i) => {
    fullNames.pass(name);
    const mention = mentions[i]!;
    if (mention.isLabel) return name;
    const known = meant.get(name);
    if (known || mention.isWhole || name.isAcronym) return known ?? name;
    const full = findFullName(fullNames, name, mention);
    const long = full && (meant.get(full) ?? full);
    if (long && name.words.length > 1) meant.set(name, long);
    return long ?? name;
  });
}

function findFullName(fullNames: FullNames, name: Name, mention: NamedMention): Name | null {
  const { address, isSurname } = mention;
  return (
    fullNames.find(name, mention) ?? (address === null ? null : fullNames.find(name, { address: null, isSurname }))
  );
}

function findBackReferences(
  mentions: readonly NamedMention[],
  written: readonly Name[],
  resolved: readonly Name[],
  numberOf: (name: Name) => number,
): LocalNames['backReferences'] {
  const found: LocalNames['backReferences'][number][] = [];
  for (let i = 0; i < written.length; i++) {
    if (resolved[i] === written[i]) continue;
    found.push({ name: numberOf(resolved[i]!), other: written[i]!.folded, span: spanOf(mentions[i]!) });
  }
  return found;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const surnameOf = ({ words }: Name): string => words.at(-1)!;

/** One name a mention; mentions of one ID are one name. */
function readNames(mentions: readonly NamedMention[]): Name[] {
  const acronyms = new Map<string, number>();
  const ids = mentions.map(({ name, kind }) => {
    const id = nameId(name, kind);
    acronyms.set(id, (acronyms.get(id) ?? 0) + (isWrittenAsAcronym(name) ? 1 : -1));
    return id;
  });
  const names = new Map<string, Name>();
  for (const [id, votes] of acronyms) names.set(id, makeName(id, votes > 0));
  return ids.map((id) => names.get(id)!);
}

/** The second person of a couple. */
interface Partner {
  readonly second: Name;
  /** Whether the document tells who it is. */
  readonly isTold: boolean;
}

const NO_PARTNERS: ReadonlyMap<number, Partner> = new Map();

/** The second persons of the mentions, by number, that name a couple. */
function findPartners(mentions: readonly NamedMention[], resolved: readonly Name[]): ReadonlyMap<number, Partner> {
  if (!mentions.some(({ isCouple }) => isCouple)) return NO_PARTNERS;
  const partners = new Map<number, Partner>();
  const partnerOf = partnersAmong(resolved);
  for (let i = 0; i < mentions.length; i++) {
    const name = resolved[i]!;
    if (!mentions[i]!.isCouple || name.words.length === 0) continue;
    const told = partnerOf(name);
    partners.set(i, { second: told ?? makeName(partnerId(surnameOf(name)), false), isTold: told !== null });
  }
  return partners;
}

/**
 * Finds the other half of a couple: the one person whom the document calls by the surname and another given name, else
 * the one whom it calls by a given name alone, else null.
 */
function partnersAmong(names: readonly Name[]): (name: Name) => Name | null {
  const persons = new Set(names.filter(({ kind, words }) => kind === 'PERSON' && words.length > 0));
  const single = [...persons].filter(({ words }) => words.length === 1);
  const bySurname = groupBy(
    [...persons].filter(({ words }) => words.length > 1),
    surnameOf,
  );
  return (name) => {
    const [relative, ...otherRelatives] = (bySurname.get(surnameOf(name)) ?? []).filter((one) => one !== name);
    if (relative && otherRelatives.length === 0) return relative;
    const [person, ...otherPersons] = single.filter((one) => surnameOf(one) !== surnameOf(name)).slice(0, 2);
    return person && otherPersons.length === 0 ? person : null;
  };
}
