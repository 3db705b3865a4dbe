import { foldText } from '@sourcebook/ingest/text';
import { words } from '@sourcebook/ingest/words';
import { type Condition, type Phrase, type Query, QueryError } from './query.ts';

/** Enough for a long sentence; more is work that nobody reads the result of. */
const MAX_LENGTH = 1000;
const MAX_PHRASES = 64;
/** A shorter beginning would stand for a large part of the index. */
const MIN_PREFIX = 2;
/** Each is looked up by reading all words that begin so. */
const MAX_PREFIXES = 8;

const TOKEN = /(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))/gu;

/**
 * Reads the syntax of search: words must all match, "a phrase" matches in order, OR stands between alternatives,
 * -word excludes, word* matches a beginning. Signs that hold no word are passed over.
 */
export function parseQuery(text: string): Query {
  if (text.length > MAX_LENGTH)
    throw new QueryError(`A query has at most ${MAX_LENGTH} characters; this one has ${text.length}.`);
  const wanted: Condition[] = [];
  const excluded: Phrase[] = [];
  let isAlternative = false;
  let count = 0;
  let prefixes = 0;
  for (const [, minus, quoted, bare] of text.matchAll(TOKEN)) {
    if (bare === 'OR' && !minus && wanted.length > 0) {
      isAlternative = true;
      continue;
    }
    const phrase = readPhrase(quoted ?? bare ?? '', quoted === undefined);
    if (!phrase) continue;
    if (++count > MAX_PHRASES) throw new QueryError(`A query has at most ${MAX_PHRASES} words and phrases.`);
    if (phrase.isPrefix && ++prefixes > MAX_PREFIXES)
      throw new QueryError(`A query has at most ${MAX_PREFIXES} beginnings of words.`);
    if (minus) {
      if (isAlternative)
        throw new QueryError('OR stands between words that are asked for, not before an excluded one.');
      excluded.push(phrase);
    } else if (isAlternative) {
      const before = wanted.pop()!;
      wanted.push({ any: [...('any' in before ? before.any : [before]), { phrase }] });
    } else {
      wanted.push({ phrase });
    }
    isAlternative = false;
  }
  if (wanted.length === 0) {
    throw new QueryError(
      excluded.length > 0
        ? 'A query that only excludes finds nothing: name a word to look for.'
        : 'The query holds no word to look for.',
    );
  }
  return { wanted: wanted.length === 1 ? wanted[0]! : { all: wanted }, excluded };
}

function readPhrase(raw: string, mayBePrefix: boolean): Phrase | null {
  const isPrefix = mayBePrefix && raw.endsWith('*');
  const spans = [...words(raw)];
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return null;
  const folded = spans.map(({ start, end }) => foldText(raw.slice(start, end)));
  if (isPrefix && [...folded.at(-1)!].length < MIN_PREFIX) {
    throw new QueryError(`A beginning of a word needs ${MIN_PREFIX} letters or more before its asterisk: "${raw}".`);
  }
  return { exact: raw.slice(first.start, last.end), words: folded, isPrefix };
}
