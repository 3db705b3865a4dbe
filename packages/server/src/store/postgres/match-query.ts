import { splitWords } from '@sourcebook/ingest/index-words';
import sql, { join, type Sql } from 'sql-template-tag';
import { type Condition, type Phrase, phrasesOf, type Query } from '../search/query.ts';
import { isLexeme, quoteLexeme } from './index-entry.ts';

type Check = (phrase: Phrase) => Sql;

/**
 * Which entries `f` of an index match. Single words are looked up by GIN; that words stand one after another, and the
 * words of entries too large for GIN, is read from the entry's body: its words, a space before and behind each.
 */
export function matchQuery({ wanted, excluded }: Query): Sql {
  const byBody = [checkEach(wanted, checkBody), ...excluded.map((phrase) => sql`not ${checkBody(phrase)}`)];
  const unindexed = sql`(f.words is null and ${join(byBody, ' and ')})`;
  const lookup = writeCondition(wanted);
  if (lookup === null) return unindexed;
  const [phrases, alone] = [excluded.filter(isLong), excluded.filter((phrase) => !isLong(phrase))];
  const ruledOut = alone.map(writePhrase).filter((lexeme) => lexeme !== null);
  const byWords = [
    sql`f.words @@ cast(${[`(${lookup})`, ...ruledOut.map((lexeme) => `!(${lexeme})`)].join(' & ')} as tsquery)`,
    ...(phrasesOf(wanted).some(isLong) ? [checkEach(wanted, checkWords)] : []),
    ...phrases.map((phrase) => sql`not ${checkBody(phrase)}`),
  ];
  return sql`((${join(byWords, ' and ')}) or ${unindexed})`;
}

/** What entries are rated by: the words asked for, wherever they stand. */
export function rankQuery({ wanted }: Query): Sql {
  return sql`cast(${writeCondition(wanted) ?? "'-'"} as tsquery)`;
}

function isLong(phrase: Phrase): boolean {
  return splitWords(phrase.words).length > 1;
}

function checkEach(condition: Condition, check: Check): Sql {
  if ('phrase' in condition) return check(condition.phrase);
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => checkEach(part, check));
  return sql`(${join(parts, 'all' in condition ? ' and ' : ' or ')})`;
}

function checkWords(phrase: Phrase): Sql {
  const lexeme = isLong(phrase) ? null : writePhrase(phrase);
  return lexeme === null ? checkBody(phrase) : sql`f.words @@ cast(${lexeme} as tsquery)`;
}

function checkBody(phrase: Phrase): Sql {
  const words = splitWords(phrase.words);
  if (words.length === 0) return sql`false`;
  return sql`strpos(f.body, ${` ${words.join(' ')}${phrase.isPrefix ? '' : ' '}`}) > 0`;
}

/** In the language of tsquery; null where no entry that GIN holds can match. */
function writeCondition(condition: Condition): string | null {
  if ('phrase' in condition) return writePhrase(condition.phrase);
  if ('all' in condition) {
    const parts = condition.all.map(writeCondition);
    return parts.includes(null) ? null : parts.map((part) => `(${part})`).join(' & ');
  }
  const parts = condition.any.map(writeCondition).filter((part) => part !== null);
  return parts.length === 0 ? null : parts.map((part) => `(${part})`).join(' | ');
}

function writePhrase({ words, isPrefix }: Phrase): string | null {
  const split = splitWords(words);
  if (split.length === 0 || !split.every(isLexeme)) return null;
  return split
    .map((word, index) => quoteLexeme(word) + (isPrefix && index === split.length - 1 ? ':*' : ''))
    .join(' & ');
}
