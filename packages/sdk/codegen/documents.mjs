import { createHash } from 'node:crypto';
import { Kind, print, stripIgnoredCharacters } from 'graphql';
import { byName } from './typescript.mjs';

/** Every operation with the fragments that it uses, as the text that is sent and hashed. */
export function listOperations(documents) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const operations = definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const query = stripIgnoredCharacters([operation, ...usedFragments(operation, fragments)].map(print).join('\n'));
      return { name: operation.name.value, operation, query, hash: createHash('sha256').update(query).digest('hex') };
    });
  return { operations: operations.sort(byName), fragments };
}

function isFragment({ kind }) {
  return kind === Kind.FRAGMENT_DEFINITION;
}

function usedFragments(definition, fragments, used = new Set()) {
  for (const selection of definition.selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      if (used.has(fragment)) continue;
      used.add(fragment);
      usedFragments(fragment, fragments, used);
    } else usedFragments(selection, fragments, used);
  }
  return used;
}
