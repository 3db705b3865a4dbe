import {
  type GraphQLAbstractType,
  GraphQLBoolean,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** What a type asks of a value, in the order in which it is asked. */
export interface Shape {
  readonly isNullable: boolean;
  /** Of a list, what its items are. */
  readonly item: Shape | null;
  readonly leaf: GraphQLLeafType | null;
  /** Type of the JavaScript values that the leaf gives as they are; null where it has to be asked. */
  readonly plain: 'string' | 'boolean' | null;
  readonly object: GraphQLObjectType | null;
  readonly abstract: GraphQLAbstractType | null;
}

export function shapeOf(type: GraphQLOutputType): Shape {
  const isNullable = !isNonNullType(type);
  const nullable = isNonNullType(type) ? type.ofType : type;
  const shape = { isNullable, item: null, leaf: null, plain: null, object: null, abstract: null };
  if (isListType(nullable)) return { ...shape, item: shapeOf(nullable.ofType) };
  if (isLeafType(nullable)) return { ...shape, leaf: nullable, plain: plainOf(nullable) };
  return isObjectType(nullable) ? { ...shape, object: nullable } : { ...shape, abstract: nullable };
}

function plainOf(leaf: GraphQLLeafType): Shape['plain'] {
  if (leaf === GraphQLString || leaf === GraphQLID) return 'string';
  return leaf === GraphQLBoolean ? 'boolean' : null;
}
