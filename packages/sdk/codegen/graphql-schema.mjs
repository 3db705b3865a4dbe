import {
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql';
import { BANNER, byName, listTypes, possibleNames, printScalar } from './typescript.mjs';

/** The schema as gql.tada's types read it. Enums and inputs are those that the composer takes. */
export function plugin(schema) {
  const named = listTypes(schema, (type) => isEnumType(type) || isInputObjectType(type)).map(({ name }) => name);
  const scalars = listTypes(schema, isScalarType).map(({ name }) => [name, printScalar(name)]);
  const leaves = [...named.map((name) => [name, name]), ...scalars];
  return [
    BANNER,
    `import type { ${named.join(', ')} } from './schema.ts';`,
    printWrapper('List', 'LIST'),
    printWrapper('NonNull', 'NON_NULL'),
    `/** The schema, for the types of gql.tada. */\nexport type GraphQLSchema = {\n${[
      `  query: '${schema.getQueryType().name}';`,
      `  mutation: ${printName(schema.getMutationType())};`,
      `  subscription: ${printName(schema.getSubscriptionType())};`,
      '  types: {',
      ...listTypes(schema, isCompositeType).map((type) => printComposite(schema, type)),
      ...leaves.map(([name, type]) => `    ${name}: { type: ${type} };`),
      '  };',
    ].join('\n')}\n};`,
    '',
  ].join('\n\n');
}

function printWrapper(name, kind) {
  return `interface ${name}<Type> {\n  kind: '${kind}';\n  ofType: Type;\n}`;
}

function printName(type) {
  return type ? `'${type.name}'` : 'never';
}

function printComposite(schema, type) {
  const kind = isObjectType(type) ? 'OBJECT' : isInterfaceType(type) ? 'INTERFACE' : 'UNION';
  const possible = isObjectType(type)
    ? ''
    : ` possibleTypes: ${possibleNames(schema, type)
        .map((name) => `'${name}'`)
        .join(' | ')};`;
  const fields = 'getFields' in type ? Object.values(type.getFields()).sort(byName) : [];
  const lines = fields.map(
    (field) => `        ${field.name}: { type: ${printReference(field.type)}${printArguments(field.args)} };\n`,
  );
  return `    ${type.name}: {\n      kind: '${kind}'; name: '${type.name}';${possible}\n      fields: {\n${lines.join('')}      };\n    };`;
}

/** Their names, and which of them cannot be left out: for our own checks, gql.tada looks at none. */
function printArguments(args) {
  if (args.length === 0) return '';
  const union = (some) =>
    some
      .toSorted(byName)
      .map(({ name }) => `'${name}'`)
      .join(' | ');
  const required = args.filter(isRequiredArgument);
  return `; takes: ${union(args)}${required.length > 0 ? `; needs: ${union(required)}` : ''}`;
}

function printReference(type) {
  if (isNonNullType(type)) return `NonNull<${printReference(type.ofType)}>`;
  return isListType(type) ? `List<${printReference(type.ofType)}>` : `{ name: '${type.name}' }`;
}
