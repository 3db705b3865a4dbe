import { type Guard, refuse } from './route.ts';

/** How a server is asked for on its own machine. */
export const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Answers only for these host names. A page of another site can have its name lead to this machine (DNS rebinding):
 * its browser then takes this server for the page's own, and only the Host header tells.
 */
export function requireHost(hosts: readonly string[]): Guard {
  const known = new Set(hosts.map((host) => host.toLowerCase()));
  return ({ hostname }) => {
    if (known.has(hostname)) return undefined;
    return refuse(
      'MISDIRECTED_REQUEST',
      `This server does not answer for the host ${hostname}: it answers for ${[...known].join(', ')}.`,
    );
  };
}
