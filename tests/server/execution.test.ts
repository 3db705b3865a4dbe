import { openArchive, schema } from '@sourcebook/server';
import { type ExecutionResult, execute, type GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { expect, test } from 'vitest';
import { type Context, createContext } from '../../packages/server/src/context.ts';
import { asResult, createExecute, type ExecuteArgs } from '../../packages/server/src/execute/execute.ts';
import { writeString } from '../../packages/server/src/execute/leaf.ts';
import { QueryGenerator } from '../robustness/query-generator.ts';
import { ingestFiles } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { Random } from '../support/seeded-random.ts';

test('strings are written as JSON has them, whatever they hold', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => `a${String.fromCharCode(unit)}b`);
  expect(units.filter((text) => writeString(text) !== JSON.stringify(text))).toEqual([]);
  for (const text of ['', '\u{1f600}', '"'.repeat(5000), 'a'.repeat(5000)]) {
    expect(writeString(text)).toBe(JSON.stringify(text));
  }
});

/**
 * As JSON. The specification leaves the order of errors open, and whether more than one is told where they put one null
 * in the place of what holds them all: of these only the null's place is shown.
 */
function shown({ data, errors = [] }: ExecutionResult) {
  const answer = JSON.parse(JSON.stringify(data ?? null)) as unknown;
  const lines = errors.map(({ path = [], message, locations }: GraphQLError) => {
    const lost = path.findIndex((_, index) => valueAt(answer, path.slice(0, index)) === null);
    return JSON.stringify(lost < 0 ? { path, message, locations } : { lost: path.slice(0, lost) });
  });
  return { data: answer, errors: [...new Set(lines)].sort() };
}

function valueAt(answer: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown>)[key], answer);
}

/** Both executors' answers; the reference is graphql-js. */
async function answerTwice(of: GraphQLSchema, args: Omit<ExecuteArgs, 'schema'>, context: () => object) {
  const planned = createExecute(of);
  const contextValue = context() as Partial<Pick<Context, 'batches'>>;
  const together = contextValue.batches?.together;
  const ours = await planned({ ...args, contextValue, together });
  const again = await planned({ ...args, contextValue: context() });
  const reference = await execute({ schema: of, ...args, contextValue: context() });
  return [asResult(ours!), asResult(again!), reference].map(shown) as [object, object, object];
}

test('random queries of an archive are answered as graphql-js answers them', async () => {
  const archive = await ingestFiles(inventPages(6));
  const reader = await openArchive(archive.file);
  const generator = new QueryGenerator(schema, new Random(11));
  const allowance = { spend: () => {}, requireTime: () => {} };
  let withErrors = 0;
  for (let count = 0; count < 1000; count++) {
    const { query, variables } = generator.next();
    const { store, release } = reader.lease();
    const args = { document: parse(query), variableValues: variables };
    const [ours, again, reference] = await answerTwice(schema, args, () => createContext(store, allowance));
    expect(ours, query).toEqual(reference);
    expect(again, query).toEqual(reference);
    generator.learn((reference as { data: unknown }).data);
    const { errors } = reference as { errors: string[] };
    expect(errors.join('\n'), query).not.toContain('was not asked for');
    if (errors.length > 0) withErrors++;
    release();
  }
  expect(withErrors).toBeGreaterThan(50);
  expect(withErrors).toBeLessThan(950);
  await reader.close();
  await archive.close();
}, 240_000);

const faulty = createSchema({
  typeDefs: /* GraphQL */ `
    interface Named { name: String! }
    type Leaf implements Named { name: String! number(of: Int = 2): Int }
    type Tree implements Named { name: String! trees: [Tree] strict: [Tree!]! lists: [[Leaf!]] any: Named anyOf: Either odd: Leaf }
    union Either = Leaf | Tree
    enum Size { SMALL LARGE }
    input Choice @oneOf { a: Int b: String }
    type Query { tree(depth: Int!): Tree! leaf: Leaf either(leaf: Boolean!): Either size: Size sizes: [Size!] choose(by: Choice!): String }
  `,
  resolvers: {
    Query: {
      tree: (_: unknown, { depth }: { depth: number }) => ({ depth }),
      leaf: async () => ({}),
      either: (_: unknown, { leaf }: { leaf: boolean }) => (leaf ? { number: 1 } : Promise.resolve({ depth: 1 })),
      size: () => 'HUGE',
      sizes: () => new Set(['SMALL', 'LARGE']),
      choose: (_: unknown, { by }: { by: object }) => JSON.stringify(by),
    },
    Tree: {
      name: ({ depth }: { depth: number }) => (depth === 2 ? null : `tree ${depth}`),
      trees: ({ depth }: { depth: number }) => [
        { depth: depth - 1 },
        null,
        Promise.resolve({ depth: depth - 2 }),
        new Error('felled'),
      ],
      strict: async ({ depth }: { depth: number }) => [
        { depth: depth - 1 },
        depth > 4 ? Promise.reject(new Error('rotten')) : { depth: 9 },
      ],
      lists: () => [[{}, {}], null, [{}, null], 7],
      any: ({ depth }: { depth: number }) => (depth % 2 ? { depth } : { number: 5 }),
      anyOf: () => ({ depth: 3 }),
      odd: () => 'not an object',
    },
    Leaf: {
      name: () => 'leaf',
      number: ({ number }: { number?: number }, { of }: { of: number }) => (of === 3 ? 'three' : (number ?? 0) * of),
    },
    Named: { __resolveType: async (value: object) => ('depth' in value ? 'Tree' : 'Leaf') },
    Either: { __resolveType: (value: object) => ('depth' in value ? 'Tree' : 'Leaf') },
  },
});

test.each<[query: string, variables?: Record<string, unknown>]>([
  ['{ tree(depth: 5) { name trees { name trees { name } } } }'],
  ['{ tree(depth: 3) { strict { name } } leaf { name } }'],
  ['{ a: tree(depth: 6) { strict { name } } b: tree(depth: 1) { name } }'],
  ['{ tree(depth: 1) { lists { name number } odd { name number } } }'],
  ['{ tree(depth: 4) { any { __typename name ... on Leaf { number } ... on Tree { any { name } } } } }'],
  [
    '{ tree(depth: 4) { anyOf { ... on Leaf { number } ...T } } } fragment T on Tree { name trees { ...N } } fragment N on Named { name }',
  ],
  [
    '{ l: either(leaf: true) { ... on Leaf { number(of: 4) } } t: either(leaf: false) { __typename ... on Named { name } } }',
  ],
  ['{ size sizes leaf { number(of: 3) } }'],
  ['query ($n: Int) { leaf { number(of: $n) } }', {}],
  ['query ($n: Int) { leaf { number(of: $n) } }', { n: null }],
  ['query ($n: Int) { leaf { number(of: $n) } }', { n: 'x' }],
  ['query ($d: Int!) { tree(depth: $d) { name } }', {}],
  [
    'query ($s: Boolean!, $i: Boolean = true) { leaf @skip(if: $s) { name } leaf { number } leaf @include(if: $i) { n: number(of: 9) } }',
    { s: true },
  ],
  [
    'query ($s: Boolean!, $i: Boolean = true) { leaf @skip(if: $s) { name } leaf { number } leaf @include(if: $i) { n: number(of: 9) } }',
    { s: false, i: false },
  ],
  ['query ($by: Choice!) { choose(by: $by) }', { by: { a: 1 } }],
  ['query ($by: Choice!) { choose(by: $by) }', { by: {} }],
  ['query ($by: Choice!) { choose(by: $by) }', { by: { a: 1, b: 'x' } }],
  ['query ($a: Int) { choose(by: { a: $a }) }', {}],
  ['{ __proto__: leaf { __proto__: name constructor: number } }'],
  [
    '{ __schema { types { name fields { name type { kind ofType { name } } } } } __type(name: "Leaf") { interfaces { name } } }',
  ],
])('a query with faults is answered as graphql-js answers it: %s %j', async (query, variableValues = {}) => {
  const [ours, again, reference] = await answerTwice(faulty, { document: parse(query), variableValues }, () => ({}));
  expect(ours).toEqual(reference);
  expect(again).toEqual(reference);
});
