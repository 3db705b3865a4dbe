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

/** Reads "Smith" as "Jane Smith" where the article names her, and "Ashraf" as the organization or place that begins so. */
export function resolveWithinDocument(document: DocumentNames): LocalNames {
  const written = readNames(document.mentions);
  const fullNames = new FullNames(written, document.mentions);
  const meant = new Map<Name, Name>();
  for (const { short, long } of document.shortened)
    if (!document.mentions[short]!.isLabel) meant.set(written[short]!, written[long]!);
  const resolved = written.map((name, i) => {
    fullNames.pass(name);
    const mention = document.mentions[i]!;
    if (mention.isLabel) return name;
    const known = meant.get(name);
    if (known || mention.isWhole || name.isAcronym) return known ?? name;
    const full = fullNames.find(name, mention) ?? fullNames.find(name, { ...mention, address: null });
    const long = full && (meant.get(full) ?? full);
    if (long && name.words.length > 1) meant.set(name, long);
    return long ?? name;
  });
  const partnerOf = findPartners(resolved);
  const partners = new Map(
    document.mentions.flatMap(({ isCouple }, i) =>
      isCouple && resolved[i]!.words.length > 0 ? [[i, partnerOf(resolved[i]!)] as const] : [],
    ),
  );
  const secondOf = (i: number): Name[] => {
    if (!partners.has(i)) return [];
    return [partners.get(i) ?? makeName(partnerId(surnameOf(resolved[i]!)), false)];
  };
  const named = resolved.map((name, i) => [name, ...secondOf(i)]);
  const names = [...new Map(named.flat().map((name) => [name.id, name])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const numbers = new Map(names.map(({ id }, number) => [id, number]));
  const numberOf = (name: Name): number => numbers.get(name.id)!;
  return {
    key: document.key,
    names: names.map(({ id, isAcronym }) => ({ id, isAcronym })),
    mentions: named.map((one) => one.map(numberOf)),
    declared: document.declared.map(({ rule, long, short }) => ({
      rule,
      short: numberOf(resolved[short]!),
      long: numberOf(resolved[long]!),
      span: spanOf(document.mentions[short]!),
    })),
    couples: Array.from(partners).flatMap(([i, partner]) =>
      partner ? [{ surname: surnameOf(resolved[i]!), partner: numberOf(partner) }] : [],
    ),
    backReferences: written.flatMap((name, i) =>
      resolved[i] === name
        ? []
        : [{ name: numberOf(resolved[i]!), other: name.folded, span: spanOf(document.mentions[i]!) }],
    ),
  };
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
  const names = new Map(Array.from(acronyms, ([id, votes]) => [id, makeName(id, votes > 0)]));
  return ids.map((id) => names.get(id)!);
}

/**
 * Finds the other half of a couple: the one person whom the document calls by the surname and another given name, else
 * the one whom it calls by a given name alone, else null.
 */
function findPartners(names: readonly Name[]): (name: Name) => Name | null {
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
