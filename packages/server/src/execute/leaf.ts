import type { GraphQLLeafType } from 'graphql';

/** What JSON writes as it is: neither quotes, backslashes and controls nor halves of pairs, alone or not. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
/** Beyond it, one pass that writes is better than one that looks and one that writes. */
const SHORT = 2000;

export function writeString(text: string): string {
  return text.length <= SHORT && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** The JSON of what a leaf's type makes of a value. */
export function writeLeaf(leaf: GraphQLLeafType, value: unknown): string {
  const serialized = leaf.serialize(value);
  if (serialized == null) {
    throw new Error(`Expected \`${leaf.name}.serialize(${String(value)})\` to return non-nullable value.`);
  }
  return typeof serialized === 'string' ? writeString(serialized) : (JSON.stringify(serialized) ?? 'null');
}
