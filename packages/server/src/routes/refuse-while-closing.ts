import { type Guard, refuse } from './route.ts';

/** New work on a connection that is still open is sent elsewhere while the server finishes what it has. */
export function refuseWhileClosing(isClosing: () => boolean): Guard {
  return () =>
    isClosing()
      ? refuse('UNAVAILABLE', 'This server is closing down.', { connection: 'close', 'retry-after': '5' })
      : undefined;
}
