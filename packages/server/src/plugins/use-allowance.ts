import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { limitExceeded } from '../errors.ts';
import { Allowance, timeIsUp } from '../limits/allowance.ts';
import type { Limits } from '../limits/limits.ts';
import { measureAnswer } from '../limits/measure-answer.ts';

/** What stops a request's work. */
export interface Cancellation {
  /** Aborted when the time is up or the client has gone. */
  readonly signal: AbortSignal;
  /** Asked by work that holds the event loop up, so that no timer can stop it. */
  readonly allowance: Allowance;
}

interface Timer {
  readonly stopTimer: () => void;
}

/**
 * Stops a request's work, not only its answer: no further field is resolved, and resolvers have the signal. It is
 * only ever aborted by the event loop, between two turns: the executor leaves promises unhandled when it happens in
 * the midst of a list, and that ends the process.
 */
export function useAllowance(
  limits: Pick<Limits, 'milliseconds' | 'answerBytes'>,
): Plugin<Cancellation, Partial<Cancellation & Timer>> {
  return {
    onRequest({ request, serverContext }) {
      const { abort, ...started } = startAllowance(limits);
      request.signal.addEventListener('abort', () => abort(request.signal.reason), { once: true });
      Object.assign(serverContext, started);
    },
    onExecute({ args }) {
      const { signal, allowance } = args.contextValue;
      // The executor takes a signal that graphql's own types don't know.
      Object.assign(args, { signal });
      return {
        onExecuteDone({ result, setResult }) {
          if (isAsyncIterable(result)) return;
          const refusal = allowance.refusal ?? refuseAnswer(result, limits.answerBytes);
          // As when the signal stops it: an answer that lacks some fields for want of time or space is none.
          if (refusal) setResult({ errors: [refusal] });
        },
      };
    },
    onResponse({ serverContext }) {
      serverContext.stopTimer?.();
    },
  };
}

/** A request's time begins. */
function startAllowance(limits: Pick<Limits, 'milliseconds' | 'answerBytes'>) {
  const { milliseconds } = limits;
  const controller = new AbortController();
  const abort = (reason: unknown): void => controller.abort(reason);
  const timer = setTimeout(() => abort(timeIsUp(milliseconds)), milliseconds).unref();
  return { signal: controller.signal, allowance: new Allowance(limits), abort, stopTimer: () => clearTimeout(timer) };
}

export function refuseAnswer({ data, errors }: ExecutionResult, answerBytes: number) {
  const bytes = measureAnswer([data, errors?.map(({ message, path }) => [message, path])], answerBytes);
  return bytes > answerBytes ? limitExceeded('answer bytes', answerBytes, bytes) : null;
}
