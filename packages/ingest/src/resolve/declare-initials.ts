import type { Declared, NamedMention } from './document-names.ts';

const ACRONYM = /^\p{Lu}{3,6}$/u;

/** The first letters of a name's words in capitals: "EPA" of "Environmental Protection Agency". */
function initialsOf(name: string): string {
  const words = name.split(/[\s\-‐‑]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 1 ? words.map((word) => word[0]).join('') : '';
}

/**
 * Acronyms that a document never spells out, with the one organization that it names in full and whose initials they
 * are. Numbers are those of the mentions.
 */
export function declareInitials(mentions: readonly NamedMention[], declared: readonly Declared[]): Declared[] {
  const defined = new Set<string>();
  for (const { short } of declared) defined.add(mentions[short]!.name);
  const acronyms: number[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const { name, kind } = mentions[i]!;
    if (kind === 'ORGANIZATION' && ACRONYM.test(name) && !defined.has(name)) acronyms.push(i);
  }
  if (acronyms.length === 0) return [];
  const spelled = new Map<string, Map<string, number>>();
  for (let i = 0; i < mentions.length; i++) {
    const { name, kind } = mentions[i]!;
    if (kind !== 'ORGANIZATION' || ACRONYM.test(name)) continue;
    const initials = initialsOf(name);
    const forms = spelled.get(initials) ?? new Map<string, number>();
    if (!forms.has(name)) forms.set(name, i);
    spelled.set(initials, forms);
  }
  return acronyms.flatMap((short): Declared[] => {
    const [long, ...others] = spelled.get(mentions[short]!.name)?.values() ?? [];
    return long === undefined || others.length > 0 ? [] : [{ rule: 'DEFINITION', long, short }];
  });
}
