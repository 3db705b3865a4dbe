import type { RequestListener } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import { createDocumentCache } from './document-cache.ts';
import { DEFAULT_LIMITS } from './limits/limits.ts';
import { allowOrigins } from './plugins/allow-origins.ts';
import { type Cancellation, useAllowance } from './plugins/use-allowance.ts';
import { useCostLimit } from './plugins/use-cost-limit.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { useErrors } from './plugins/use-errors.ts';
import { useKnownOperations } from './plugins/use-known-operations.ts';
import { createMetrics } from './plugins/use-metrics.ts';
import { useNoIntrospection } from './plugins/use-no-introspection.ts';
import { usePersistedDocuments } from './plugins/use-persisted-documents.ts';
import { usePlannedExecution } from './plugins/use-planned-execution.ts';
import { type RequestIdentity, useRequestId } from './plugins/use-request-id.ts';
import { useRequestRules } from './plugins/use-request-rules.ts';
import { useRoutes } from './plugins/use-routes.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
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
  /** Run inside the server's own, next to execution. */
  readonly plugins?: readonly Plugin<Cancellation>[];
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

/** The API, to be asked in process by `fetch` or handed to `listen`. */
export function createServer<Context extends object>({
  schema,
  context,
  plugins = [],
  options = {},
}: ServerParts<Context>): Server {
  const { graphiql = true, introspection = true, origins = [], log = writeError, isReady = () => true } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const metrics = options.metrics ? createMetrics() : undefined;
  let isClosing = false;
  const routes = [
    routeHealth(),
    routeReady(() => !isClosing && isReady()),
    refuseWhileClosing(() => isClosing),
    options.hosts && requireHost(options.hosts),
    options.rateLimit && limitRate(options.rateLimit),
    graphiql && routeHome(ENDPOINT),
    graphiql && routeGraphiql(ENDPOINT),
    options.token !== undefined && requireToken(options.token),
    metrics?.route,
  ];
  const yoga = createYoga<RequestIdentity & Cancellation, Context>({
    schema,
    context,
    graphqlEndpoint: ENDPOINT,
    cors: origins.length > 0 && allowOrigins(origins),
    maxRequestBodySize: limits.bodyBytes,
    parserAndValidationCache: createDocumentCache(),
    plugins: [
      useRequestId(),
      useErrors(log),
      usePlannedExecution(schema),
      ...plugins,
      useSecurityHeaders(),
      useAllowance(limits),
      ...(metrics ? [metrics.plugin] : []),
      useRoutes(
        ENDPOINT,
        routes.filter((route) => !!route),
      ),
      useRequestRules(),
      usePersistedDocuments(options.persistedDocuments ?? new Map(), { only: options.persistedOnly ?? false }),
      useDocumentLimits(limits),
      useKnownOperations(),
      !introspection && useNoIntrospection(),
      useCostLimit(limits),
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
  return {
    fetch: async (input, init) => yoga.fetch(new Request(input, init)),
    requestListener: yoga.requestListener,
    drain: () => {
      isClosing = true;
    },
  };
}

function writeError(line: string): void {
  process.stderr.write(`${line}\n`);
}
