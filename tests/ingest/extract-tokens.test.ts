import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABEL_COUNT, mayEnd, mayFollow, mayStart } from '../../packages/ingest/src/extract/labels.ts';
import { Lattice } from '../../packages/ingest/src/extract/lattice.ts';
import { tokenize } from '../../packages/ingest/src/extract/tokenize.ts';
import { isSameWord } from '../../packages/ingest/src/resolve/spelling.ts';

const wordsOf = (text: string): string[] => {
  const { start, end, count } = tokenize(text);
  return Array.from({ length: count }, (_, i) => text.slice(start[i], end[i]));
};

const sentencesOf = (text: string): string[] => {
  const { start, end, sentence, count } = tokenize(text);
  const sentences: string[] = [];
  for (let i = 0; i < count; i++) {
    const at = sentence[i]!;
    sentences[at] = `${sentences[at] ?? ''} ${text.slice(start[i], end[i])}`.trim();
  }
  return sentences;
};

describe('a text is split', () => {
  test.each([
    ['the Red CrossWhen it came', ['the', 'Red', 'Cross', 'When', 'it', 'came']],
    ['McDonald met O’Brien’s aide', ['McDonald', 'met', 'O’Brien', '’s', 'aide']],
    ['RCT/RCTL (U.S.) J. Smith-e', ['RCT', '/', 'RCTL', '(', 'U.S.', ')', 'J.', 'Smith', '-', 'e']],
    ['over 3,000 in the 1990s', ['over', '3,000', 'in', 'the', '1990s']],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words));

  test('into sentences at stops and lines, not at abbreviations', () => {
    expect(sentencesOf('Mr. Smith left. He was late\n\nNew line. imprisoned.You')).toEqual([
      'Mr . Smith left .',
      'He was late',
      'New line . imprisoned .',
      'You',
    ]);
  });

  test('without losing or repeating anything but space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { start, end, count } = tokenize(text);
        let at = 0;
        for (let i = 0; i < count; i++) {
          expect(text.slice(at, start[i]).trim()).toBe('');
          expect(end[i]).toBeGreaterThan(start[i]!);
          at = end[i]!;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});

describe('the lattice', () => {
  /** All ways to label `length` tokens, by brute force. */
  function* paths(length: number, before: number[] = []): Generator<number[]> {
    if (before.length === length) {
      if (mayEnd(before[length - 1]!)) yield before;
      return;
    }
    for (let label = 0; label < LABEL_COUNT; label++) {
      const fits = before.length === 0 ? mayStart(label) : mayFollow(before[before.length - 1]!, label);
      if (fits) yield* paths(length, [...before, label]);
    }
  }

  test('sums and ranks what brute force sums and ranks', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const shape = { minLength: LABEL_COUNT * 3, maxLength: LABEL_COUNT * 3 };
    const square = { minLength: LABEL_COUNT ** 2, maxLength: LABEL_COUNT ** 2 };
    fc.assert(
      fc.property(fc.array(number, shape), fc.array(number, square), (emissions, transitions) => {
        const lattice = new Lattice(Float64Array.from(transitions));
        lattice.reserve(3);
        lattice.emissions.set(emissions);
        const scoreOf = (path: ArrayLike<number>): number => {
          let score = transitions[path[0]!]!;
          for (let t = 0; t < 3; t++) {
            score += emissions[t * LABEL_COUNT + path[t]!]!;
            if (t > 0) score += transitions[path[t - 1]! * LABEL_COUNT + path[t]!]!;
          }
          return score;
        };
        const scored = [...paths(3)].map((path) => ({ path, score: scoreOf(path) }));
        const total = scored.reduce((sum, { score }) => sum + Math.exp(score), 0);
        expect(lattice.sum()).toBeCloseTo(Math.log(total), 6);
        const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
        expect(lattice.probability(0, best.path)).toBeCloseTo(Math.exp(best.score) / total, 6);
        const labels = new Uint8Array(3);
        lattice.best(labels);
        expect(scoreOf(labels)).toBeCloseTo(best.score, 6);
      }),
      { numRuns: 20 },
    );
  });
});

test.each([
  ['Massoud', 'Masud', true],
  ['Mohammed', 'Muhammad', true],
  ['Karkuk', 'Kirkuk', true],
  ['Iran', 'Iraq', false],
  ['Oman', 'Amman', false],
  ['Khamenei', 'Khomeini', false],
  ['Mali', 'Male', false],
])('%s and %s are one word: %s', (a, b, same) => expect(isSameWord(a, b)).toBe(same));
