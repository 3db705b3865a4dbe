import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  GraphQLList,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, MOST_PAGE_SIZE } from '../schema/connection.ts';

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Estimate {
  readonly cost: number;
  /** Items of the longest list among the arguments, or within them. */
  readonly longestList: number;
}

/** What a list without pages is taken to hold. */
const SHORT_LIST = 5;

/** Reading the schema costs the same whatever is asked of it. */
const INTROSPECTION = 1_000;

/**
 * How many objects an answer holds when every page is full. Of an abstract type the costliest object counts; a
 * fragment is worked out once for each type and page size, so that many spreads take no longer than one.
 */
export function estimateCost({ schema, operation, fragments, variables }: CostQuestion): Estimate {
  let longestList = 0;
  const known = new Map<string, number>();

  function ofSet(set: SelectionSetNode, type: GraphQLCompositeType, pageSize: number): number {
    if (isAbstractType(type))
      return Math.max(0, ...schema.getPossibleTypes(type).map((one) => ofSet(set, one, pageSize)));
    return set.selections.reduce((sum, selection) => sum + ofSelection(selection, type, pageSize), 0);
  }

  function ofSelection(selection: SelectionNode, type: GraphQLObjectType, pageSize: number): number {
    if (isLeftOut(selection)) return 0;
    switch (selection.kind) {
      case Kind.FIELD:
        return ofField(selection, type, pageSize);
      case Kind.INLINE_FRAGMENT:
        return applies(selection.typeCondition?.name.value, type) ? ofSet(selection.selectionSet, type, pageSize) : 0;
      case Kind.FRAGMENT_SPREAD:
        return ofFragment(selection.name.value, type, pageSize);
    }
  }

  function ofFragment(name: string, type: GraphQLObjectType, pageSize: number): number {
    const key = `${name} ${type.name} ${pageSize}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    const cost =
      fragment && applies(fragment.typeCondition.name.value, type) ? ofSet(fragment.selectionSet, type, pageSize) : 0;
    known.set(key, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLObjectType, pageSize: number): number {
    const { value: name } = node.name;
    if (name === '__schema' || name === '__type') return INTROSPECTION;
    const field = parent.getFields()[name];
    const type = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(type) || isLeafType(type)) return 0;
    const args = readArguments(field, node);
    const count = isList(field) ? (isConnection(parent) ? pageSize : (idCount(args) ?? SHORT_LIST)) : 1;
    return count * (1 + ofSet(node.selectionSet, type, readPageSize(args)));
  }

  function readArguments(field: GraphQLField<unknown, unknown>, node: FieldNode): Readonly<Record<string, unknown>> {
    try {
      const args = getArgumentValues(field, node, variables);
      longestList = Math.max(longestList, measureLists(args));
      return args;
    } catch {
      // The field will fail with this very error, and so its default is as good as any.
      return {};
    }
  }

  function isLeftOut(selection: SelectionNode): boolean {
    return (
      getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true ||
      getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false
    );
  }

  function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  }

  const root = schema.getRootType(operation.operation);
  const cost = root ? ofSet(operation.selectionSet, root, DEFAULT_PAGE_SIZE) : 0;
  return { cost, longestList };
}

function measureLists(input: unknown): number {
  if (typeof input !== 'object' || input === null) return 0;
  const own = Array.isArray(input) ? input.length : 0;
  return Object.values(input).reduce((longest, value) => Math.max(longest, measureLists(value)), own);
}

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return getNullableType(field.type) instanceof GraphQLList;
}

function isConnection(type: GraphQLObjectType): boolean {
  return type.name.endsWith('Connection');
}

function idCount({ ids }: Readonly<Record<string, unknown>>): number | undefined {
  return Array.isArray(ids) ? ids.length : undefined;
}

/** A page beyond the limit is refused by its field, with an error that says so. */
function readPageSize({ first, last }: Readonly<Record<string, unknown>>): number {
  const asked = [first, last].filter((size) => typeof size === 'number');
  const size = asked.length > 0 ? Math.max(...asked) : DEFAULT_PAGE_SIZE;
  return Math.min(Math.max(size, 0), MOST_PAGE_SIZE);
}
