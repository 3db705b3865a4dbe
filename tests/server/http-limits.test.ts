import { readFileSync } from 'node:fs';
import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createDocumentCache } from '../../packages/server/src/document-cache.ts';
import { examples } from '../../packages/server/src/graphiql/examples.ts';
import { DEFAULT_LIMITS } from '../../packages/server/src/limits/limits.ts';
import { createServer } from '../../packages/server/src/server.ts';
import type { ServerOptions } from '../../packages/server/src/server-options.ts';

const contract = buildSchema(readFileSync(new URL('../fixtures/contract.graphql', import.meta.url), 'utf8'));

interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: {
    message: string;
    extensions: { code: string; limit?: { name: string; allowed: number; found: number } };
  }[];
  readonly extensions?: { cost?: { requested: number; limit: number } };
}

/** Asks a server that has the contract's schema and no archive: what passes the limits answers null. */
function start(options: ServerOptions = {}) {
  const server = createServer({ schema: contract, context: () => ({}), options: { log: () => {}, ...options } });
  return async (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const response = await server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...(await response.json()) };
  };
}

const ask = start();

async function costOf(query: string, variables: Record<string, unknown> = {}): Promise<number> {
  expect(validate(contract, parse(query)), query).toEqual([]);
  const { extensions } = await ask(query, variables);
  expect(extensions?.cost?.limit).toBe(DEFAULT_LIMITS.cost);
  return extensions?.cost?.requested ?? Number.NaN;
}

describe('cost', () => {
  test('counts objects: a connection, its page information, and for each of a page the edge and the node', async () => {
    expect(await costOf('{ articles(first: 3) { nodes { title } } }')).toBe(1 + 3);
    expect(await costOf('{ articles(first: 3) { edges { node { title } } } }')).toBe(1 + 3 * 2);
    expect(await costOf('{ articles(first: 3) { totalCount pageInfo { endCursor } } }')).toBe(1 + 1);
    expect(await costOf('{ articles(first: 3) { nodes { source { name } } } }')).toBe(1 + 3 * 2);
  });

  test('multiplies pages within pages', async () => {
    expect(await costOf('{ articles(first: 3) { nodes { entities(first: 5) { nodes { name } } } } }')).toBe(
      1 + 3 * (1 + 1 + 5),
    );
  });

  test('counts a page of which no size is given as the default, from either end', async () => {
    expect(await costOf('{ articles { nodes { title } } }')).toBe(1 + 20);
    expect(await costOf('{ articles(last: 7) { nodes { title } } }')).toBe(1 + 7);
    expect(await costOf('{ articles(first: null) { nodes { title } } }')).toBe(1 + 20);
    expect(await costOf('{ articles(first: 0) { nodes { title } } }')).toBe(1);
  });

  test('reads variables, again with each request of the same document', async () => {
    const query = 'query($n: Int = 2) { articles(first: $n) { nodes { title } } }';
    expect(await costOf(query, { n: 1 })).toBe(2);
    expect(await costOf(query, { n: 100 })).toBe(101);
    expect(await costOf(query)).toBe(3);
  });

  test('leaves out what @skip and @include leave out', async () => {
    const query =
      'query($no: Boolean!) { articles(first: 3) @skip(if: $no) { nodes { title } } sources @include(if: $no) { nodes { name } } }';
    expect(await costOf(query, { no: true })).toBe(1 + 20);
    expect(await costOf(query, { no: false })).toBe(1 + 3);
  });

  test('counts fragments wherever they are spread, and of several types the costliest', async () => {
    const fragment = 'fragment Page on ArticleConnection { nodes { source { name } } }';
    expect(await costOf(`{ a: articles(first: 2) { ...Page } b: articles(first: 3) { ...Page } } ${fragment}`)).toBe(
      5 + 7,
    );
    const byType = '... on Article { source { name } } ... on Source { captures(first: 9) { nodes { path } } }';
    expect(await costOf(`{ node(id: "x") { ${byType} } }`)).toBe(1 + 1 + 9);
  });

  test('counts each ID of a list', async () => {
    expect(await costOf('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })).toBe(3);
  });

  test('takes no longer for fragments that spread each other twice a level than for one', async () => {
    const levels = 17;
    const fragments = Array.from({ length: levels }, (_, level) => {
      const inner = level + 1 < levels ? `...F${level + 1}` : 'id';
      return `fragment F${level} on Article { ${inner} a${level}: source { name } ${inner} }`;
    });
    const started = performance.now();
    expect(await costOf(`{ article(by: { id: "x" }) { ...F0 } } ${fragments.join(' ')}`)).toBeGreaterThan(levels);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('beyond the limit nothing runs, and the answer says by how much', async () => {
    const query =
      '{ articles { nodes { entities { nodes { articles { nodes { entities { nodes { name } } } } } } } } }';
    const { status, data, errors, extensions } = await ask(query);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    const found = extensions?.cost?.requested ?? 0;
    expect(found).toBeGreaterThan(20 ** 4);
    expect(errors).toEqual([
      {
        message: `The cost of this request is ${found}; this server allows 50000.`,
        extensions: { code: 'LIMIT_EXCEEDED', limit: { name: 'cost', allowed: 50_000, found } },
      },
    ]);
  });
});

describe('the default limits let pass', () => {
  test.each(examples)('GraphiQL’s example $query', async ({ query }) => {
    expect(codes(await ask(query))).not.toContain('LIMIT_EXCEEDED');
  });

  test('the introspection query of every tool', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(await ask(query)).toMatchObject({ status: 200, data: { __schema: { queryType: { name: 'Query' } } } });
  });

  test('five nested connections of moderate pages', async () => {
    const query = `{ entities(first: 20) { edges { node { articles(first: 5) { edges { mentionCount node {
      entities(first: 5) { edges { node { coMentions(first: 5) { edges { score node {
      articles(first: 5) { edges { node { source { name } } } } } } } } } } } } } } } } }`;
    expect(validate(contract, parse(query))).toEqual([]);
    expect(codes(await ask(query))).not.toContain('LIMIT_EXCEEDED');
  });
});

const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);

describe('a document that asks for too much is refused before it is validated', () => {
  const deep = (levels: number) =>
    `{ article(by: { id: "x" }) ${'{ source { articles { nodes '.repeat(levels)} { id } ${'} } }'.repeat(levels)} }`;
  test.each([
    ['depth', 20, 61 + 1, deep(20)],
    [
      'depth',
      20,
      21,
      `{ ...A } fragment A on Query { ${'node(id: "x") { ... on Article { source { articles { nodes { '.repeat(5)} id title ${'} } } } }'.repeat(5)} }`,
    ],
    ['aliases', 100, 101, `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['directives', 50, 51, `{ __typename ${'@skip(if: false) '.repeat(51)} }`],
    ['directives', 50, 1_000, `{ __typename ${'@a'.repeat(1_000)} }`],
    ['tokens', 3_000, 3_001, `{ ${'__typename '.repeat(5_000)} }`],
    ['introspection depth', 25, 32, `{ __type(name: "Query") { ${'ofType { '.repeat(30)} name ${'}'.repeat(30)} } }`],
  ])('%s', async (name, allowed, found, query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: { name, allowed, found } });
  });

  test('fragments in a circle are refused by name', async () => {
    const fragments = Array.from(
      { length: 150 },
      (_, i) =>
        `fragment F${i} on Article { source { articles { nodes { ...F${(i + 1) % 150} } } } ...F${(i + 7) % 150} }`,
    );
    const answer = await ask(`{ articles { nodes { ...F0 } } } ${fragments.join(' ')}`);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(answer.errors?.[0]?.message).toMatch(/^Cannot spread fragment "F\d+" within itself\.$/);
  });

  test('the introspection of introspection is refused', async () => {
    const answer = await ask(
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    );
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test('reading the schema many times over costs as often', async () => {
    const answer = await ask(
      `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __schema { types { name } }`).join(' ')} }`,
    );
    expect(answer.errors?.[0]?.extensions.limit).toEqual({ name: 'cost', allowed: 50_000, found: 60_000 });
  });

  test.each([
    ['many fields of one name', `{ ${'archive { revision } '.repeat(590)} }`],
    ['many arguments of one name', `{ ${'articles(first: 1) { totalCount } '.repeat(240)} }`],
    ['many fragments of one type', `{ articles { nodes { ${spread(250)} } } } ${define(250)}`],
    ['inline fragments within each other', `{ ${'... { '.repeat(700)} __typename ${'}'.repeat(700)} }`],
    ['a comment of half a megabyte', `{ __typename } #${'x'.repeat(500_000)}`],
    ['a string of half a megabyte', `{ search(query: "${'x'.repeat(500_000)}") { totalCount } }`],
  ])('what the limits let pass is answered soon: %s', async (_, query) => {
    const started = performance.now();
    const { status } = await ask(query);
    expect(status).toBeLessThan(500);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

const spread = (count: number) => Array.from({ length: count }, (_, i) => `...F${i}`).join(' ');
const define = (count: number) =>
  Array.from({ length: count }, (_, i) => `fragment F${i} on Article { title source { name } }`).join(' ');

describe('a list among the arguments that is too long', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['in a variable', 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(201).fill('x') }],
    [
      'within an object in a variable',
      'query($by: ArticleFilter) { articles(filter: $by) { totalCount } }',
      { by: { sources: Array(201).fill({ slug: 'x' }) } },
    ],
    ['in the document', `{ articles(filter: { language: [${'"x" '.repeat(201)}] }) { totalCount } }`, {}],
    [
      'in a fragment',
      '{ ...A } fragment A on Query { articles(filter: { language: $l }) { totalCount } }'.replace(
        '{',
        'query($l: [String!]) {',
      ),
      { l: Array(201).fill('x') },
    ],
  ])('is refused %s', async (_, query, variables) => {
    expect(validate(contract, parse(query))).toEqual([]);
    const answer = await ask(query, variables);
    expect(answer.status).toBe(400);
    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'LIMIT_EXCEEDED',
      limit: { name: 'list items', allowed: 200, found: 201 },
    });
  });
});

test('few documents are remembered, be they small or large', () => {
  const { documentCache } = createDocumentCache();
  const document = parse('{ a }');
  for (let i = 0; i < 5_000; i++) documentCache.set(`{ a${i} }`, document);
  expect(documentCache.size).toBe(500);
  for (let i = 0; i < 50; i++) documentCache.set(`{ a${i} } #${'x'.repeat(100_000)}`, document);
  expect(documentCache.size).toBe(2);
});

describe('limits can be set', () => {
  test.each([
    ['depth', { depth: 2 }, '{ articles { nodes { title } } }'],
    ['cost', { cost: 10 }, '{ articles { nodes { title } } }'],
    ['aliases', { aliases: 0 }, '{ a: __typename }'],
    ['tokens', { tokens: 3 }, '{ __typename __typename }'],
    ['directives', { directives: 0 }, '{ __typename @skip(if: true) }'],
  ])('%s', async (name, limits, query) => {
    const answer = await start({ limits })(query);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: { name } });
  });
});
