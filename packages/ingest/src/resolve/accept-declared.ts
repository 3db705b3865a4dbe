import type { Background } from './background.ts';
import { makeName, type Name } from './name.ts';
import type { DeclaredUse } from './name-uses.ts';
import { isSameWord } from './spelling.ts';

export interface DeclaredForm {
  readonly use: DeclaredUse;
  readonly long: Name;
  readonly documents: number;
}

/**
 * What a short name is joined with of all that documents declare it to stand for: the form that most of them give, and
 * those that share a telling word with it or with another name of the short one's authority entry. The best first.
 */
export function acceptDeclared(short: Name, forms: readonly DeclaredForm[], { entries }: Background): DeclaredForm[] {
  const ranked = [...forms].sort(
    (a, b) => b.use.places - a.use.places || b.documents - a.documents || (a.long.id < b.long.id ? -1 : 1),
  );
  const labels = (entries.get(short.id) ?? []).flatMap(({ names }) => names.map((id) => makeName(id, false)));
  const known = [short, ...labels, ...ranked.slice(0, 1).map(({ long }) => long)];
  return ranked.filter(({ long }, rank) => rank === 0 || long.isAcronym || isAlike(long, known));
}

const isAlike = (long: Name, names: readonly Name[]): boolean =>
  names.some((name) =>
    name.words.some((word) => word.length > 3 && long.words.some((other) => isSameWord(word, other))),
  );
