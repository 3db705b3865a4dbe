import { apiError, ERROR_STATUS, type ErrorCode } from '../errors.ts';

/** One HTTP request on its way through the routes. */
export interface Visit {
  readonly method: string;
  /** Name of the host that is asked, without a port. */
  readonly hostname: string;
  /** The whole path, as it stands in the address. */
  readonly path: string;
  header(name: string): string | undefined;
  /** IP address of whoever holds the connection; undefined in process. */
  readonly address: string | undefined;
}

/** Answers a visit, or lets it pass on to the next route. */
export type Route = (visit: Visit) => Response | undefined | Promise<Response | undefined>;

/** A route that only refuses. */
export type Guard = (visit: Visit) => Response | undefined;

/** An error's whole answer, for requests that never reach GraphQL. */
export function refuse(code: ErrorCode, message: string, headers: HeadersInit = {}): Response {
  return Response.json({ errors: [apiError(code, message)] }, { status: ERROR_STATUS[code], headers });
}

export function refuseMethod(): Response {
  return refuse('METHOD_NOT_ALLOWED', 'This address answers GET.', { allow: 'GET, HEAD' });
}

export function isRead({ method }: Visit): boolean {
  return method === 'GET' || method === 'HEAD';
}

export function acceptsHtml(visit: Visit): boolean {
  return visit.header('accept')?.includes('text/html') ?? false;
}
