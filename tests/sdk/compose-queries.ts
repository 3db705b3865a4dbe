import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

export interface Size {
  readonly queries: number;
  /** How many fields an object has at most. */
  readonly fields: number;
  /** How deep objects are nested at most. */
  readonly levels: number;
}

interface Written {
  readonly selection: string;
  /** How one of its values is read from the answer. */
  readonly path: string;
}

/** Values of the arguments that are required somewhere. */
const VALUES: Readonly<Record<string, string>> = { by: "{ id: 'A' }", id: "'A'", ids: "['A']", query: "'word'" };

/** A program of distinct nested queries over a schema, each of which reads a value of its answer. */
export function composeQueries(schema: GraphQLSchema, size: Size, sdk: string): string {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ type }) => !isLeafType(getNamedType(type)),
  );
  const queries = Array.from({ length: size.queries }, (_, index) => {
    const field = roots[index % roots.length] as GraphQLField<unknown, unknown>;
    const { selection, path } = writeField(schema, field, size.fields, size.levels, turnBy(index));
    const name = index % 3 === 0 ? `'other:${field.name}'` : field.name;
    const read = `${index % 3 === 0 ? 'other' : field.name}${path}`;
    return `export async function query${index}() {\n  const answer = await client.select({ ${name}: ${selection} });\n  return answer.${read};\n}\n`;
  });
  return `import { createClient } from '${sdk}';\nexport const client = createClient();\n${queries.join('')}`;
}

/** Numbers that look as if by chance, and are the same each time (Numerical Recipes' generator). */
function turnBy(seed: number): (below: number) => number {
  let state = seed * 7_919 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Turn = (below: number) => number;

function writeField(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  fields: number,
  levels: number,
  turn: Turn,
): Written {
  const args = field.args.flatMap((arg) => {
    if (arg.name === 'first') return [`first: ${1 + turn(50)}`];
    return isRequiredArgument(arg) ? [`${arg.name}: ${VALUES[arg.name]}`] : [];
  });
  const type = getNamedType(field.type);
  const given = args.length > 0 ? `$args: { ${args.join(', ')} }, ` : '';
  const path = isNonNullType(field.type) ? '' : '?';
  const item = isListType(getNullableType(field.type)) ? `${path && '?.'}[0]?` : path;
  if (isLeafType(type)) return { selection: given ? `{ ${given}}` : 'true', path: '' };
  const parts = writeParts(schema, type, fields, levels - 1, turn);
  return { selection: `{ ${given}${parts.selection} }`, path: `${item}${parts.path}` };
}

function writeParts(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  fields: number,
  levels: number,
  turn: Turn,
): Written {
  if (isAbstractType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map((member) => `${member.name}: { ${writeParts(schema, member, fields, levels, turn).selection} }`);
    return { selection: `on: { ${members.join(', ')} }`, path: '.__typename' };
  }
  const all = isObjectType(type) ? Object.values(type.getFields()) : [];
  const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
  const objects = all.filter(({ type, name }) => !isLeafType(getNamedType(type)) && name !== 'pageInfo' && levels > 0);
  const start = turn(leaves.length);
  const chosen = leaves.slice(start).concat(leaves.slice(0, start)).slice(0, fields);
  const nested = objects.length > 0 ? [objects[turn(objects.length)] as GraphQLField<unknown, unknown>] : [];
  const written = [...chosen, ...nested].map((field) => ({
    field,
    ...writeField(schema, field, fields, levels, turn),
  }));
  const deepest = written.at(-1);
  return {
    selection: written.map(({ field, selection }) => `${field.name}: ${selection}`).join(', '),
    path: `.${deepest?.field.name}${deepest?.path}`,
  };
}
