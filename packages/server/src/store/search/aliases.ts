import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { foldedWords } from './full-text.ts';
import type { Condition, Phrase, Query } from './query.ts';

/** No name that people use has more words. */
const LONGEST_NAME = 12;

/** Any of these stands for one of an entity's names. */
type Aliases = ReadonlyMap<string, readonly Phrase[]>;

/** The query with every run of its words that is a name of an entity widened to any of the entity's names. */
export async function widenByAliases(engine: Engine, query: Query): Promise<Query> {
  const parts = 'all' in query.wanted ? query.wanted.all : [query.wanted];
  const aliases = await findAliases(engine, candidateNames(parts));
  return { ...query, wanted: { all: widenRuns(parts, aliases) } };
}

function candidateNames(parts: readonly Condition[]): string[] {
  const names = new Set<string>();
  for (let start = 0; start < parts.length; start++) {
    for (let end = start + 1; end <= parts.length && end - start <= LONGEST_NAME; end++) {
      const name = nameOf(parts.slice(start, end));
      if (name !== null) names.add(name);
    }
    const part = parts[start]!;
    if ('any' in part) for (const option of part.any) names.add(nameOf([option]) ?? '');
  }
  return [...names];
}

/** The words of a run, where it could be a name: neither alternatives nor beginnings of words. */
function nameOf(run: readonly Condition[]): string | null {
  const words: string[] = [];
  for (const part of run) {
    if (!('phrase' in part) || part.phrase.isPrefix) return null;
    words.push(...part.phrase.words);
  }
  return words.join(' ');
}

async function findAliases(engine: Engine, names: readonly string[]): Promise<Aliases> {
  const rows = await engine.all<{ words: string; text: string }>(sql`
    select l.words, n.text from entity_label l join entity_name n on n.entity_id = l.entity_id
    where l.words in (${engine.list(names)})
    union select l.words, e.name from entity_label l join entity e on e.id = l.entity_id
    where l.words in (${engine.list(names)})
    order by 1, 2`);
  const aliases = new Map<string, Phrase[]>();
  for (const { words, text } of rows) {
    const phrase = { exact: text, words: foldedWords(text), isPrefix: false };
    if (phrase.words.length > 0) aliases.set(words, [...(aliases.get(words) ?? []), phrase]);
  }
  return aliases;
}

function widenRuns(parts: readonly Condition[], aliases: Aliases): Condition[] {
  const widened: Condition[] = [];
  for (let start = 0; start < parts.length; ) {
    let end = Math.min(parts.length, start + LONGEST_NAME);
    while (end > start && !aliases.has(nameOf(parts.slice(start, end)) ?? '')) end--;
    const part = parts[start]!;
    if (end > start) {
      widened.push(widen(parts.slice(start, end), aliases));
      start = end;
    } else {
      widened.push('any' in part ? { any: part.any.map((option) => widen([option], aliases)) } : part);
      start++;
    }
  }
  return widened;
}

/** The words as they were asked for stay an option, so that nothing is lost by widening. */
function widen(run: readonly Condition[], aliases: Aliases): Condition {
  const names = aliases.get(nameOf(run) ?? '');
  return names ? { any: [{ all: run }, ...names.map((phrase) => ({ phrase }))] } : { all: run };
}
