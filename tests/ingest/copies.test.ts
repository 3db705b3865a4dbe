import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CopyCandidate, groupCopies } from '../../packages/ingest/src/resolve/copies.ts';
import { Random } from '../support/seeded-random.ts';

const numbered = (texts: readonly string[], isExcerpt = false): CopyCandidate[] =>
  texts.map((text, index) => ({ hash: String(index).padStart(4, '0'), text, isExcerpt }));
const areCopies = (...texts: readonly string[]): boolean => new Set(groupCopies(numbered(texts)).values()).size === 1;
const wordsFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `word${first + index}`);

describe('texts of 20 words and more', () => {
  const words = wordsFrom(0, 100);
  const text = words.join(' ');

  test('are copies whatever their case, spacing and punctuation', () => {
    expect(areCopies(text, `“${words.join(',\n').toUpperCase()}!”`)).toBe(true);
  });

  test.each([
    // Each word changed inside takes five of the 96 5-grams: one leaves 94.8 %, two 89.6 %.
    ['one word of a hundred is another', words.with(50, 'other'), true],
    ['two words of a hundred, far apart, are others', words.with(30, 'other').with(70, 'others'), false],
    ['the longer has a quarter more words', [...words, ...wordsFrom(200, 25)], true],
    ['the longer has more than a quarter more words', [...words, ...wordsFrom(200, 26)], false],
    ['one is the end of the other', words.slice(-80), true],
    ['one is less than four fifths of the other', words.slice(-79), false],
    ['the words stand in another order', words.toReversed(), false],
  ])('where %s', (_, other, expected) => {
    expect(areCopies(text, other.join(' '))).toBe(expected);
  });

  test('are none of a shorter text', () => {
    expect(areCopies(words.slice(0, 20).join(' '), words.slice(0, 19).join(' '))).toBe(false);
    expect(areCopies(words.slice(0, 21).join(' '), words.slice(0, 20).join(' '))).toBe(true);
  });

  test('are compared with the representative, not with each other', () => {
    const chain = [0, 11, 22].map((first) => wordsFrom(first, 120).join(' '));
    const groups = groupCopies(numbered(chain));
    expect([...groups.values()]).toEqual(['0000', '0000', '0002']);
  });

  test('may be written in a script without spaces', () => {
    const report = '停航两年的渡口昨天重新开放第一班船上坐了十一个人和一只山羊船工说水位还可以大家都很高兴';
    expect(areCopies(`${report}。`, `「${report}」`)).toBe(true);
    expect(areCopies(report, [...report].reverse().join(''))).toBe(false);
  });
});

describe('shorter texts', () => {
  test.each([
    ['The ferry “left” at  eight', 'the FERRY "left"\nat eight', true],
    ['The ferry left at eight', 'The ferry left at eight.', false],
    ['The ferry left at eight', 'The ferry left at nine', false],
    ['', '', true],
  ])('%s / %s: %s', (a, b, expected) => {
    expect(areCopies(a, b)).toBe(expected);
  });
});

test('an excerpt is no copy of a full text', () => {
  const text = wordsFrom(0, 60).join(' ');
  const groups = groupCopies([
    { hash: 'b', text, isExcerpt: true },
    { hash: 'c', text, isExcerpt: false },
    { hash: 'a', text, isExcerpt: true },
  ]);
  expect(Object.fromEntries(groups)).toEqual({ a: 'a', b: 'a', c: 'c' });
});

/** The rule itself, each text against each representative. */
function groupByRule(candidates: readonly CopyCandidate[]): Map<string, string> {
  const grams = (words: readonly string[]) => new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(' ')));
  const groups = new Map<string, string>();
  const sorted = candidates.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  for (const { hash, text } of sorted) {
    const words = text.split(' ');
    const found = sorted.find((other) => {
      if (groups.get(other.hash) !== other.hash) return false;
      const others = other.text.split(' ');
      if (words.length < 20 || others.length < 20) return text === other.text;
      const [a, b] = [grams(words), grams(others)];
      const shared = [...a].filter((gram) => b.has(gram)).length;
      const ratio = Math.min(words.length, others.length) / Math.max(words.length, others.length);
      return ratio >= 0.8 && shared >= 0.9 * Math.min(a.size, b.size);
    });
    groups.set(hash, found?.hash ?? hash);
  }
  return groups;
}

describe('groups', () => {
  const random = new Random(11);
  const originals = Array.from({ length: 40 }, (_, index) => wordsFrom(index * 1000, random.between(15, 90)));
  const texts = originals.flatMap((words) =>
    Array.from({ length: random.between(1, 6) }, () => {
      const changed = words.slice(0, Math.ceil(words.length * (0.75 + random.next() / 4)));
      for (let times = random.between(0, 2); times > 0; times--)
        changed[random.between(0, changed.length - 1)] = 'other';
      return changed.join(' ');
    }),
  );
  const candidates = texts.map((text) => ({ hash: random.next().toString(36), text, isExcerpt: false }));

  test('are those of the rule', () => {
    const groups = groupCopies(candidates);
    expect(new Map([...groups].sort())).toEqual(new Map([...groupByRule(candidates)].sort()));
    const sizes = new Set(groups.values()).size;
    expect(sizes).toBeGreaterThan(40);
    expect(sizes).toBeLessThan(candidates.length);
  });

  test('are the same in any order', () => {
    const expected = new Map([...groupCopies(candidates)].sort());
    fc.assert(
      fc.property(fc.shuffledSubarray(candidates, { minLength: candidates.length }), (shuffled) => {
        expect(new Map([...groupCopies(shuffled)].sort())).toEqual(expected);
      }),
      { numRuns: 10, seed: 3 },
    );
  });

  test('of many texts take little memory and time each', () => {
    const many = function* (): Generator<CopyCandidate> {
      for (let index = 0; index < 20_000; index++) {
        const copied = index % 10 === 0 ? 0 : index;
        yield { hash: String(index).padStart(6, '0'), text: wordsFrom(copied * 100, 60).join(' '), isExcerpt: true };
      }
    };
    const groups = groupCopies(many());
    expect(new Set(groups.values()).size).toBe(18_001);
  });
});
