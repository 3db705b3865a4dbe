import { LRUCache } from 'lru-cache';

/** Nearly all requests name the same host. */
const known = new LRUCache<string, string>({ max: 100 });
const LONGEST_KNOWN = 300;
/** A name or an address, and a port; what else a URL's authority may hold makes another host of it. */
const HOST = /^[^\s/?#@\\]+$/;

/** The name in a Host header, without a port; null where it is none. */
export function hostnameOf(host: string): string | null {
  const before = known.get(host);
  if (before !== undefined) return before;
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return null;
  const { hostname } = new URL(`http://${host}`);
  if (host.length <= LONGEST_KNOWN) known.set(host, hostname);
  return hostname;
}
