import { LRUCache } from 'lru-cache';
import { type Guard, refuse, type Visit } from './route.ts';

export interface RateLimit {
  /** How many requests a client has in `seconds`. */
  readonly requests: number;
  readonly seconds: number;
  /** Whether a proxy in front sets `X-Forwarded-For`; anybody else can write there what they like. */
  readonly trustProxy?: boolean;
  /** In milliseconds, from any beginning. The process's own unless set. */
  readonly now?: () => number;
}

/** Clients that are remembered; the longest silent is forgotten first. */
const MOST_CLIENTS = 10_000;

/** Counts each client's requests in windows of so many seconds, and says when the next one begins. */
export function limitRate({ requests, seconds, trustProxy = false, now = () => performance.now() }: RateLimit): Guard {
  const windows = new LRUCache<string, { readonly ends: number; count: number }>({ max: MOST_CLIENTS });
  return (visit) => {
    const client = networkOf(clientAddress(visit, trustProxy));
    const time = now();
    const known = windows.get(client);
    const window = known && time < known.ends ? known : { ends: time + seconds * 1000, count: 0 };
    windows.set(client, window);
    window.count++;
    if (window.count <= requests) return undefined;
    const wait = Math.ceil((window.ends - time) / 1000);
    return refuse('RATE_LIMITED', `More than ${requests} requests in ${seconds} s. Wait ${wait} s.`, {
      'retry-after': String(wait),
    });
  };
}

/** The last entry is the proxy's own; those before it are the client's word. */
function clientAddress(visit: Visit, trustProxy: boolean): string {
  const forwarded = trustProxy ? visit.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || (visit.address ?? 'in process');
}

/** One household or server has a whole /64 of IPv6 addresses. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill('0'), ...(tail ?? '').split(':')]
    .slice(0, 4)
    .join(':');
}
