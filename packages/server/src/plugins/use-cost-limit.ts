import {
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  getOperationAST,
  getVariableValues,
  Kind,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { limitExceeded } from '../errors.ts';
import { type Estimate, estimateCost } from '../limits/estimate-cost.ts';
import type { Limits } from '../limits/limits.ts';

/**
 * Refuses an operation whose answer could be too large, and says in `extensions.cost` of every answer what it came to.
 * It stands before execution, not among the rules of validation: these are asked once a document, whatever its
 * variables are the next time.
 */
export function useCostLimit(limits: Pick<Limits, 'cost' | 'listItems'>): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const estimate = estimateOf(args);
      if (!estimate) return undefined;
      const cost = { requested: estimate.cost, limit: limits.cost };
      const refusal = refuseEstimate(estimate, limits);
      if (refusal) {
        setResultAndStopExecution({ errors: [refusal], extensions: { cost } });
        return undefined;
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (!isAsyncIterable(result)) setResult(addCost(result, cost));
        },
      };
    },
  };
}

function refuseEstimate(
  { cost, longestList }: Estimate,
  limits: Pick<Limits, 'cost' | 'listItems'>,
): GraphQLError | undefined {
  if (cost > limits.cost) return limitExceeded('cost', limits.cost, cost);
  return longestList > limits.listItems ? limitExceeded('list items', limits.listItems, longestList) : undefined;
}

function addCost(
  result: ExecutionResult,
  cost: { readonly requested: number; readonly limit: number },
): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, cost } };
}

/** Undefined where execution will refuse the request anyway, before any field. */
function estimateOf({ schema, document, operationName, variableValues }: ExecutionArgs): Estimate | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  if (!coerced) return undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return estimateCost({ schema, operation, fragments, variables: coerced });
}
