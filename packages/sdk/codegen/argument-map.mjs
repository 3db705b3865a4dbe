import { isCompositeType } from 'graphql';
import { BANNER, byName, listTypes } from './typescript.mjs';

/**
 * The types of arguments, for the composer's variables: by argument where all fields agree on them, else by field and
 * argument. A composed query knows its fields' names but not their parents' types.
 */
export function plugin(schema) {
  const types = new Map();
  for (const parent of listTypes(schema, (type) => isCompositeType(type) && 'getFields' in type))
    for (const field of Object.values(parent.getFields()))
      for (const arg of field.args) {
        const uses = types.get(arg.name) ?? types.set(arg.name, new Map()).get(arg.name);
        const type = String(arg.type).replace(/!$/, '');
        const known = uses.get(field.name) ?? type;
        if (known !== type)
          throw new Error(
            `codegen: ${parent.name}.${field.name}(${arg.name}:) is ${type}, but another field ${field.name} takes ${known}. The composer tells them apart by field and argument name; rename one.`,
          );
        uses.set(field.name, type);
      }
  const entries = [...types].flatMap(([name, uses]) =>
    new Set(uses.values()).size === 1
      ? [{ name, type: [...uses.values()][0] }]
      : [...uses].map(([field, type]) => ({ name: `${field}.${name}`, type })),
  );
  const lines = entries.sort(byName).map(({ name, type }) => `  '${name}': '${type}',\n`);
  return `${BANNER}\n\nexport const argumentTypes: Readonly<Record<string, string>> = {\n${lines.join('')}};\n`;
}
