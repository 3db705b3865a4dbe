import { describe, expect, test } from 'vitest';
import { groupBy } from '../../packages/ingest/src/group-by.ts';
import type { EntityKind } from '../../packages/ingest/src/model.ts';
import { nameEntity, slugEntities } from '../../packages/ingest/src/resolve/name-entities.ts';
import {
  draftSource,
  joinDrafts,
  type SourceClue,
  type SourceDraft,
  slugSources,
} from '../../packages/ingest/src/resolve/name-sources.ts';

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
    const kinds: EntityKind[] = ['PLACE', 'WORK', 'PLACE', 'WORK'];
    const named = Object.entries(names).map(([key, name], i) =>
      nameEntity(entity(key, kinds[i]!), new Map([[name, 1]]), undefined),
    );
    const slugs = [...groupBy(named, ({ wish }) => wish).values()].flatMap((rivals) => [...slugEntities(rivals)]);
    expect(slugs.map(([, slug]) => slug)).toEqual([
      'meridian--place',
      'meridian--work',
      'meridian-place--place',
      'meridian-place--work',
    ]);
  });
});

test('a source that a manifest describes keeps its slug before others that wish for it', () => {
  const clue = (path: string, source: string | null, called: string | null) => ({
    location: { path, source, capturedAt: null },
    called,
  });
  const clues = [
    clue('a/1.txt', 'harbour-post', null),
    clue('b/1.txt', null, 'Harbour Post'),
    clue('c/1.txt', null, 'Harbour – Post'),
    clue('d/1.txt', null, 'HARBOUR POST'),
    clue('hills/1.txt', null, null),
  ];
  const slugged = (all: readonly SourceClue[]): Record<string, string> => {
    const described = new Map([
      ['harbour-post', { slug: 'harbour-post', name: 'The Harbour Post', url: null, note: null }],
    ]);
    const drafts = new Map<string, SourceDraft>();
    for (const draft of all.map((one) => draftSource(one, described)))
      drafts.set(draft.key, joinDrafts(drafts.get(draft.key), draft));
    const rivals = groupBy(drafts.values(), ({ wish }) => wish);
    const slugs = new Map([...rivals.values()].flatMap((group) => [...slugSources(group)]));
    return Object.fromEntries(Array.from(drafts.values(), ({ key, name }) => [name, slugs.get(key)!]));
  };
  expect(slugged(clues)).toEqual({
    'The Harbour Post': 'harbour-post',
    'HARBOUR POST': expect.stringMatching(/^harbour-post--[0-9a-f]{12}$/),
    'Harbour – Post': expect.stringMatching(/^harbour-post--[0-9a-f]{12}$/),
    hills: 'hills',
  });
  expect(slugged(clues.toReversed())).toEqual(slugged(clues));
});
