import type { ServerResponse } from 'node:http';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import { asResult, type Execute } from '../execute/execute.ts';
import { Allowance } from '../limits/allowance.ts';
import type { CheckCost } from '../limits/check-cost.ts';
import type { Limits } from '../limits/limits.ts';
import { refuseAnswer } from '../plugins/use-allowance.ts';
import { addCost } from '../plugins/use-cost-limit.ts';
import type { HandedOn } from './handed-on.ts';
import { Leaving } from './leaving.ts';
import type { Params } from './read-params.ts';

export interface RunParts {
  readonly limits: Limits;
  readonly execute: Execute;
  readonly checkCost: CheckCost;
  readonly hideSuggestions: boolean;
}

interface Running {
  readonly document: DocumentNode;
  readonly params: Params;
  readonly requestId: string;
  /** Closed when the client has gone. */
  readonly response: ServerResponse;
}

/** The answer, with the version of what was read; or what is known, where it is to be presented otherwise. */
type Ran =
  | { readonly body: Buffer; readonly version: string | null }
  | { readonly known: HandedOn & { readonly requestId?: string } };

export type Run = (running: Running) => Promise<Ran>;

/** Runs operations of documents that have been executed before. */
export function createRun({ limits, execute, checkCost, hideSuggestions }: RunParts): Run {
  return async ({ document, params, requestId, response }) => {
    const { operationName, variables: variableValues } = params;
    const checked = checkCost({ document, operationName, variableValues });
    if (!checked) return { known: {} };
    const { cost, variables } = checked;
    const present = (result: ExecutionResult): Ran => ({ known: { requestId, result: addCost(result, cost) } });
    if (checked.refusal) return present({ errors: [checked.refusal] });
    const allowance = new Allowance(limits);
    const leaving = new Leaving(response, allowance);
    let version: string | null = null;
    const onVersion = (read: string | null): void => {
      version = read;
    };
    try {
      const contextValue = { requestId, allowance, onVersion };
      const asked = { document, operationName, variableValues, variables, hideSuggestions };
      const executed = await execute({ ...asked, contextValue, signal: leaving.signal });
      if (!executed) return { known: {} };
      if (allowance.refusal) return present({ errors: [allowance.refusal] });
      if (executed.errors.length > 0) return present(asResult(executed));
      const { requested, limit } = cost;
      const body = Buffer.from(
        `{"data":${executed.json},"extensions":{"cost":{"requested":${requested},"limit":${limit}}}}`,
      );
      const refusal = body.length > limits.answerBytes ? refuseAnswer(asResult(executed), limits.answerBytes) : null;
      return refusal ? present({ errors: [refusal] }) : { body, version };
    } catch (error) {
      return present({ errors: [asGraphQLError(error)] });
    } finally {
      leaving.end();
    }
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
