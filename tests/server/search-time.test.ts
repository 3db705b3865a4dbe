import { expect, test } from 'vitest';
import { containsWholeWords } from '../../packages/server/src/store/search/exact.ts';
import { highlightText } from '../../packages/server/src/store/search/highlight.ts';
import { parseQuery } from '../../packages/server/src/store/search/parse-query.ts';

const TEXT = 'that harbour '.repeat(100_000);
const words = (count: number) => Array.from({ length: count }, (_, i) => `th${i}`);

test.each<[string, () => unknown]>([
  ['a beginning that each other word has', () => containsWholeWords(TEXT, { exact: 'th', isPrefix: true })],
  ['it, marked', () => highlightText(TEXT, parseQuery('th*'), 'EXACT')],
  ['it, marked whatever its case', () => highlightText(TEXT, parseQuery('TH*'), 'FOLDED')],
  ['a word 64 times over', () => highlightText(TEXT, parseQuery(Array(64).fill('that').join(' OR ')), 'EXACT')],
  ['64 words that are not there', () => highlightText(TEXT, parseQuery(words(64).join(' OR ')), 'FOLDED')],
])('a text of 200,000 words is soon looked through for %s', (_, look) => {
  const began = performance.now();
  look();
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('a query holds no more than can be looked up soon', () => {
  const beginnings = (count: number) => words(count).map((word) => `${word}*`);
  expect(() => parseQuery(beginnings(8).join(' '))).not.toThrow();
  expect(() => parseQuery(beginnings(9).join(' '))).toThrow('A query has at most 8 beginnings of words.');
  expect(() => parseQuery(words(65).join(' '))).toThrow('A query has at most 64 words and phrases.');
  expect(() => parseQuery('a'.repeat(1_001))).toThrow('A query has at most 1000 characters; this one has 1001.');
});
