import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuthorityEntry, ENTITY_KINDS, type EntityKind } from '../../packages/ingest/src/model.ts';
import { type Background, prepareBackground } from '../../packages/ingest/src/resolve/background.ts';
import type { Declared, DocumentNames, NamedMention } from '../../packages/ingest/src/resolve/document-names.ts';
import { MOST_BEARERS } from '../../packages/ingest/src/resolve/find-owner.ts';
import type { Joined } from '../../packages/ingest/src/resolve/joined.ts';
import { addUses } from '../../packages/ingest/src/resolve/name-uses.ts';
import { resolveNames } from '../../packages/ingest/src/resolve/resolve-names.ts';
import { type LocalNames, resolveWithinDocument } from '../../packages/ingest/src/resolve/resolve-within-document.ts';
import { MemoryNames } from '../support/memory-names.ts';

const PERSONS = [
  ...['Jane', 'Jaine', 'Robert', 'Massoud', 'Masud', 'Masoudeh'].flatMap((given) =>
    ['Kazemi', 'Kazimi', 'Whitlock', 'Lindqvist'].map((surname) => `${given} ${surname}`),
  ),
  ...['Kazemi', 'Kazimi', 'Whitlock', 'Lindqvist', 'Massoud', 'Jane', 'KAZEMI', 'Jane A. Whitlock', 'Jane B. Whitlock'],
];
const ORGANIZATIONS = [
  ...['Northern', 'Northen', 'River', 'Southern'].flatMap((first) =>
    [
      'Harbour Union',
      'Harbor Union',
      'Harbour Union of Testland',
      'Harbour Union of Testland and Oldland',
      'Council',
    ].map((rest) => `${first} ${rest}`),
  ),
  ...['NHU', 'Nhu', 'NHX', 'RC', 'Northern', 'Southern', 'Rapid', 'RPD', 'Ropid'],
];
const PLACES = ['Iran', 'Iraq', 'Arn', 'Testland', 'TL', 'Republic of Testland', 'Oldland', 'Northern Bay', 'Northern'];
const NAMES: Partial<Record<EntityKind, readonly string[]>> = {
  PERSON: PERSONS,
  ORGANIZATION: ORGANIZATIONS,
  PLACE: PLACES,
};
const KINDS = ENTITY_KINDS.filter((kind) => NAMES[kind]);

const place = (i: number) => ({
  start: 100 * i,
  end: 100 * i + 50,
  isLabel: false,
  isCouple: false,
  isWhole: false,
  isSurname: false,
  address: null,
});

const mention = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    name: fc.constantFrom(...NAMES[kind]!),
    isCouple: fc.boolean().map((couple) => couple && kind === 'PERSON'),
  }),
);

interface Written {
  readonly mentions: readonly NamedMention[];
  readonly declared: readonly { readonly pair: Omit<Declared, 'rule'>; readonly rule: Declared['rule'] }[];
}

const document: fc.Arbitrary<Written> = fc.array(mention, { maxLength: 6 }).chain((mentions) => {
  const pairs = mentions.flatMap((a, short) =>
    mentions.flatMap((b, long) => (short !== long && a.kind === b.kind ? [{ short, long }] : [])),
  );
  return fc.record({
    mentions: fc.constant(mentions.map((one, i) => ({ ...place(i), ...one }))),
    declared:
      pairs.length === 0
        ? fc.constant([])
        : fc.array(
            fc.record({
              pair: fc.constantFrom(...pairs),
              rule: fc.constantFrom('DEFINITION' as const, 'ALSO_KNOWN_AS' as const),
            }),
            { maxLength: 2 },
          ),
  });
});

/** A text that tells what an acronym stands for, or a person's other name. */
const declaring: fc.Arbitrary<Written> = fc
  .oneof(
    fc.tuple(fc.constant('ORGANIZATION' as const), fc.constantFrom('NHU', 'RC'), fc.constantFrom(...ORGANIZATIONS)),
    fc.tuple(fc.constant('PERSON' as const), fc.constantFrom('Jane', 'Whitlock'), fc.constantFrom(...PERSONS)),
  )
  .map(([kind, short, long]) => ({
    mentions: [
      { kind, name: long, ...place(0) },
      { kind, name: short, ...place(1) },
    ],
    declared: [{ pair: { short: 1, long: 0 }, rule: 'DEFINITION' as const }],
  }));

const archive = fc.array(fc.oneof(document, declaring), { minLength: 1, maxLength: 14 }).map((documents) =>
  documents.map(
    ({ mentions, declared }, i): DocumentNames => ({
      key: `d${i}`,
      mentions,
      declared: declared.map(({ pair, rule }): Declared => ({ ...pair, rule })),
      shortened: [],
    }),
  ),
);

const entry = (id: string, kind: EntityKind, prefLabel: string, altLabel: string[], notLabel: string[] = []) =>
  ({ id, kind, prefLabel, altLabel, notLabel, hiddenLabel: [], sameAs: [], broader: [] }) satisfies AuthorityEntry;

const backgrounds = [
  [],
  [
    entry('union', 'ORGANIZATION', 'Northern Harbour Union', ['NHU', 'Southern'], ['Northen Harbour Union']),
    entry('council', 'ORGANIZATION', 'River Council', ['NHX', 'NHU']),
    entry('jane', 'PERSON', 'Jane Kazemi', ['Jane Whitlock', 'Masud']),
  ],
].map((authority) =>
  prepareBackground({
    authority,
    known: [{ kind: 'PLACE', names: ['Testland', 'TL', 'Republic of Testland'] }],
    isCommonName: (word) => word === 'jane',
    isWholeName: (name) => name === 'testland',
  }),
);

const readLocals = (documents: readonly DocumentNames[]): LocalNames[] =>
  documents.map((one) => resolveWithinDocument(one));

function resolveAtOnce(locals: readonly LocalNames[], background: Background) {
  const { keys, evidence } = resolveNames(addUses(locals), background);
  return plain(keys, evidence);
}

const plain = (keys: ReadonlyMap<string, string>, evidence: readonly Joined[]) => ({
  keys: [...keys].map(String).sort(),
  evidence: evidence.map((one) => JSON.stringify(one)).sort(),
});

describe.each(backgrounds.map((background, i) => [i === 0 ? 'without' : 'with', background] as const))(
  '%s an authority file',
  (_, background) => {
    test('names are resolved alike in any order of the documents', () => {
      fc.assert(
        fc.property(archive, fc.func(fc.integer()), (documents, rank) => {
          const locals = readLocals(documents);
          const shuffled = [...locals].sort((a, b) => rank(a.key) - rank(b.key));
          expect(resolveAtOnce(shuffled, background)).toEqual(resolveAtOnce(locals, background));
        }),
        { seed: 1, numRuns: 100 },
      );
    });

    test('adding and removing documents gives what resolving at once gives', async () => {
      await fc.assert(
        fc.asyncProperty(
          archive,
          fc.array(fc.nat({ max: 2 }), { minLength: 14, maxLength: 14 }),
          fc.integer({ min: 1, max: 30 }),
          async (documents, turns, portion) => {
            const locals = readLocals(documents);
            const names = new MemoryNames(background);
            const expectSettled = (held: readonly LocalNames[]): void => {
              const { keys, evidence } = names.resolution();
              expect(plain(keys, evidence)).toEqual(resolveAtOnce(held, background));
            };
            const [first, second, passing] = [0, 1, 2].map((turn) => locals.filter((_, i) => turns[i] === turn));
            await names.change([...first!, ...passing!], [], portion);
            expectSettled([...first!, ...passing!]);
            await names.change(second!, passing!, portion);
            expectSettled([...first!, ...second!]);
            for (const one of second!) await names.change([], [one]);
            expectSettled(first!);
          },
        ),
        { seed: 1, numRuns: 80 },
      );
    });
  },
);

test('another authority file gives what resolving at once with it gives', async () => {
  const [without, known] = [backgrounds[0]!, backgrounds[1]!];
  await fc.assert(
    fc.asyncProperty(archive, async (documents) => {
      const locals = readLocals(documents);
      const names = new MemoryNames(without);
      await names.change(locals, []);
      for (const background of [known, without]) {
        await names.know(background);
        const { keys, evidence } = names.resolution();
        expect(plain(keys, evidence)).toEqual(resolveAtOnce(locals, background));
      }
    }),
    { seed: 1, numRuns: 100 },
  );
});

test.each([
  [MOST_BEARERS, true],
  [MOST_BEARERS + 1, false],
])('of %i persons of one surname the one whom nearly all documents name owns it: %s', (count, isOwned) => {
  const bearers = Array.from({ length: count }, (_, i) => {
    const given = [i >> 8, i >> 4, i].map((part) => String.fromCharCode(97 + (part & 15))).join('o');
    return { id: `PERSON:${given} lindqvist`, documents: i === 0 ? 10_000 : 1, acronyms: 0 };
  });
  const short = { id: 'PERSON:lindqvist', documents: 1, acronyms: 0 };
  const { keys } = resolveNames({ names: [short, ...bearers], declared: [], couples: [] }, backgrounds[0]!);
  expect(keys.get(short.id) === keys.get(bearers[0]!.id)).toBe(isOwned);
});
