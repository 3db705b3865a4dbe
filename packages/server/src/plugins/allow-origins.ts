import type { CORSOptions } from 'graphql-yoga';

/**
 * Lets the pages of these origins read answers; "*" means any. Asked with each request, because a fixed list makes Yoga
 * answer all others with the origin "null", which every sandboxed frame has.
 */
export function allowOrigins(origins: readonly string[]): (request: Request) => CORSOptions {
  return (request) => {
    const origin = request.headers.get('origin');
    if (origin === null || !(origins.includes(origin) || origins.includes('*'))) return false;
    return {
      origin: [origin],
      credentials: false,
      methods: ['GET', 'POST'],
      exposedHeaders: ['x-request-id', 'retry-after'],
    };
  };
}
