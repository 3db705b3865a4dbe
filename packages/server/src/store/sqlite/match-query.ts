import { splitWords } from '../search/full-text.ts';
import type { Condition, Phrase, Query } from '../search/query.ts';

/** The query in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax), each word quoted. */
export function matchQuery(query: Query): string {
  const wanted = `(${writeCondition(query.wanted)})`;
  return query.excluded.length === 0 ? wanted : `${wanted} NOT (${query.excluded.map(writePhrase).join(' OR ')})`;
}

function writeCondition(condition: Condition): string {
  if ('phrase' in condition) return writePhrase(condition.phrase);
  if ('all' in condition) return condition.all.map((part) => `(${writeCondition(part)})`).join(' AND ');
  return condition.any.map((part) => `(${writeCondition(part)})`).join(' OR ');
}

function writePhrase(phrase: Phrase): string {
  return `"${splitWords(phrase.words).join(' ').replaceAll('"', '""')}"${phrase.isPrefix ? ' *' : ''}`;
}
