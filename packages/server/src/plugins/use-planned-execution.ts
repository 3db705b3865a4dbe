import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { asResult, type Execute } from '../execute/execute.ts';
import type { Cancellation } from './use-allowance.ts';

/** Executes queries from plans that are kept with their documents; whatever else there is, as Yoga does. */
export function usePlannedExecution(execute: Execute): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs & Partial<Pick<Cancellation, 'signal'>>) => {
        const { signal, ...asked } = args;
        const executed = await execute({ ...asked, signal: signal && (() => signal) });
        return executed ? asResult(executed) : executeFn(args);
      });
    },
  };
}
