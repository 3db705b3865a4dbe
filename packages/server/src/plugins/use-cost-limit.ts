import {
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  Kind,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { limitExceeded } from '../errors.ts';
import { estimateCost } from '../limits/estimate-cost.ts';

/**
 * Refuses an operation whose answer could be too large, and says in `extensions.cost` of every answer what it came to.
 * It stands before execution, not among the rules of validation: these are asked once a document, whatever its
 * variables are the next time.
 */
export function useCostLimit(limit: number): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const requested = costOf(args);
      if (requested === undefined) return undefined;
      const cost = { requested, limit };
      if (requested > limit) {
        setResultAndStopExecution({ errors: [limitExceeded('cost', limit, requested)], extensions: { cost } });
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

function addCost(
  result: ExecutionResult,
  cost: { readonly requested: number; readonly limit: number },
): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, cost } };
}

/** Undefined where execution will refuse the request anyway, before any field. */
function costOf({ schema, document, operationName, variableValues }: ExecutionArgs): number | undefined {
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
