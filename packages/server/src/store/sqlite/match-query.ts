import { splitWords } from '@sourcebook/ingest/index-words';
import type { Condition, Phrase, Query } from '../search/query.ts';

/**
 * The query in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax), each word quoted. Nothing is
 * asked twice: SQLite would look it up, and count it in scores, as often.
 */
export function matchQuery(query: Query): string {
  const wanted = `(${writeCondition(query.wanted)})`;
  return query.excluded.length === 0 ? wanted : `${wanted} NOT (${joinOnce(query.excluded.map(writePhrase), ' OR ')})`;
}

function writeCondition(condition: Condition): string {
  if ('phrase' in condition) return writePhrase(condition.phrase);
  if ('all' in condition) return joinOnce(condition.all.map(writePart), ' AND ');
  return joinOnce(condition.any.map(writePart), ' OR ');
}

function writePart(condition: Condition): string {
  return `(${writeCondition(condition)})`;
}

function joinOnce(parts: readonly string[], operator: string): string {
  return [...new Set(parts)].join(operator);
}

function writePhrase(phrase: Phrase): string {
  return `"${splitWords(phrase.words).join(' ').replaceAll('"', '""')}"${phrase.isPrefix ? ' *' : ''}`;
}
