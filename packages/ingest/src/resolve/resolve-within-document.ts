import type { EntityKind, Span } from '../model.ts';
import type { Name } from './name.ts';
import type { DocumentNames, Joined } from './resolve-names.ts';
import { isSameWord, skeletonOf } from './spelling.ts';

/** Two persons named by one surname. */
export interface Couple {
  /** Number of the mention. */
  readonly mention: number;
  readonly surname: string;
  /** Whom the article calls by a given name or by the full one; null where it tells nobody. */
  readonly partner: Name | null;
}

/** A document whose short names stand for the full ones beside them. */
export interface LocalNames {
  readonly key: string;
  /** One a mention. */
  readonly names: readonly Name[];
  readonly couples: readonly Couple[];
  readonly declared: readonly { rule: 'DEFINITION' | 'ALSO_KNOWN_AS'; long: Name; short: Name; span: Span }[];
  readonly joined: readonly Joined[];
}

/** Reads "Smith" as "Jane Smith" where the article names her, and "Ashraf" as the organization or place that begins so. */
export function resolveWithinDocument(
  document: DocumentNames,
  nameOf: (written: string, kind: EntityKind) => Name,
): LocalNames {
  const written = document.mentions.map(({ name, kind }) => nameOf(name, kind));
  const joined: Joined[] = [];
  const fullNames = new FullNames(written);
  const names = written.map((name, i) => {
    fullNames.pass(name);
    const mention = document.mentions[i]!;
    if (mention.entry || name.words.length > 1 || name.isAcronym) return name;
    const full = fullNames.find(name);
    if (!full) return name;
    joined.push({ rule: 'BACK_REFERENCE', name: full, other: name, document: document.key, span: spanOf(mention) });
    return full;
  });
  const couples = names.flatMap((name, i): Couple[] =>
    document.mentions[i]!.isCouple
      ? [{ mention: i, surname: name.words.at(-1)!, partner: partnerOf(name, names) }]
      : [],
  );
  const declared = document.declared.map(({ rule, long, short }) => ({
    rule,
    long: names[long]!,
    short: names[short]!,
    span: spanOf(document.mentions[short]!),
  }));
  return { key: document.key, names, couples, declared, joined };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The full names of one document by their first and last words, so that the nearest is found at once. */
class FullNames {
  private readonly first = new Map<string, Set<Name>>();
  /** The latest last. */
  private readonly before = new Map<string, Set<Name>>();

  constructor(names: readonly Name[]) {
    for (const name of names) for (const key of edgeKeys(name)) this.put(this.first, key, name);
  }

  /** To be called for each name in text order. */
  pass(name: Name): void {
    for (const key of edgeKeys(name)) {
      this.before.get(key)?.delete(name);
      this.put(this.before, key, name);
    }
  }

  /** The nearest full name before, else the first after, that ends with this surname or begins with this word. */
  find({ kind, words }: Name): Name | null {
    const word = words[0]!;
    for (const edge of kind === 'PERSON' ? ['last', 'first'] : ['first']) {
      const key = `${kind} ${edge} ${skeletonOf(word)}`;
      const fits = (name: Name): boolean => isSameWord(name.words.at(edge === 'last' ? -1 : 0)!, word);
      const found = [...(this.before.get(key) ?? [])].findLast(fits) ?? [...(this.first.get(key) ?? [])].find(fits);
      if (found) return found;
    }
    return null;
  }

  private put(names: Map<string, Set<Name>>, key: string, name: Name): void {
    const here = names.get(key);
    if (here) here.add(name);
    else names.set(key, new Set([name]));
  }
}

function edgeKeys({ kind, words }: Name): string[] {
  if (words.length < 2) return [];
  return [`${kind} last ${skeletonOf(words.at(-1)!)}`, `${kind} first ${skeletonOf(words[0]!)}`];
}

/** The other half of a couple: the one person whom the article calls by a given name alone, else null. */
function partnerOf(name: Name, names: readonly Name[]): Name | null {
  const single = new Set(
    names.filter((one) => one.kind === 'PERSON' && one.words.length === 1 && one.words[0] !== name.words.at(-1)),
  );
  const sameSurname = new Set(
    names.filter((one) => one !== name && one.words.length > 1 && one.words.at(-1) === name.words.at(-1)),
  );
  if (sameSurname.size === 1) return [...sameSurname][0]!;
  if (single.size === 1) return [...single][0]!;
  return null;
}
