import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { remembered } from '../../packages/ingest/src/resolve/remembered.ts';

v8.setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('a question is answered once', () => {
  const asked: string[] = [];
  const answer = remembered((question) => asked.push(question));
  expect([answer('one'), answer('two'), answer('one')]).toEqual([1, 2, 1]);
  expect(asked).toEqual(['one', 'two']);
});

test('a name that is remembered keeps nothing of the text that it stands in', () => {
  const answer = remembered((question) => question);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < 2000; number++) {
    const text = Buffer.from(`the text of ${number} names a long name. ${'More of it. '.repeat(2000)}`).toString(
      'latin1',
    );
    answer(text.slice(0, 40));
  }
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  // All the texts together are 48 MB.
  expect(grown).toBeLessThan(5_000_000);
  expect(answer('the text of 1 names a long name. More of')).toBe('the text of 1 names a long name. More of');
});
