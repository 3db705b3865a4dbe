import {
  type GraphQLAbstractType,
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
  /** Whether the leaf gives strings as they are; else it has to be asked. */
  readonly isText: boolean;
  readonly object: GraphQLObjectType | null;
  readonly abstract: GraphQLAbstractType | null;
}

export function shapeOf(type: GraphQLOutputType): Shape {
  const isNullable = !isNonNullType(type);
  const nullable = isNonNullType(type) ? type.ofType : type;
  const shape = { isNullable, item: null, leaf: null, isText: false, object: null, abstract: null };
  if (isListType(nullable)) return { ...shape, item: shapeOf(nullable.ofType) };
  if (isLeafType(nullable)) return { ...shape, leaf: nullable, isText: isText(nullable) };
  return isObjectType(nullable) ? { ...shape, object: nullable } : { ...shape, abstract: nullable };
}

function isText(leaf: GraphQLLeafType): boolean {
  return leaf === GraphQLString || leaf === GraphQLID;
}
