import type { EntityKind, Span } from '../model.ts';
import type { Name } from './name.ts';
import type { DocumentNames, Joined } from './resolve-names.ts';
import { isSameWord } from './spelling.ts';

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
  const names = written.map((name, i) => {
    const mention = document.mentions[i]!;
    if (mention.entry || name.words.length > 1 || name.isAcronym) return name;
    const full = fullNameOf(name, i, written);
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

/** The nearest full name before, else the first after, that ends with this surname or begins with this given name. */
function fullNameOf(name: Name, at: number, names: readonly Name[]): Name | null {
  const word = name.words[0]!;
  const nearest = [...names.keys()].sort((a, b) => distance(a, at) - distance(b, at));
  for (const part of name.kind === 'PERSON' ? [-1, 0] : [0]) {
    for (const i of nearest) {
      const other = names[i]!;
      if (other.kind !== name.kind || other.words.length < 2) continue;
      if (isSameWord(other.words.at(part)!, word)) return other;
    }
  }
  return null;
}

const distance = (other: number, at: number): number => (other <= at ? at - other : 1_000_000 + other);

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
