import { beforeAll, describe, expect, test } from 'vitest';
import { type CopyCandidate, groupCopies } from '../../packages/ingest/src/resolve/copies.ts';
import { bandKeys, isCopy, LEAST_SHARED_BANDS, sketchCopy } from '../../packages/ingest/src/resolve/copy-sketch.ts';
import { EDITS, inventCopies } from '../support/invent-copies.ts';

const TEXTS = 6000;
const texts = [...inventCopies(TEXTS, 17)];

/** All pairs that the rule calls copies: 5-grams as strings, counted through an index of them. */
function pairsByRule(): Set<string> {
  const lengths: number[] = [];
  const gramCounts: number[] = [];
  const shared = new Map<string, number>();
  const holders = new Map<string, number[]>();
  const short = new Map<string, number[]>();
  texts.forEach(({ text }, index) => {
    const words = text.split(/\s+/);
    lengths.push(words.length);
    const grams = new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(' ')));
    gramCounts.push(grams.size);
    if (words.length < 20) {
      const key = words.join(' ');
      short.set(key, [...(short.get(key) ?? []), index]);
      return;
    }
    for (const gram of grams) {
      const others = holders.get(gram) ?? [];
      for (const other of others) shared.set(`${other} ${index}`, (shared.get(`${other} ${index}`) ?? 0) + 1);
      holders.set(gram, [...others, index]);
    }
  });
  const pairs = new Set<string>();
  for (const [pair, count] of shared) {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    const [x = 0, y = 0] = [lengths[a], lengths[b]];
    const fewest = Math.min(gramCounts[a] ?? 0, gramCounts[b] ?? 0);
    if (Math.min(x, y) >= 0.8 * Math.max(x, y) && count >= 0.9 * fewest) pairs.add(pair);
  }
  for (const same of short.values()) {
    for (const [at, a] of same.entries()) for (const b of same.slice(at + 1)) pairs.add(`${a} ${b}`);
  }
  return pairs;
}

/** All pairs that share as many bands as copies do. */
function pairsByBands(): Set<string> {
  const holders = new Map<number, number[]>();
  const shared = new Map<string, number>();
  texts.forEach(({ text }, index) => {
    const { shingles } = sketchCopy(text);
    if (shingles.length === 0) return;
    for (const key of new Set(bandKeys(shingles))) {
      const others = holders.get(key) ?? [];
      for (const other of others) shared.set(`${other} ${index}`, (shared.get(`${other} ${index}`) ?? 0) + 1);
      others.push(index);
      holders.set(key, others);
    }
  });
  return new Set([...shared].flatMap(([pair, bands]) => (bands < LEAST_SHARED_BANDS ? [] : [pair])));
}

describe('of many texts that are changed copies of each other', () => {
  let rule: Set<string>;
  let bands: Set<string>;
  beforeAll(() => {
    rule = pairsByRule();
    bands = pairsByBands();
  });

  test('bands find the pairs that the rule calls copies, and few others', () => {
    const long = [...rule].filter((pair) => sketchCopy(texts[Number(pair.split(' ')[0])]?.text ?? '').folded === null);
    const found = long.filter((pair) => bands.has(pair));
    const others = bands.size - found.length;
    console.log(
      `${long.length} pairs of copies among ${TEXTS} texts: bands find ${((100 * found.length) / long.length).toFixed(2)} %, ` +
        `and ${(others / TEXTS).toFixed(2)} others a text`,
    );
    for (const edit of EDITS) expect(texts.some((text) => text.edit === edit)).toBe(true);
    expect(long.length).toBeGreaterThan(TEXTS / 10);
    expect(found.length / long.length).toBeGreaterThanOrEqual(0.999);
    expect(others / TEXTS).toBeLessThan(1);
  });

  test('what is a copy by hashes is one by the words', () => {
    const sketches = texts.map(({ text }) => sketchCopy(text));
    for (const pair of bands) {
      const [a = 0, b = 0] = pair.split(' ').map(Number);
      const [one, other] = [sketches[a], sketches[b]];
      if (one === undefined || other === undefined) throw new RangeError('No such text');
      expect(isCopy(one, other)).toBe(rule.has(pair));
    }
  });

  test('the groups are those of the rule', () => {
    const candidates = texts.map(({ text }, index): CopyCandidate => {
      return { hash: String(index).padStart(6, '0'), text, isExcerpt: false };
    });
    const representatives: number[] = [];
    const copiesOf = new Map<number, number[]>();
    for (const pair of rule) {
      const [a = 0, b = 0] = pair.split(' ').map(Number);
      copiesOf.set(
        b,
        [...(copiesOf.get(b) ?? []), a].sort((x, y) => x - y),
      );
    }
    const standing = new Set<number>();
    for (let index = 0; index < TEXTS; index++) {
      const found = (copiesOf.get(index) ?? []).find((other) => standing.has(other));
      if (found === undefined) standing.add(index);
      representatives.push(found ?? index);
    }
    const groups = groupCopies(candidates);
    const wrong = candidates.filter(({ hash }, index) => Number(groups.get(hash)) !== representatives[index]);
    console.log(`${wrong.length} of ${TEXTS} texts stand in another group than by the rule`);
    expect(wrong.length / TEXTS).toBeLessThanOrEqual(0.0005);
  });
});
