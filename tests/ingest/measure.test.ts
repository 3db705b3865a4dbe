import { describe, expect, test } from 'vitest';
import { scoreClusters } from './measure-clusters.ts';
import { calibrate, fitsExactly, fitsPartly, scoreNames } from './measure-names.ts';
import { findInSample, sampleAuthority, sampleLabels, scoreSampleClusters } from './measure-sample.ts';
import { findInTexts, scoreTextClusters, writtenTexts } from './measure-written.ts';

describe('names in the sample do not fall behind', () => {
  test.each([
    ['without authority file', [], 92],
    ['with its authority file', sampleAuthority(), 96],
  ] as const)('%s', (_, authority, floor) => {
    const found = findInSample(authority);
    expect(scoreNames(sampleLabels(), found, fitsExactly).get('ALL')!.f1).toBeGreaterThanOrEqual(floor);
    const clusters = scoreSampleClusters(found);
    expect(clusters.count).toBeGreaterThan(140);
    expect(clusters.f1).toBeGreaterThanOrEqual(97);
    expect(clusters.wrongPairs).toBe(0);
  });
});

describe('names in texts written by hand do not fall behind', () => {
  test.each([
    ['looked-at', 93, 97],
    ['only-scored', 88, 93],
  ] as const)('%s', (name, floor, clusterFloor) => {
    const texts = writtenTexts(name);
    const found = findInTexts(texts);
    expect(scoreNames(texts, found, fitsExactly).get('ALL')!.f1).toBeGreaterThanOrEqual(floor);
    const clusters = scoreTextClusters(texts, found);
    expect(clusters.count).toBeGreaterThan(280);
    expect(clusters.f1).toBeGreaterThanOrEqual(clusterFloor);
    expect(clusters.wrongPairs).toBe(0);
  });
});

describe('the scorer', () => {
  const labelled = [
    {
      id: 'a',
      mentions: [
        { start: 0, end: 4, type: 'PERSON' },
        { start: 10, end: 15, type: 'PLACE', alts: [{ start: 8 }] },
        { start: 20, end: 24, type: 'ORGANIZATION', optional: true },
        { start: 30, end: 34, type: 'EVENT' },
      ],
    },
  ];

  test('counts spans, kinds and alternatives', () => {
    const found = new Map([
      [
        'a',
        [
          { start: 0, end: 4, type: 'PLACE', confidence: 0.95 },
          { start: 8, end: 15, type: 'PLACE', confidence: 0.95 },
          { start: 21, end: 22, type: 'PERSON', confidence: 0.95 },
          { start: 30, end: 34, type: 'EVENT', confidence: 0.95 },
        ],
      ],
    ]);
    const { right, wrong, missed } = scoreNames(labelled, found, fitsExactly).get('ALL')!;
    expect({ right, wrong, missed }).toEqual({ right: 1, wrong: 1, missed: 1 });
    expect(calibrate(labelled, found)[9]).toEqual({ from: 0.9, count: 2, right: 1 });
  });

  test('lets one found name answer one labelled name', () => {
    const found = new Map([
      [
        'a',
        [
          { start: 2, end: 12, type: 'PERSON' },
          { start: 1, end: 5, type: 'PERSON' },
        ],
      ],
    ]);
    const { right, wrong, missed } = scoreNames(labelled, found, fitsPartly).get('PERSON')!;
    expect({ right, wrong, missed }).toEqual({ right: 1, wrong: 1, missed: 0 });
  });

  test('compares groups by their pairs', () => {
    const wanted = new Map(Object.entries({ a: 'x', b: 'x', c: 'x', d: 'y' }));
    const found = new Map(Object.entries({ a: '1', b: '1', d: '1' }));
    const score = scoreClusters(wanted, found);
    expect(score.wrongPairs).toBe(2);
    expect(score.precision).toBeCloseTo(100 / 3);
    expect(score.recall).toBeCloseTo(100 / 3);
  });
});
