import { SourcebookError } from './errors.ts';

/** The signal of an AbortController, by whichever types describe it where this package is used. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T : never;

/** The bounds of one call: its time and the caller's signal. AbortSignal.timeout would let Node exit in mid-call. */
export interface Scope {
  readonly signal: Signal;
  /** When the call must have ended, as Date.now() counts. */
  readonly endsAt: number;
  /** Settles as the promise does, or fails as soon as the call is over. */
  race<T>(promise: Promise<T>): Promise<T>;
  sleep(ms: number): Promise<void>;
  /** Takes the limit of time off, for an answer that goes on as long as there is something to say. */
  lift(): void;
  end(): void;
}

/** The longest that a timer can wait. */
const LONGEST = 2 ** 31 - 1;

export function openScope(operation: string | undefined, timeoutMs: number, caller: Signal | undefined): Scope {
  const controller = new AbortController();
  let fail: (reason: unknown) => void = () => {};
  const over = new Promise<never>((_, reject) => {
    fail = reject;
  });
  over.catch(() => {});
  const stop = (error: SourcebookError) => {
    fail(error);
    controller.abort(error);
  };
  const abort = () =>
    stop(new SourcebookError('ABORTED', 'the call was aborted', { operation, cause: caller?.reason }));
  const timer =
    timeoutMs > 0 && timeoutMs <= LONGEST
      ? setTimeout(
          () => stop(new SourcebookError('TIMEOUT', `no answer within ${timeoutMs} ms`, { operation })),
          timeoutMs,
        )
      : undefined;
  if (caller?.aborted) abort();
  else caller?.addEventListener('abort', abort);
  const race = <T>(promise: Promise<T>): Promise<T> => Promise.race([over, promise]);
  return {
    signal: controller.signal,
    endsAt: timer === undefined ? Number.POSITIVE_INFINITY : Date.now() + timeoutMs,
    race,
    async sleep(ms) {
      let waiting: ReturnType<typeof setTimeout> | undefined;
      try {
        await race(
          new Promise<void>((resolve) => {
            waiting = setTimeout(resolve, ms);
          }),
        );
      } finally {
        clearTimeout(waiting);
      }
    },
    lift: () => clearTimeout(timer),
    end() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', abort);
    },
  };
}
