import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { CheckCost, CheckedCost } from '../limits/check-cost.ts';

/**
 * Refuses an operation whose answer could be too large, and says in `extensions.cost` of every answer what it came to.
 * It stands before execution, not among the rules of validation: these are asked once a document, whatever its
 * variables are the next time.
 */
export function useCostLimit(checkCost: CheckCost): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const checked = checkCost(args);
      if (!checked) return undefined;
      const { cost, refusal } = checked;
      if (refusal) {
        setResultAndStopExecution(addCost({ errors: [refusal] }, cost));
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

export function addCost(result: ExecutionResult, cost: CheckedCost['cost']): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, cost } };
}
