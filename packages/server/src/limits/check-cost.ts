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
}

export type CheckCost = (
  args: Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>,
) => CheckedCost | null;

/** Estimates of one document that are kept; its operations and what their variables are make them differ. */
const MOST_ESTIMATES = 50;

/** Works out what an operation costs: null where execution will refuse it anyway, before any field. */
export function createCheckCost(schema: GraphQLSchema, limits: Pick<Limits, 'cost' | 'listItems'>): CheckCost {
  const estimates = new WeakMap<DocumentNode, Map<string, Estimate>>();
  return ({ document, operationName, variableValues }) => {
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const given = variableValues ?? {};
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 });
    if (!coerced) return null;
    const known = estimates.get(document) ?? new Map<string, Estimate>();
    estimates.set(document, known);
    const key = JSON.stringify([operationName, weighingVariables(schema, operation).map((name) => coerced[name])]);
    let estimate = known.get(key);
    if (!estimate) {
      estimate = estimateCost({ schema, operation, fragments: fragmentsOf(document), variables: coerced });
      if (known.size >= MOST_ESTIMATES) known.clear();
      known.set(key, estimate);
    }
    return { cost: { requested: estimate.cost, limit: limits.cost }, refusal: refuse(estimate, limits) };
  };
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
