import type { GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { createExecute, type ExecuteArgs } from '../execute/execute.ts';

/** Executes queries from plans that are kept with their documents; whatever else there is, as Yoga does. */
export function usePlannedExecution(schema: GraphQLSchema): Plugin {
  const execute = createExecute(schema);
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecuteArgs) => (await execute(args)) ?? executeFn(args));
    },
  };
}
