import { GraphQLError } from 'graphql';

/**
 * Every `extensions.code` of the API, with the HTTP status of a request that fails by it as a whole. An error within
 * an answer that has data leaves the status at 200, as GraphQL over HTTP requires.
 */
export const ERROR_STATUS = {
  /** The HTTP request holds no GraphQL request. */
  BAD_REQUEST: 400,
  /** A variable or argument has a value that means nothing here. */
  BAD_INPUT: 400,
  /** A global ID is malformed or of another type. */
  BAD_ID: 400,
  /** A cursor is malformed, or comes from another field, filter or order. */
  BAD_CURSOR: 400,
  /** `first` or `last` is negative, too large, or both are given. */
  PAGE_SIZE: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  /** The document holds several operations and none was named, or none of that name. */
  OPERATION_RESOLUTION_FAILURE: 400,
  /** The document asks for more than this server allows: depth, cost, aliases, directives, tokens. */
  LIMIT_EXCEEDED: 400,
  UNAUTHENTICATED: 401,
  /** The server answers persisted documents only, and this is none of them. */
  PERSISTED_DOCUMENT_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  REQUEST_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  /** The request names a host that this server does not answer for. */
  MISDIRECTED_REQUEST: 421,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  /** The server is closing down. */
  UNAVAILABLE: 503,
  /** The work took longer than this server allows and was stopped. */
  TIMEOUT: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** What an error says beside its code, for programs: the limit and what was found, the path of an input. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** An expected fault: the client is shown its message, and nothing is logged. */
export function apiError(code: ErrorCode, message: string, details: ErrorDetails = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...details, code } });
}

export function badInput(message: string, details?: ErrorDetails): GraphQLError {
  return apiError('BAD_INPUT', message, details);
}

export function badId(message: string, details?: ErrorDetails): GraphQLError {
  return apiError('BAD_ID', message, details);
}

export function badCursor(message: string, details?: ErrorDetails): GraphQLError {
  return apiError('BAD_CURSOR', message, details);
}

export function pageSize(message: string, details?: ErrorDetails): GraphQLError {
  return apiError('PAGE_SIZE', message, details);
}

/** A limit on what a document may ask for; the client learns which, its value and the value found. */
export function limitExceeded(name: string, limit: number, found: number): GraphQLError {
  return apiError('LIMIT_EXCEEDED', `The ${name} of this request is ${found}; this server allows ${limit}.`, {
    limit: { name, allowed: limit, found },
  });
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code);
}
