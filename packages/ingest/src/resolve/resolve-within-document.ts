import { groupBy } from '../group-by.ts';
import type { EntityKind, Span } from '../model.ts';
import type { DocumentNames, NamedMention } from './document-names.ts';
import { isWrittenAsAcronym, makeName, type Name, nameId, partnerId } from './name.ts';
import { isSameWord, skeletonOf } from './spelling.ts';

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
  const fullNames = new FullNames(written);
  const resolved = written.map((name, i) => {
    fullNames.pass(name);
    const { isLabel } = document.mentions[i]!;
    return isLabel || name.words.length > 1 || name.isAcronym ? name : (fullNames.find(name) ?? name);
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

/** The full names of one document by the words that stand for them, so that they are found at once. */
class FullNames {
  private readonly first = new Map<string, Set<Name>>();
  private readonly keys = new Map<Name, readonly string[]>();
  /** The latest last. */
  private readonly before = new Map<string, Set<Name>>();
  /** How often each was meant so far, in full or by a word. */
  private readonly uses = new Map<Name, number>();

  constructor(names: readonly Name[]) {
    for (const name of new Set(names)) {
      const keys = edgeKeys(name);
      this.keys.set(name, keys);
      for (const key of keys) this.put(this.first, key, name);
    }
  }

  /** To be called for each name in text order. */
  pass(name: Name): void {
    this.count(name);
    for (const key of this.keys.get(name)!) {
      this.before.get(key)?.delete(name);
      this.put(this.before, key, name);
    }
  }

  /**
   * The full name before, else the first after, that ends with this surname, begins with this word or has it for its
   * head. Of several persons of one surname it is the one whom the text means most, who mostly comes first.
   */
  find({ kind, words }: Name): Name | null {
    const word = words[0];
    if (word === undefined) return null;
    for (const edge of EDGES[kind]) {
      const key = `${kind} ${edge} ${skeletonOf(word)}`;
      const fits = (name: Name): boolean => isSameWord(edgeOf(name, edge)!, word);
      const before = [...(this.before.get(key) ?? [])].filter(fits);
      const found =
        (edge === 'last' ? this.mostUsed(before) : before.at(-1)) ?? [...(this.first.get(key) ?? [])].find(fits);
      if (found) {
        this.count(found);
        return found;
      }
    }
    return null;
  }

  private mostUsed(names: readonly Name[]): Name | undefined {
    return names.reduce<Name | undefined>(
      (best, name) => (best && this.uses.get(best)! >= this.uses.get(name)! ? best : name),
      undefined,
    );
  }

  private count(name: Name): void {
    this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
  }

  private put(names: Map<string, Set<Name>>, key: string, name: Name): void {
    const here = names.get(key);
    if (here) here.add(name);
    else names.set(key, new Set([name]));
  }
}

type Edge = 'first' | 'last' | 'head';

/** Which words of a full name stand for it, the likelier ones first. */
const EDGES: Readonly<Record<EntityKind, readonly Edge[]>> = {
  PERSON: ['last', 'first'],
  ORGANIZATION: ['first', 'head'],
  PLACE: ['first'],
  EVENT: ['first'],
  WORK: ['first'],
};

/** The head of "Commission for Human Rights" is "Commission", that of "Security Council" is "Council". */
const headOf = (folded: string): string =>
  folded
    .split(/ (?:of|for|de|to|against) /)[0]!
    .split(/[\s-]+/)
    .at(-1)!;

function edgeOf({ words, folded }: Name, edge: Edge): string | undefined {
  return edge === 'head' ? headOf(folded) : words.at(edge === 'last' ? -1 : 0);
}

function edgeKeys(name: Name): string[] {
  if (name.words.length < 2) return [];
  return EDGES[name.kind].map((edge) => `${name.kind} ${edge} ${skeletonOf(edgeOf(name, edge)!)}`);
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
