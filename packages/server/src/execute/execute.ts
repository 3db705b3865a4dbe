import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { Execution } from './execution.ts';
import { namesVariables, planOperation, type Selection } from './plan.ts';

export interface ExecuteArgs extends Omit<ExecutionArgs, 'schema'> {
  /** Stops the execution between two levels. */
  readonly signal?: AbortSignal | undefined;
  /** Loads what resolvers wait for. */
  readonly flush?: (() => Promise<void>) | undefined;
}

export type Execute = (args: ExecuteArgs) => Promise<ExecutionResult | null>;

/** As long as one request may keep others from having their turn, in milliseconds. */
const SLICE = 4;

/** Plans of one operation, which differ by what `@skip` and `@include` are given; more are not kept. */
const MOST_PLANS = 16;

/** Each repeats the whole variable that it complains of. */
const MOST_VARIABLE_ERRORS = 5;

/** What is known of a document's operation before any request. */
interface Prepared {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Variables on which it depends what is asked. */
  readonly conditions: readonly string[];
  readonly plans: Map<string, Selection>;
}

/**
 * An executor that answers as graphql-js does, from a plan that is kept with the document. It gives null for what is no
 * query.
 */
export function createExecute(schema: GraphQLSchema): Execute {
  const documents = new WeakMap<DocumentNode, Map<string, Prepared | null>>();

  function prepare(document: DocumentNode, operationName: string | null | undefined): Prepared | null {
    const operations = documents.get(document) ?? new Map<string, Prepared | null>();
    documents.set(document, operations);
    const name = operationName ?? '';
    if (!operations.has(name)) operations.set(name, prepareOperation(document, operationName));
    return operations.get(name)!;
  }

  return async (args) => {
    const prepared = prepare(args.document, args.operationName);
    const rootType = schema.getQueryType();
    if (!prepared || !rootType) return null;
    const { operation, fragments } = prepared;
    const hideSuggestions = args.hideSuggestions ?? false;
    const { coerced: variables, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      args.variableValues ?? {},
      { maxErrors: MOST_VARIABLE_ERRORS, hideSuggestions },
    );
    if (!variables) return { errors };
    const given = JSON.stringify(prepared.conditions.map((name) => variables[name]));
    let plan = prepared.plans.get(given);
    if (!plan) {
      const source = { schema, operation, fragments: new Map(Object.entries(fragments)), variables };
      plan = planOperation(source, rootType);
      if (prepared.plans.size >= MOST_PLANS) prepared.plans.clear();
      prepared.plans.set(given, plan);
    }
    const { contextValue: context, rootValue: root } = args;
    return run(new Execution({ schema, operation, fragments, variables, context, root }, plan), args);
  };
}

function prepareOperation(document: DocumentNode, operationName: string | null | undefined): Prepared | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) return null;
  const conditions = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      for (const name of namesVariables([directive])) conditions.add(name);
    },
  });
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  return { operation, fragments, conditions: [...conditions], plans: new Map() };
}

async function run(execution: Execution, { signal, flush }: ExecuteArgs): Promise<ExecutionResult> {
  let began = performance.now();
  while (!execution.isDone) {
    if (performance.now() - began > SLICE) {
      await nextTurn();
      began = performance.now();
    }
    signal?.throwIfAborted();
    execution.resolveLevel();
    await flush?.();
    const promises = execution.promises();
    if (promises.length > 0) await unlessAborted(Promise.allSettled(promises), signal);
    await execution.completeLevel();
  }
  const { answer, errors } = execution;
  return errors.length > 0 ? { errors, data: answer.data } : { data: answer.data };
}

/** @throws the signal's reason; what is under way then is waited for by nobody, and may fail. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
