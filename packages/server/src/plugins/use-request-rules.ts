import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
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
      if (!/^(identity)?$/i.test(request.headers.get('content-encoding') ?? '')) {
        throw apiError('UNSUPPORTED_MEDIA_TYPE', 'A body is taken as it is: neither compressed nor encoded otherwise.');
      }
      if (request.method === 'POST') setRequestParser(readJson);
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

/** Bytes that are no UTF-8 would else be replaced in silence, and something else be looked for than was meant. */
async function readJson(request: Request): Promise<GraphQLParams> {
  const bytes = await request.arrayBuffer().catch((error: unknown) => {
    // One that is too large is refused by Yoga; else the client has gone.
    throw error instanceof GraphQLError ? error : apiError('BAD_REQUEST', 'The body did not arrive.');
  });
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw apiError('BAD_REQUEST', 'The body is no JSON in UTF-8.');
  }
  if (typeof body !== 'object' || body === null) throw apiError('BAD_REQUEST', 'The body is no JSON object.');
  return body;
}

function isJson(request: Request): boolean {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' || type === 'application/graphql+json';
}
