import type { Plugin } from 'graphql-yoga';
import { apiError } from '../errors.ts';

/**
 * What a request to the endpoint must be before its body is read. A page of another site can make a browser send GET,
 * and POST as a form or as plain text, without asking first: so POST is JSON only, and Yoga refuses mutations by GET.
 */
export function useRequestRules(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method !== 'GET' && request.method !== 'POST') {
        throw apiError('METHOD_NOT_ALLOWED', 'GraphQL is asked by GET or POST.');
      }
      if (request.method === 'POST' && !isJson(request)) {
        throw apiError('UNSUPPORTED_MEDIA_TYPE', 'A POST needs the header "content-type: application/json".');
      }
      if (requestParser && request.method === 'GET') {
        setRequestParser((received) => {
          try {
            return requestParser(received);
          } catch {
            throw apiError('BAD_REQUEST', 'The parameters "variables" and "extensions" of a GET must be JSON.');
          }
        });
      }
    },
    onParams({ params: { operationName } }) {
      // What arrives is any JSON, whatever its type says.
      if (operationName != null && typeof operationName !== 'string') {
        throw apiError('BAD_REQUEST', 'The parameter "operationName" must be a string.');
      }
    },
  };
}

function isJson(request: Request): boolean {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' || type === 'application/graphql+json';
}
