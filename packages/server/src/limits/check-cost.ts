import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isLeafType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { limitExceeded } from '../errors.ts';
import { type Estimate, estimateCost } from './estimate-cost.ts';
import type { Limits } from './limits.ts';

/** What an operation comes to, and why it is refused if it is. */
export interface CheckedCost {
  readonly cost: { readonly requested: number; readonly limit: number };
  readonly refusal: GraphQLError | null;
  /** The operation's variables, coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export type CheckCost = (
  args: Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>,
) => CheckedCost | null;

/** Estimates of one operation that are kept; what its variables are makes them differ. */
const MOST_ESTIMATES = 50;

/** What is known of an operation before any request. */
interface Weighed {
  readonly operation: OperationDefinitionNode;
  /** Variables that change what it costs. */
  readonly weighing: readonly string[];
  readonly estimates: Map<string, Estimate>;
}

const NO_VARIABLES = Object.freeze({});

/** Works out what an operation costs: null where execution will refuse it anyway, before any field. */
export function createCheckCost(schema: GraphQLSchema, limits: Pick<Limits, 'cost' | 'listItems'>): CheckCost {
  const documents = new WeakMap<DocumentNode, Map<string, Weighed | null>>();

  function weigh(document: DocumentNode, operationName: string | null | undefined): Weighed | null {
    const name = operationName ?? '';
    let operations = documents.get(document);
    if (!operations) {
      operations = new Map();
      documents.set(document, operations);
    }
    const known = operations.get(name);
    if (known !== undefined) return known;
    const operation = getOperationAST(document, operationName);
    // Names that a document lacks are made up by clients, and are not kept.
    if (!operation) return null;
    const weighed = { operation, weighing: weighingVariables(schema, operation), estimates: new Map() };
    operations.set(name, weighed);
    return weighed;
  }

  return ({ document, operationName, variableValues }) => {
    const weighed = weigh(document, operationName);
    if (!weighed) return null;
    const { operation, weighing, estimates } = weighed;
    const variables = coerce(schema, operation, variableValues ?? {});
    if (!variables) return null;
    const key = weighing.length === 0 ? '' : JSON.stringify(weighing.map((name) => variables[name]));
    let estimate = estimates.get(key);
    if (!estimate) {
      estimate = estimateCost({ schema, operation, fragments: fragmentsOf(document), variables });
      if (estimates.size >= MOST_ESTIMATES) estimates.clear();
      estimates.set(key, estimate);
    }
    return { cost: { requested: estimate.cost, limit: limits.cost }, refusal: refuse(estimate, limits), variables };
  };
}

/** Undefined where a variable's value is none of its type. */
function coerce(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): CheckedCost['variables'] | undefined {
  if (variableDefinitions.length === 0) return NO_VARIABLES;
  return getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 }).coerced;
}

function refuse({ cost, longestList }: Estimate, limits: Pick<Limits, 'cost' | 'listItems'>): GraphQLError | null {
  if (cost > limits.cost) return limitExceeded('cost', limits.cost, cost);
  return longestList > limits.listItems ? limitExceeded('list items', limits.listItems, longestList) : null;
}

/** Neither an ID nor any other single string changes what an operation costs. */
function weighingVariables(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): string[] {
  return variableDefinitions
    .filter(({ type: node }) => {
      const type = typeFromAST(schema, node as never);
      const nullable = isNonNullType(type) ? type.ofType : type;
      return !isLeafType(nullable) || nullable.name === 'Int' || nullable.name === 'Boolean';
    })
    .map(({ variable }) => variable.name.value);
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}
