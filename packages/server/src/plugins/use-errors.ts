import { type ExecutionResult, GraphQLError } from 'graphql';
import { type GraphQLHTTPExtensions, isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { apiError, ERROR_STATUS, type ErrorCode, isErrorCode } from '../errors.ts';
import { refuse } from '../routes/route.ts';
import type { RequestIdentity } from './use-request-id.ts';

/** Takes one line of JSON. */
export type Log = (line: string) => void;

/**
 * The one place where errors become answers. Expected ones keep their message and get a code of the closed list; all
 * others are logged, one line a request, and the client learns the request's ID and nothing else.
 */
export function useErrors(log: Log): Plugin<Record<never, never>, Partial<RequestIdentity>> {
  return {
    onResultProcess({ result, setResult, resultProcessor, setResultProcessor, serverContext }) {
      const { requestId = '' } = serverContext;
      const present = (one: ExecutionResult) => presentResult(one, requestId, log);
      if (isAsyncIterable(result)) setResult(mapAsyncIterator(result, present));
      else if (!Array.isArray(result)) setResult(present(result));
      if (!resultProcessor) setResultProcessor(refuseMediaType, 'application/json');
    },
  };
}

function presentResult(result: ExecutionResult, requestId: string, log: Log): ExecutionResult {
  if (!result.errors) return result;
  const isWhole = !('data' in result);
  const unexpected: GraphQLError[] = [];
  const errors = result.errors.map((error) => {
    const code = codeOf(error);
    if (code) return presentError(error, code, isWhole);
    unexpected.push(error);
    return presentError(maskError(error, requestId), 'INTERNAL_SERVER_ERROR', isWhole);
  });
  if (unexpected.length > 0) log(describeErrors(unexpected, requestId));
  return { ...result, errors: errors.length > 0 ? errors : [presentError(stopped(), 'TIMEOUT', isWhole)] };
}

/** What other packages call things for which the closed list has its own word. */
const FOREIGN_CODES: Readonly<Record<string, ErrorCode>> = { REQUEST_ENTITY_TOO_LARGE: 'REQUEST_TOO_LARGE' };

/** Undefined for an error that nobody expected: a thrown value, or GraphQL's complaint about what a resolver gave. */
function codeOf(error: GraphQLError): ErrorCode | undefined {
  const first = originOf(error);
  if (!first) return undefined;
  const { code, http } = error.extensions;
  if (code === 'INTERNAL_SERVER_ERROR') return undefined;
  if (http?.status === ERROR_STATUS.METHOD_NOT_ALLOWED) return 'METHOD_NOT_ALLOWED';
  if (isErrorCode(code)) return code;
  if (typeof code === 'string') return FOREIGN_CODES[code];
  // Variables are coerced before any field runs; an argument that can't be coerced points at its place in the document.
  return error.path === undefined || first.nodes ? 'BAD_INPUT' : undefined;
}

/** The GraphQLError that was thrown, undefined where something else was. */
function originOf(error: GraphQLError): GraphQLError | undefined {
  const { originalError } = error;
  if (!originalError) return error;
  return originalError instanceof GraphQLError ? originOf(originalError) : undefined;
}

/** A status is for a request that failed as a whole; where the answer has data it stays 200. */
function presentError(error: GraphQLError, code: ErrorCode, isWhole: boolean): GraphQLError {
  const { http, originalError: _, unexpected: __, ...details } = error.extensions;
  const answer: GraphQLHTTPExtensions = {
    status: ERROR_STATUS[code],
    spec: isRefusedByGraphQL(code),
    headers: http?.headers ?? {},
  };
  const extensions = { ...details, code, ...(isWhole && { http: answer }) };
  return new GraphQLError(clip(error.message), { ...placeOf(error), extensions });
}

/** GraphQL's own complaints repeat what was sent, which may be a megabyte. */
const LONGEST_MESSAGE = 1_000;

function clip(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

/**
 * A well-formed request that GraphQL itself refuses is answered with 200 where the client takes only
 * `application/json` (https://graphql.github.io/graphql-over-http/draft/#sec-application-json); Yoga's word is "spec".
 */
function isRefusedByGraphQL(code: ErrorCode): boolean {
  return ERROR_STATUS[code] === 400 && code !== 'BAD_REQUEST';
}

function maskError(error: GraphQLError, requestId: string): GraphQLError {
  return new GraphQLError('Internal server error', { ...placeOf(error), extensions: { requestId } });
}

function stopped(): GraphQLError {
  return apiError('TIMEOUT', 'The request was stopped before it was answered.');
}

function placeOf({ nodes, source, positions, path }: GraphQLError) {
  return { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null };
}

/** How many of one request's errors are written out: a document can make thousands. */
const MOST_LOGGED = 5;

function describeErrors(errors: readonly GraphQLError[], requestId: string): string {
  return JSON.stringify({
    time: new Date().toISOString(),
    level: 'error',
    requestId,
    count: errors.length,
    errors: errors.slice(0, MOST_LOGGED).map((error) => ({
      message: error.message,
      path: error.path?.join('.'),
      stack: error.originalError?.stack ?? error.stack,
    })),
  });
}

function refuseMediaType(): Response {
  return refuse('NOT_ACCEPTABLE', 'Answers are application/graphql-response+json or application/json, in UTF-8.');
}
