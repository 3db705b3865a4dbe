import { getNamedType, isAbstractType, isNonNullType, isObjectType, Kind, typeFromAST } from 'graphql';
import { listOperations } from './documents.mjs';
import { BANNER, byName, listTypes, printDoc, printType } from './typescript.mjs';

/** A plain function for each operation, and an interface of them all as methods of the client. */
export function plugin(schema, documents) {
  const { operations, fragments } = listOperations(documents);
  const described = operations.map((operation) => describe(schema, fragments, operation));
  const usedTypes = listTypes(schema, (type) => 'getValues' in type || 'isOneOf' in type)
    .map(({ name }) => name)
    .filter((name) => described.some(({ variables }) => new RegExp(`\\b${name}\\b`).test(variables)));
  return [
    BANNER,
    [
      `import type { ${usedTypes.join(', ')} } from './schema.ts';`,
      "import { listPages, type Pages } from '../pages.ts';",
      "import type { Requester, RequestOptions, TypedDocument } from '../request.ts';",
      "import type { Selected } from '../selection.ts';",
    ].join('\n'),
    ...[...fragments.values()].map((fragment) => printFragment(schema, fragments, fragment)).sort(),
    ...described.map(printOperation),
    printMethods(described),
    '',
  ].join('\n\n');
}

function describe(schema, fragments, { name, operation, query, hash }) {
  const root = schema.getRootType(operation.operation);
  const [selection, more] = operation.selectionSet.selections;
  if (more || selection.kind !== Kind.FIELD) throw new Error(`codegen: the operation ${name} must select one field.`);
  const field = root.getFields()[selection.name.value];
  const fields = new Set(selection.selectionSet.selections.map((item) => item.name?.value));
  const variables = printVariables(schema, field, operation.variableDefinitions ?? []);
  const optional = (operation.variableDefinitions ?? []).every(({ type }) => type.kind !== Kind.NON_NULL_TYPE);
  const type = `Selected<'${root.name}', ${printSelected(schema, root, operation.selectionSet, fragments)}>`;
  const items = fields.has('pageInfo') && (fields.has('nodes') ? 'nodes' : 'edges');
  return { name, query, hash, field, variables, optional, type, items, pascal: name[0].toUpperCase() + name.slice(1) };
}

function printVariables(schema, field, definitions) {
  const lines = definitions
    .map((definition) => ({ name: definition.variable.name.value, type: typeFromAST(schema, definition.type) }))
    .sort(byName)
    .map(({ name, type }) => {
      const argument = field.args.find((arg) => arg.name === name) ?? {};
      const required = isNonNullType(type);
      return `${printDoc(argument, '  ')}  readonly ${name}${required ? '' : '?'}: ${printType(type)}${required ? '' : ' | undefined'};\n`;
    });
  return `{\n${lines.join('')}}`;
}

function printFragment(schema, fragments, { name, typeCondition, selectionSet }) {
  const type = schema.getType(typeCondition.name.value);
  return `/** What the ready-made operations ask of ${type.name}. */\nexport type ${name.value} = Selected<'${type.name}', ${printSelected(schema, type, selectionSet, fragments)}>;`;
}

/** A selection set as the composer's type of it, fragments written out. */
export function printSelected(schema, type, selectionSet, fragments) {
  const entries = [];
  const on = new Map();
  collect(type, selectionSet);
  if (on.size > 0) {
    const members = [...on].map(([name, parts]) => `readonly ${name}: ${parts.join(' & ')}`);
    entries.push(`readonly on: { ${members.join('; ')} }`);
  }
  return `{ ${[...new Set(entries)].join('; ')} }`;

  function collect(parent, set) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) entries.push(printField(parent, selection));
      else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const condition = schema.getType(fragment.typeCondition?.name.value ?? parent.name);
        if (isAbstractType(parent) && isObjectType(condition)) {
          const part = printSelected(schema, condition, fragment.selectionSet, fragments);
          on.set(condition.name, [...(on.get(condition.name) ?? []), part]);
        } else collect(parent, fragment.selectionSet);
      }
    }
  }

  function printField(parent, { alias, name, selectionSet: nested }) {
    const key = alias ? `'${alias.value}:${name.value}'` : name.value;
    if (!nested) return `readonly ${key}: true`;
    const fieldType = getNamedType(parent.getFields()[name.value].type);
    return `readonly ${key}: ${printSelected(schema, fieldType, nested, fragments)}`;
  }
}

function printOperation({ name, pascal, query, hash, field, variables, optional, type, items }) {
  const parameters = `client: Requester, variables: ${pascal}Variables${optional ? ' = {}' : ''}, options?: RequestOptions`;
  const doc = printDoc(field) || `/** Runs the query \`${name}\`. */\n`;
  const body = items
    ? `listPages((after) => client.request(${name}Document, { ...variables, after }, options).then((data) => data.${field.name}), variables.after, options?.signal)`
    : `client.request(${name}Document, variables, options).then((data) => data.${field.name})`;
  return [
    `/** Variables of \`${name}\`. */\nexport interface ${pascal}Variables ${variables}`,
    `/** What the server answers to \`${name}\`. */\nexport type ${pascal}Answer = ${type};`,
    `/** The document of \`${name}\`, for \`request\`. */\nexport const ${name}Document: TypedDocument<${pascal}Answer, ${pascal}Variables> = {\n  query: ${JSON.stringify(query)},\n  hash: '${hash}',\n};`,
    `${doc}export function ${name}(${parameters}): ${returned({ pascal, field, items })} {\n  return ${body};\n}`,
  ].join('\n\n');
}

function returned({ pascal, field, items }) {
  const answer = `${pascal}Answer['${field.name}']`;
  return items ? `Pages<${answer}['${items}'][number], ${answer}>` : `Promise<${answer}>`;
}

function printMethods(described) {
  const signatures = described.map(
    ({ name, pascal, field, optional, items }) =>
      `${printDoc(field, '  ')}  ${name}(variables${optional ? '?' : ''}: ${pascal}Variables, options?: RequestOptions): ${returned({ pascal, field, items })};\n`,
  );
  const methods = described.map(
    ({ name }) => `    ${name}: (variables, options) => ${name}(client, variables, options),\n`,
  );
  return `/** The ready-made operations as methods. */\nexport interface Operations {\n${signatures.join('')}}\n\n/** Binds every ready-made operation to a client. */\nexport function bindOperations(client: Requester): Operations {\n  return {\n${methods.join('')}  };\n}`;
}
