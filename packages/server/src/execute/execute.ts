import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
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
  /** Coerced already; else `variableValues` are. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Stops the execution between two levels. Asked for only when there is something to wait for. */
  readonly signal?: (() => AbortSignal) | undefined;
  /** Does the work of resolvers and loads what they wait for; null when that is there at once. */
  readonly together?: ((work: () => void) => Promise<void> | null) | undefined;
}

/** What an execution gives. */
export interface Executed {
  /** The answer's data as JSON; null where nothing ran. */
  readonly json: string | null;
  readonly errors: readonly GraphQLError[];
}

export type Execute = (args: ExecuteArgs) => Promise<Executed | null>;

/** The same as graphql-js gives it. */
export function asResult({ json, errors }: Executed): ExecutionResult {
  const data = json === null ? {} : { data: JSON.parse(json) as NonNullable<ExecutionResult['data']> | null };
  return errors.length > 0 ? { errors, ...data } : data;
}

/** As long as one request may keep others from having their turn, in milliseconds. */
const SLICE = 4;

/** Plans of one operation, which differ by what `@skip` and `@include` are given; more are not kept. */
const MOST_PLANS = 16;

/** Each repeats the whole variable that it complains of. */
const MOST_VARIABLE_ERRORS = 5;
type Variables = Readonly<Record<string, unknown>>;
type Root = GraphQLObjectType;

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
    let operations = documents.get(document);
    if (!operations) {
      operations = new Map();
      documents.set(document, operations);
    }
    const name = operationName ?? '';
    let prepared = operations.get(name);
    if (prepared === undefined) {
      prepared = prepareOperation(document, operationName);
      operations.set(name, prepared);
    }
    return prepared;
  }

  function coerce({ operation }: Prepared, { variableValues, hideSuggestions }: ExecuteArgs) {
    const definitions = operation.variableDefinitions ?? [];
    return getVariableValues(schema, definitions, variableValues ?? {}, {
      maxErrors: MOST_VARIABLE_ERRORS,
      hideSuggestions: hideSuggestions ?? false,
    });
  }

  function planFor({ operation, fragments, conditions, plans }: Prepared, variables: Variables, rootType: Root) {
    const given = conditions.length === 0 ? '' : JSON.stringify(conditions.map((name) => variables[name]));
    const known = plans.get(given);
    if (known) return known;
    const source = { schema, operation, fragments: new Map(Object.entries(fragments)), variables };
    const plan = planOperation(source, rootType);
    if (plans.size >= MOST_PLANS) plans.clear();
    plans.set(given, plan);
    return plan;
  }

  return async (args) => {
    const prepared = prepare(args.document, args.operationName);
    const rootType = schema.getQueryType();
    if (!prepared || !rootType) return null;
    const { operation, fragments } = prepared;
    let variables = args.variables;
    if (!variables) {
      const { coerced, errors } = coerce(prepared, args);
      if (!coerced) return { json: null, errors };
      variables = coerced;
    }
    const plan = planFor(prepared, variables, rootType);
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

async function run(execution: Execution, { signal, together }: ExecuteArgs): Promise<Executed> {
  const resolveLevel = (): void => execution.resolveLevel();
  let began = performance.now();
  while (!execution.isDone) {
    if (performance.now() - began > SLICE) {
      await nextTurn();
      signal?.().throwIfAborted();
      began = performance.now();
    }
    if (together) {
      const loading = together(resolveLevel);
      if (loading) await loading;
    } else resolveLevel();
    const promises = execution.promises();
    if (promises.length > 0) await unlessAborted(Promise.allSettled(promises), signal?.());
    const completing = execution.completeLevel();
    if (completing) await completing;
  }
  return { json: execution.json, errors: execution.errors };
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
