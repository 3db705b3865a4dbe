import { type ErrorCode, type ErrorDetails, type GraphQLErrorEntry, SourcebookError } from './errors.ts';

/** What this package reads of an HTTP answer; the Response of fetch has it all. */
export interface AnswerLike {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export interface GraphQLBody {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorEntry[];
}

/** The body where it is GraphQL, whatever the status: a server may answer an error with 200 as well as with 400. */
export function parseBody(text: string): GraphQLBody | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)
      ? (body as GraphQLBody)
      : undefined;
  } catch {
    return undefined;
  }
}

export function readDetails({ status, headers }: AnswerLike, operation: string | undefined): ErrorDetails {
  const requestId = headers.get('x-request-id') ?? undefined;
  return { operation, status, requestId, retryAfterMs: readRetryAfter(headers.get('retry-after')) };
}

/** Retry-After is in seconds or a date (RFC 9110, 10.2.3). */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** The error of an answer that is no GraphQL. */
export function httpError(details: ErrorDetails): SourcebookError {
  const status = details.status ?? 0;
  return new SourcebookError(codeOfStatus(status) ?? 'HTTP', `HTTP ${status} and no GraphQL answer`, details);
}

/** The error of a GraphQL answer with errors, or without the data that it owes. */
export function graphqlError(body: GraphQLBody, details: ErrorDetails, secrets: readonly unknown[]): SourcebookError {
  const errors = body.errors ?? [];
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const message = first ? hide(String(first.message), secrets) + more : 'an answer without data';
  const code = codeOfServer(first?.extensions?.code) ?? codeOfStatus(details.status ?? 0);
  // A request that never ran has no data entry (GraphQL, 7.1.2).
  const fallback = first && !('data' in body) ? 'BAD_INPUT' : 'GRAPHQL';
  return new SourcebookError(code ?? fallback, message, { ...details, data: body.data ?? undefined, errors });
}

function codeOfStatus(status: number): ErrorCode | undefined {
  if (status === 401 || status === 403) return 'AUTH';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'RATE_LIMIT';
  return undefined;
}

function codeOfServer(code: unknown): ErrorCode | undefined {
  if (typeof code !== 'string') return undefined;
  if (/^(UNAUTH|FORBIDDEN|PERSISTED_DOCUMENT_REQUIRED)/.test(code)) return 'AUTH';
  if (/RATE_LIMIT|TOO_MANY/.test(code)) return 'RATE_LIMIT';
  if (code === 'NOT_FOUND') return 'NOT_FOUND';
  if (/BAD_|PAGE_SIZE|LIMIT_EXCEEDED|GRAPHQL_|OPERATION_RES/.test(code)) return 'BAD_INPUT';
  return 'GRAPHQL';
}

/** A server's message may repeat what it was sent: values of variables and headers are taken out. */
function hide(message: string, secrets: readonly unknown[]): string {
  return listLeaves(secrets)
    .sort((a, b) => b.length - a.length)
    .reduce((text, leaf) => {
      const escaped = leaf.replace(/\W/g, '\\$&');
      return text.replace(new RegExp(leaf.length > 3 ? escaped : `(?<!\\w)${escaped}(?!\\w)`, 'g'), '…');
    }, message);
}

function listLeaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(listLeaves);
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = String(value);
  return text.trim() === '' ? [] : [text, JSON.stringify(text).slice(1, -1)];
}
