import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalJson,
  compactKey,
  hashText,
  type RevisionInputs,
  revisionOf,
  sha256Hex,
} from '../../packages/ingest/src/identity.ts';
import type { AuthorityEntry, Location } from '../../packages/ingest/src/model.ts';

describe('hashes', () => {
  test('are SHA-256 in hexadecimal digits', () => {
    // FIPS 180-2, appendix B.1.
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256Hex('abc')).toBe(abc);
    expect(sha256Hex(Buffer.from('abc'))).toBe(abc);
    expect(compactKey(abc)).toBe('ba7816bf8f01cfea414140de5dae2223');
  });

  test('of texts are equal where only case, white space and the forms of quotation marks differ', () => {
    expect(hashText('“The council” met.\r\n')).toBe(hashText('"THE  council" met.'));
    expect(hashText('The council met.')).not.toBe(hashText('The council meets.'));
  });
});

test('canonical JSON sorts keys at every depth and leaves lists as they are', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }, 'x'], a: { '\u00e9': 1, z: 2 }, Z: true })).toBe(
    '{"Z":true,"a":{"z":2,"\u00e9":1},"b":[{"c":null,"d":1},"x"]}',
  );
});

describe('the revision', () => {
  const locations: readonly Location[] = [
    { path: 'a.txt', source: 'first', capturedAt: '2020-01-01T00:00:00.000Z' },
    { path: 'b.txt', source: null, capturedAt: null },
  ];
  const entry: AuthorityEntry = {
    id: 'northport',
    kind: 'PLACE',
    prefLabel: 'Northport',
    altLabel: [],
    hiddenLabel: [],
    notLabel: [],
    sameAs: [],
    broader: [],
  };
  const inputs = {
    captures: [
      { sha256: sha256Hex('1'), locations },
      { sha256: sha256Hex('2'), locations: [{ path: 'c.txt', source: null, capturedAt: null }] },
      { sha256: sha256Hex('3'), locations: [{ path: 'd.txt', source: null, capturedAt: null }] },
    ],
    sources: [
      { slug: 'first', name: 'First', url: null, note: null },
      { slug: 'second', name: 'Second', url: 'https://example.org', note: 'x' },
    ],
    authority: [entry, { ...entry, id: 'southport' }],
    annotations: ['{"a":1}', '{"a":2}'],
    settings: { threshold: 0.5, tagger: true },
  } satisfies RevisionInputs;

  test('is 64 hexadecimal digits, also of an empty archive', () => {
    const empty = { captures: [], sources: [], authority: [], annotations: [], settings: {} };
    expect(revisionOf(empty)).toMatch(/^[0-9a-f]{64}$/);
    expect(revisionOf(inputs)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not depend on any order', () => {
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    const orders = fc.record({
      captures: shuffled(inputs.captures).chain((captures) =>
        shuffled(locations).map((places) =>
          captures.map((capture) => (capture.locations === locations ? { ...capture, locations: places } : capture)),
        ),
      ),
      sources: shuffled(inputs.sources),
      authority: shuffled(inputs.authority),
      annotations: shuffled(inputs.annotations),
      settings: fc.constantFrom(inputs.settings, { tagger: true, threshold: 0.5 }),
    });
    fc.assert(
      fc.property(orders, (other) => {
        expect(revisionOf(other)).toBe(revisionOf(inputs));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test.each<[string, Partial<RevisionInputs>]>([
    ['a capture less', { captures: inputs.captures.slice(1) }],
    [
      'other bytes at a path',
      { captures: [{ ...inputs.captures[0]!, sha256: sha256Hex('4') }, ...inputs.captures.slice(1)] },
    ],
    [
      'a location less',
      { captures: [{ ...inputs.captures[0]!, locations: locations.slice(1) }, ...inputs.captures.slice(1)] },
    ],
    [
      'another path',
      {
        captures: [
          { ...inputs.captures[0]!, locations: [{ ...locations[0]!, path: 'z.txt' }, locations[1]!] },
          ...inputs.captures.slice(1),
        ],
      },
    ],
    [
      'another time',
      {
        captures: [
          { ...inputs.captures[0]!, locations: [{ ...locations[0]!, capturedAt: null }, locations[1]!] },
          ...inputs.captures.slice(1),
        ],
      },
    ],
    [
      'two captures that exchange their paths',
      {
        captures: [
          inputs.captures[0]!,
          { ...inputs.captures[1]!, locations: inputs.captures[2]!.locations },
          { ...inputs.captures[2]!, locations: inputs.captures[1]!.locations },
        ],
      },
    ],
    ['another note', { sources: [{ ...inputs.sources[0]!, note: 'x' }, inputs.sources[1]!] }],
    ['another label', { authority: [{ ...entry, altLabel: ['N. P.'] }, inputs.authority[1]!] }],
    ['an annotation more', { annotations: [...inputs.annotations, '{"a":3}'] }],
    [
      'the same line as an annotation that a source was',
      { sources: [], annotations: [...inputs.annotations, ...inputs.sources.map(canonicalJson)] },
    ],
    ['another setting', { settings: { ...inputs.settings, threshold: 0.6 } }],
  ])('is another with %s', (_, change) => {
    expect(revisionOf({ ...inputs, ...change })).not.toBe(revisionOf(inputs));
  });
});
