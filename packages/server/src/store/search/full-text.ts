import { foldText, words } from '@sourcebook/ingest';
import type { Condition, Phrase, Query } from './query.ts';

/** Stands between two names of one entity, so that no phrase runs over their border. */
const BORDER = '\ue000';

/** What the full-text index holds of a text: its folded words. The index itself splits at spaces alone. */
export function indexWords(text: string): string {
  return foldedWords(text).join(' ');
}

export function indexNames(names: readonly string[]): string {
  return names.map(indexWords).join(` ${BORDER} `);
}

export function foldedWords(text: string): string[] {
  return Array.from(words(text), ({ start, end }) => foldText(text.slice(start, end)));
}

/** The query in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax), each word quoted. */
export function toFullText(query: Query): string {
  const wanted = `(${writeCondition(query.wanted)})`;
  return query.excluded.length === 0 ? wanted : `${wanted} NOT (${query.excluded.map(writePhrase).join(' OR ')})`;
}

function writeCondition(condition: Condition): string {
  if ('phrase' in condition) return writePhrase(condition.phrase);
  if ('all' in condition) return condition.all.map((part) => `(${writeCondition(part)})`).join(' AND ');
  return condition.any.map((part) => `(${writeCondition(part)})`).join(' OR ');
}

function writePhrase(phrase: Phrase): string {
  return `"${phrase.words.join(' ').replaceAll('"', '""')}"${phrase.isPrefix ? ' *' : ''}`;
}
