/** What went wrong, for programs. */
export type ErrorCode =
  /** Nothing answered: no connection, or it broke. */
  | 'NETWORK'
  /** No answer within `timeoutMs`. */
  | 'TIMEOUT'
  /** The caller's signal ended the call. */
  | 'ABORTED'
  /** An answer that is no GraphQL: an HTTP error, a proxy's page. */
  | 'HTTP'
  /** Too many requests; `retryAfterMs` says how long to wait, where the server does. */
  | 'RATE_LIMIT'
  /** No token, or one that is not accepted here. */
  | 'AUTH'
  /** Nothing is at this address, or the server says that what was asked for is not there. */
  | 'NOT_FOUND'
  /** The query or its variables are not accepted. */
  | 'BAD_INPUT'
  /** The query failed, wholly or in part; `data` holds what was answered. */
  | 'GRAPHQL';

/** One error of a GraphQL answer, as the server wrote it. */
export interface GraphQLErrorEntry {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What an error knows beside its message. */
export interface ErrorDetails {
  /** The name of the operation that failed. */
  readonly operation?: string | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The answer's `x-request-id`. */
  readonly requestId?: string | undefined;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** What was answered in spite of the errors. */
  readonly data?: unknown;
  /** The server's own errors. Their messages may repeat values of variables, this error's message never does. */
  readonly errors?: readonly GraphQLErrorEntry[] | undefined;
  readonly cause?: unknown;
}

const BRAND = Symbol.for('@sourcebook/sdk/error');

/** The one error that this package throws. Neither variables nor tokens are in its message. */
export class SourcebookError extends Error implements ErrorDetails {
  override readonly name = 'SourcebookError';
  readonly code: ErrorCode;
  declare readonly operation: string | undefined;
  declare readonly status: number | undefined;
  declare readonly requestId: string | undefined;
  declare readonly retryAfterMs: number | undefined;
  declare readonly data: unknown;
  declare readonly errors: readonly GraphQLErrorEntry[] | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    const { cause, ...rest } = details;
    super(details.operation ? `${details.operation}: ${message}` : message, cause === undefined ? {} : { cause });
    this.code = code;
    Object.assign(this, rest);
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Agrees with errors of another copy of this package. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isSourcebookError(value);
  }
}

/** Whether a caught value is this package's error, also of another copy of the package. */
export function isSourcebookError(value: unknown): value is SourcebookError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
