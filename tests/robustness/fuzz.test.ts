import { expect, test } from 'vitest';
import { ingestSample } from '../support/archive.ts';
import { fuzzQueries } from './fuzz-queries.ts';

test('generated queries, odd values and damaged documents get clear answers, and the same ones when asked again', async () => {
  const sample = await ingestSample();
  try {
    const { clean, faults } = await fuzzQueries({ file: sample.file, queries: 100, seed: 7 });
    expect(faults).toEqual([]);
    expect(clean).toBeGreaterThan(20);
  } finally {
    await sample.close();
  }
}, 120_000);

test('a page that several fields show is the same for each of them', async () => {
  const sample = await ingestSample();
  try {
    const { search, again } = await sample.ask<Record<'search' | 'again', { edges: object[]; pageInfo: object }>>(`{
      search(query: "camp", first: 3) { edges { cursor score node { __typename } } nodes { __typename } pageInfo { endCursor } }
      again: search(query: "camp", first: 3) { edges { cursor score node { __typename } } nodes { __typename } pageInfo { endCursor } }
    }`);
    expect(search.edges).toHaveLength(3);
    expect(again).toEqual(search);
  } finally {
    await sample.close();
  }
}, 60_000);
