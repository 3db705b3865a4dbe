import type { Plugin } from 'graphql-yoga';
import { apiError } from '../errors.ts';

/** What stops a request's work. */
export interface Cancellation {
  /** Aborted when the time is up or the client has gone. */
  readonly signal: AbortSignal;
}

interface Timer {
  readonly stopTimer: () => void;
}

/**
 * Stops a request's work, not only its answer: no further field is resolved, and resolvers have the signal. It is
 * only ever aborted by the event loop, between two turns: the executor leaves promises unhandled when it happens in
 * the midst of a list, and that ends the process.
 */
export function useTimeLimit(milliseconds: number): Plugin<Cancellation, Partial<Cancellation & Timer>> {
  return {
    onRequest({ request, serverContext }) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(timeIsUp(milliseconds)), milliseconds).unref();
      request.signal.addEventListener('abort', () => controller.abort(request.signal.reason), { once: true });
      Object.assign(serverContext, { signal: controller.signal, stopTimer: () => clearTimeout(timer) });
    },
    onExecute({ args }) {
      // The executor takes a signal that graphql's own types don't know.
      Object.assign(args, { signal: args.contextValue.signal });
    },
    onResponse({ serverContext }) {
      serverContext.stopTimer?.();
    },
  };
}

function timeIsUp(milliseconds: number) {
  return apiError('TIMEOUT', `This request took longer than ${milliseconds} ms and was stopped.`, {
    limit: { name: 'milliseconds', allowed: milliseconds },
  });
}
