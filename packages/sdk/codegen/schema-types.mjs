import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isRequiredArgument,
} from 'graphql';
import {
  BANNER,
  byName,
  isLeafField,
  listTypes,
  possibleNames,
  printArguments,
  printDoc,
  printType,
} from './typescript.mjs';

/** Enums, inputs, and of every object two interfaces: what it answers, and what can be selected of it. */
export function plugin(schema) {
  const composites = listTypes(schema, isCompositeType);
  return [
    BANNER,
    ...listTypes(schema, isEnumType).map(printEnum),
    ...listTypes(schema, isInputObjectType).map(printInput),
    ...composites.flatMap((type) => [printAnswer(schema, type), printSelection(schema, type)]),
    printMap('ObjectTypes', 'Every object, interface and union by its name.', composites, (name) => name),
    printMap(
      'Selections',
      'What can be selected of each object, interface and union.',
      composites,
      (name) => `${name}Selection`,
    ),
    '',
  ].join('\n\n');
}

function printEnum(type) {
  const values = type
    .getValues()
    .toSorted(byName)
    .map((value) => `${printDoc(value, '  ')}  | '${value.name}'`);
  return `${printDoc(type)}export type ${type.name} =\n${values.join('\n')};`;
}

function printInput(type) {
  const fields = Object.values(type.getFields()).sort(byName);
  if (!type.isOneOf) return `${printDoc(type)}export interface ${type.name} ${printArguments(fields)}`;
  const choices = fields.map((chosen) => {
    const others = fields.filter((field) => field !== chosen).map(({ name }) => `readonly ${name}?: never`);
    const value = printType(chosen.type).replace(/ \| null$/, '');
    return `  | {\n${printDoc(chosen, '      ')}      readonly ${chosen.name}: ${value};\n      ${others.join('; ')};\n    }`;
  });
  return `${printDoc(type)}export type ${type.name} =\n${choices.join('\n')};`;
}

function fieldsOf(type) {
  return 'getFields' in type ? Object.values(type.getFields()).sort(byName) : [];
}

function printAnswer(schema, type) {
  const names = possibleNames(schema, type);
  if (isAbstractType(type) && fieldsOf(type).some(({ name }) => name === 'on'))
    throw new Error(`codegen: ${type.name}.on can't be told from the composer's own "on".`);
  const lines = fieldsOf(type).map(
    (field) => `${printDoc(field, '  ')}  readonly ${field.name}: ${printType(field.type)};\n`,
  );
  const members = isAbstractType(type)
    ? `  readonly on: { ${names.map((name) => `readonly ${name}: ${name}`).join('; ')} };\n`
    : '';
  const typename = `  /** The name of the object's type. */\n  readonly __typename: ${names.map((name) => `'${name}'`).join(' | ')};\n`;
  return `${printDoc(type)}export interface ${type.name} {\n${typename}${lines.join('')}${members}}`;
}

function printSelection(schema, type) {
  const fields = fieldsOf(type);
  const plain = [
    '__typename',
    ...fields.filter((field) => isLeafField(field) && field.args.length === 0).map(({ name }) => name),
  ];
  const properties = fields.map((field) => {
    const value = printFieldSelection(field);
    const alias = plain.includes(field.name)
      ? ''
      : `  readonly [alias: \`\${string}:${field.name}\`]: NonNullable<${type.name}Selection['${field.name}']>;\n`;
    return `${printDoc(field, '  ')}  readonly ${field.name}?: ${value};\n${alias}`;
  });
  const on = isAbstractType(type)
    ? `  /** What to select of each type that this can be. The answer is narrowed by its \`__typename\`. */\n  readonly on?: {\n${possibleNames(
        schema,
        type,
      )
        .map((name) => `    readonly ${name}?: ${name}Selection;\n`)
        .join('')}  };\n`
    : '';
  const leaves = plain.map((name) => `'${name}'`).join(' | ');
  return `/** What can be selected of ${type.name}. */\nexport interface ${type.name}Selection {\n  /** The name of the object's type. */\n  readonly __typename?: true;\n  readonly [alias: \`\${string}:\${${leaves}}\`]: true;\n${properties.join('')}${on}}`;
}

function printFieldSelection(field) {
  const object = isLeafField(field) ? '' : `${getNamedType(field.type).name}Selection`;
  if (field.args.length === 0) return object || 'true';
  const required = field.args.some(isRequiredArgument);
  const args = `{ readonly $args${required ? '' : '?'}: ${printArguments(field.args, '  ')} }`;
  return object ? `${object} & ${args}` : required ? args : `true | ${args}`;
}

function printMap(name, description, types, value) {
  const lines = types.map((type) => `  ${type.name}: ${value(type.name)};\n`);
  return `/** ${description} */\nexport interface ${name} {\n${lines.join('')}}`;
}
