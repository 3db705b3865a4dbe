import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printSdl, schema } from '@sourcebook/server';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { run } from '../support/archive.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const committed = fileURLToPath(new URL('../../packages/server/schema.graphql', import.meta.url));

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

describe('the schema', () => {
  test('says all that the contract says, by the same names', () => {
    const contract = buildSchema(read('../fixtures/contract.graphql'));
    expect(findBreakingChanges(contract, buildSchema(printSdl()))).toEqual([]);
    expect(contract.getQueryType()?.getFields()).toHaveProperty('search');
  });

  test('is what the committed file holds', async () => {
    expect(await run(['schema', '--check', committed])).toEqual({ code: 0, out: '', err: '' });
    expect(read('../../packages/server/schema.graphql')).toBe(printSdl());
  });

  test('describes every type, field, argument, enum value and input field', () => {
    const bare = types.flatMap((type) => [...describedParts(type)].filter(([, text]) => !text?.trim()));
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test('gives a field that the members of a union or interface share one leaf type, nullability and depth of lists', () => {
    expect(findClashes(schema)).toEqual([]);
    // Each of these would make a query of all members invalid.
    const clash = (a: string, b: string): string[] =>
      findClashes(buildSchema(`type A { x: ${a} } type B { x: ${b} } union U = A | B type Query { u: U a: A b: B }`));
    expect(clash('Int', 'Int')).toEqual([]);
    expect(clash('A', 'B')).toEqual([]);
    const pairs = [
      ['Int', 'String'],
      ['Int', 'Int!'],
      ['Int', '[Int]'],
      ['[Int]', '[Int!]'],
      ['Int', 'A'],
      ['B', 'Int'],
      ['A', '[A!]'],
    ] as const;
    for (const [a, b] of pairs) expect(clash(a, b)).toEqual(['U: A.x and B.x']);
  });

  test('makes every list of objects a connection, but for short ones that are part of their object', () => {
    const lists = types
      .filter(isObjectType)
      .filter(({ name }) => !/(Connection|Edge)$/.test(name))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })))
      .filter(({ field }) => /^\[/.test(String(field.type)) && !isLeafType(getNamedType(field.type)));
    expect(lists.map(({ at }) => at).sort()).toEqual([
      'Appearance.textSpans',
      'Capture.locations',
      'Highlight.ranges',
      'Query.nodes',
    ]);
  });

  test('gives every connection the same arguments and fields', () => {
    const pages = ['after', 'before', 'first', 'last'];
    for (const type of types.filter(isObjectType)) {
      for (const field of Object.values(type.getFields())) {
        if (!getNamedType(field.type).name.endsWith('Connection')) continue;
        expect(field.args.map(({ name }) => name)).toEqual(expect.arrayContaining(pages));
        expect(String(field.type)).toMatch(/!$/);
      }
      if (type.name.endsWith('Connection'))
        expect(Object.keys(type.getFields()).sort()).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount']);
    }
  });
});

/** Fields of one name that no query can ask of two members at once (GraphQL, 5.3.2). */
function findClashes(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .flatMap((type) => {
      const fields = schema
        .getPossibleTypes(type)
        .flatMap((member) => Object.values(member.getFields()).map((field) => ({ member: member.name, field })));
      return fields.flatMap(({ member, field }, index) =>
        fields
          .slice(index + 1)
          .filter((other) => other.field.name === field.name)
          .filter((other) => {
            const parts = [select(member, field), select(other.member, other.field)];
            const document = parse(`fragment All on ${type.name} { ${parts.join(' ')} }`);
            return validate(schema, document, [OverlappingFieldsCanBeMergedRule]).length > 0;
          })
          .map((other) => `${type.name}: ${member}.${field.name} and ${other.member}.${other.field.name}`),
      );
    });
}

function select(member: string, { name, type }: { readonly name: string; readonly type: GraphQLOutputType }): string {
  return `... on ${member} { ${name} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'} }`;
}

function* describedParts(type: GraphQLNamedType): Generator<readonly [string, string | null | undefined]> {
  yield [type.name, type.description];
  if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description];
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description];
      for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name})`, arg.description];
    }
  }
}
