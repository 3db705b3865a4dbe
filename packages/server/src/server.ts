import type { RequestListener } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga, useExecutionCancellation, type YogaInitialContext } from 'graphql-yoga';
import { createDocumentCache } from './document-cache.ts';
import { routeGraphiql } from './graphiql/route-graphiql.ts';
import { allowOrigins } from './plugins/allow-origins.ts';
import { type Log, useErrors } from './plugins/use-errors.ts';
import { type RequestIdentity, useRequestId } from './plugins/use-request-id.ts';
import { useRequestRules } from './plugins/use-request-rules.ts';
import { routeHome, routeStatus, useRoutes } from './plugins/use-routes.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
import { useTokenLimit } from './plugins/use-token-limit.ts';

export interface ServerOptions {
  /** Whether a browser finds GraphiQL at the endpoint. True unless set. */
  readonly graphiql?: boolean;
  /** Origins whose pages may read answers. None unless set. */
  readonly origins?: readonly string[];
  /** Takes one line of JSON for each request that failed unexpectedly. Standard error unless set. */
  readonly log?: Log;
}

/** What a context is made from: the request and its ID. */
export type RequestContext = YogaInitialContext & RequestIdentity;

export interface Server {
  /** Asks in process, past any socket; takes what the global `fetch` takes. */
  readonly fetch: typeof globalThis.fetch;
  readonly requestListener: RequestListener;
}

export interface ServerParts<Context extends object> {
  readonly schema: GraphQLSchema;
  readonly context: (request: RequestContext) => Context | Promise<Context>;
  readonly options?: ServerOptions;
}

const ENDPOINT = '/graphql';
const MOST_BODY_BYTES = 1_000_000;
const MOST_TOKENS = 4_000;

/** The API, to be asked in process by `fetch` or handed to `listen`. */
export function createServer<Context extends object>({ schema, context, options = {} }: ServerParts<Context>): Server {
  const { graphiql = true, origins = [], log = writeError } = options;
  const health = routeStatus('/health', () => ({ ok: true, status: 'ok' }));
  const pages = graphiql ? [routeHome(ENDPOINT), routeGraphiql(ENDPOINT)] : [];
  const yoga = createYoga<RequestIdentity, Context>({
    schema,
    context,
    graphqlEndpoint: ENDPOINT,
    cors: origins.length > 0 && allowOrigins(origins),
    maxRequestBodySize: MOST_BODY_BYTES,
    parserAndValidationCache: createDocumentCache(),
    plugins: [
      useRequestId(),
      useSecurityHeaders(),
      useRoutes(ENDPOINT, [health, ...pages]),
      useRequestRules(),
      useTokenLimit(MOST_TOKENS),
      useExecutionCancellation(),
      useErrors(log),
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
  return { fetch: async (input, init) => yoga.fetch(new Request(input, init)), requestListener: yoga.requestListener };
}

function writeError(line: string): void {
  process.stderr.write(`${line}\n`);
}
