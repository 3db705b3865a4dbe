import type { RequestListener } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type YogaInitialContext } from 'graphql-yoga';
import { createDocumentCache } from './document-cache.ts';
import { createExecute, type Execute } from './execute/execute.ts';
import { createCheckCost } from './limits/check-cost.ts';
import { DEFAULT_LIMITS } from './limits/limits.ts';
import { allowOrigins } from './plugins/allow-origins.ts';
import { type Cancellation, useAllowance } from './plugins/use-allowance.ts';
import { useCostLimit } from './plugins/use-cost-limit.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { useErrors } from './plugins/use-errors.ts';
import { useKnownOperations } from './plugins/use-known-operations.ts';
import { useKnownResult } from './plugins/use-known-result.ts';
import { createMetrics } from './plugins/use-metrics.ts';
import { useNoIntrospection } from './plugins/use-no-introspection.ts';
import { usePersistedDocuments } from './plugins/use-persisted-documents.ts';
import { usePlannedExecution } from './plugins/use-planned-execution.ts';
import { type RequestIdentity, useRequestId } from './plugins/use-request-id.ts';
import { useRequestRules } from './plugins/use-request-rules.ts';
import { useRoutes } from './plugins/use-routes.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
import { KnownDocuments } from './quick/known-documents.ts';
import { QuickAnswers } from './quick/quick-answers.ts';
import { limitRate } from './routes/limit-rate.ts';
import { refuseWhileClosing } from './routes/refuse-while-closing.ts';
import { requireHost } from './routes/require-host.ts';
import { requireToken } from './routes/require-token.ts';
import { routeGraphiql } from './routes/route-graphiql.ts';
import { routeHome } from './routes/route-home.ts';
import { routeHealth, routeReady } from './routes/route-status.ts';
import type { ServerOptions } from './server-options.ts';

/** What a context is made from: the request, its ID, and the signal that stops its work. */
export type RequestContext = YogaInitialContext & RequestIdentity & Cancellation;

export interface ServerParts<Context extends object> {
  readonly schema: GraphQLSchema;
  readonly context: (request: RequestContext) => Context | Promise<Context>;
  /** In the place of an executor of its own. */
  readonly execute?: Execute;
  /** What changes with anything that answers may show, null where that is not known; for a server that has its own executor. */
  readonly version?: () => string | null | Promise<string | null>;
  readonly options?: ServerOptions;
}

export interface Server {
  /** Asks in process, past any socket; takes what the global `fetch` takes. */
  readonly fetch: typeof globalThis.fetch;
  readonly requestListener: RequestListener;
  /** From now on requests are refused, and `/ready` says no. */
  readonly drain: () => void;
}

const ENDPOINT = '/graphql';

/** Some thousand answers of the usual size. */
const DEFAULT_CACHE_BYTES = 64_000_000;

/** The API, to be asked in process by `fetch` or handed to `listen`. */
export function createServer<Context extends object>({
  schema,
  context,
  execute = createExecute(schema),
  version,
  options = {},
}: ServerParts<Context>): Server {
  const { graphiql = true, introspection = true, origins = [], log = writeError, isReady = () => true } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const metrics = options.metrics ? createMetrics() : undefined;
  let isClosing = false;
  const guards = [
    refuseWhileClosing(() => isClosing),
    options.hosts && requireHost(options.hosts),
    options.rateLimit && limitRate(options.rateLimit),
  ].filter((guard) => !!guard);
  const requiresToken = options.token !== undefined && requireToken(options.token);
  const routes = [
    routeHealth(),
    routeReady(() => !isClosing && isReady()),
    ...guards,
    graphiql && routeHome(ENDPOINT),
    graphiql && routeGraphiql(ENDPOINT),
    requiresToken,
    metrics?.route,
  ];
  const documents = createDocumentCache();
  const known = new KnownDocuments(documents.documentCache);
  const checkCost = createCheckCost(schema, limits);
  const persistedDocuments = options.persistedDocuments ?? new Map<string, string>();
  const persistedOnly = options.persistedOnly ?? false;
  const yoga = createYoga<RequestIdentity & Cancellation, Context>({
    schema,
    context,
    graphqlEndpoint: ENDPOINT,
    cors: origins.length > 0 && allowOrigins(origins),
    maxRequestBodySize: limits.bodyBytes,
    parserAndValidationCache: documents,
    plugins: [
      useRequestId(),
      useErrors(log),
      usePlannedExecution(execute),
      known.plugin,
      useSecurityHeaders(),
      useAllowance(limits),
      ...(metrics ? [metrics.plugin] : []),
      useRoutes(
        ENDPOINT,
        routes.filter((route) => !!route),
      ),
      useRequestRules(),
      usePersistedDocuments(persistedDocuments, { only: persistedOnly }),
      useDocumentLimits(limits),
      useKnownOperations(),
      !introspection && useNoIntrospection(),
      useCostLimit(checkCost),
      useKnownResult(),
    ],
    batching: false,
    multipart: false,
    graphiql: false,
    landingPage: false,
    maskedErrors: false,
    logging: false,
    // Yoga answers every URL that ends in this; no URL ends in a space.
    healthCheckEndpoint: ' ',
  });
  const quick =
    version &&
    new QuickAnswers({
      endpoint: ENDPOINT,
      guards: requiresToken ? [...guards, requiresToken] : guards,
      limits,
      execute,
      checkCost,
      findDocument: (text) => known.find(text),
      persistedDocuments,
      persistedOnly,
      hideSuggestions: !introspection,
      hasOrigins: origins.length > 0,
      isPrivate: options.token !== undefined,
      metrics,
      cacheBytes: options.cacheBytes ?? DEFAULT_CACHE_BYTES,
      version,
    });
  return {
    fetch: async (input, init) => yoga.fetch(new Request(input, init)),
    requestListener: (request, response) => {
      if (quick) quick.answer(request, response, (handedOn) => yoga.handle(request, response, handedOn));
      else yoga.requestListener(request, response);
    },
    drain: () => {
      isClosing = true;
    },
  };
}

function writeError(line: string): void {
  process.stderr.write(`${line}\n`);
}
