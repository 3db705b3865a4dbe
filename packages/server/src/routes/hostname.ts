import { LRUCache } from 'lru-cache';

/** Nearly all requests name the same host. */
const known = new LRUCache<string, string>({ max: 100 });
const LONGEST_KNOWN = 300;

/** The name in a Host header, without a port; null where it makes no URL. */
export function hostnameOf(host: string): string | null {
  const before = known.get(host);
  if (before !== undefined) return before;
  if (!URL.canParse(`http://${host}`)) return null;
  const { hostname } = new URL(`http://${host}`);
  if (host.length <= LONGEST_KNOWN) known.set(host, hostname);
  return hostname;
}
