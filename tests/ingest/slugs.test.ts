import { describe, expect, test } from 'vitest';
import type { EntityKind } from '../../packages/ingest/src/model.ts';
import { nameEntities, slugEntities } from '../../packages/ingest/src/resolve/name-entities.ts';
import { nameSources } from '../../packages/ingest/src/resolve/name-sources.ts';

const entity = (key: string, kind: EntityKind, authorityId: string | null = null) => ({ key, kind, authorityId });

const slugsOf = (...entities: ReturnType<typeof entity>[]): string[] => [
  ...slugEntities(entities.map((one) => ({ ...one, wish: 'meridian' }))).values(),
];

describe('entities that wish for one slug', () => {
  test('alone have it', () => {
    expect(slugsOf(entity('a', 'PLACE'))).toEqual(['meridian']);
  });

  test('tell their kinds', () => {
    expect(slugsOf(entity('a', 'PLACE'), entity('b', 'WORK'))).toEqual(['meridian--place', 'meridian--work']);
  });

  test('leave it to the only one that the authority file knows', () => {
    expect(slugsOf(entity('a', 'PLACE'), entity('b', 'PLACE', 'b'))).toEqual([
      expect.stringMatching(/^meridian--place-[0-9a-f]{12}$/),
      'meridian',
    ]);
  });

  test('of one kind differ, whatever the order', () => {
    const rivals = [entity('a', 'PLACE', 'a'), entity('b', 'PLACE', 'b'), entity('c', 'PLACE')];
    const slugs = slugsOf(...rivals);
    expect(new Set(slugs).size).toBe(3);
    expect(slugsOf(...rivals.toReversed())).toEqual(slugs.toReversed());
  });

  test('take none that another name wishes for', () => {
    const names = { a: 'Meridian', b: 'Meridian', c: 'Meridian Place', d: 'Meridian  –  Place' };
    const named = nameEntities(
      [entity('a', 'PLACE'), entity('b', 'WORK'), entity('c', 'PLACE'), entity('d', 'WORK')],
      new Map(Object.entries(names).map(([key, name]) => [key, new Map([[name, 1]])])),
      [],
    );
    expect(named.map(({ slug }) => slug)).toEqual([
      'meridian--place',
      'meridian--work',
      'meridian-place--place',
      'meridian-place--work',
    ]);
  });
});

test('a source that a manifest describes keeps its slug before others that wish for it', () => {
  const clue = (path: string, source: string | null, masthead: string | null) => ({
    location: { path, source, capturedAt: null },
    masthead,
  });
  const clues = [
    clue('a/1.txt', 'harbour-post', null),
    clue('b/1.txt', null, 'Harbour Post'),
    clue('c/1.txt', null, 'Harbour – Post'),
    clue('d/1.txt', null, 'HARBOUR POST'),
    clue('hills/1.txt', null, null),
  ];
  const { sources } = nameSources(clues, [{ slug: 'harbour-post', name: 'The Harbour Post', url: null, note: null }]);
  expect(Object.fromEntries(sources.map(({ slug, name }) => [name, slug]))).toEqual({
    'The Harbour Post': 'harbour-post',
    'HARBOUR POST': expect.stringMatching(/^harbour-post--[0-9a-f]{12}$/),
    'Harbour – Post': expect.stringMatching(/^harbour-post--[0-9a-f]{12}$/),
    hills: 'hills',
  });
  expect(nameSources(clues.toReversed(), []).sources.map(({ name }) => name)).toContain('HARBOUR POST');
});
