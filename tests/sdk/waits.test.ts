import { type ClientOptions, createClient, type SourcebookError } from '@sourcebook/sdk';
import { type FakeAnswer, fakeFetch } from '@sourcebook/sdk/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

// By a clock of the tests' own, so that waits are exact and take no time.

const GOOD: FakeAnswer = { data: { archive: { articleCount: 3 } } };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function fault(status: number, retryAfter?: string): FakeAnswer {
  return {
    status,
    text: '<p>later</p>',
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
  };
}

/** Milliseconds between the requests of one call, which is answered the faults in turn and then well, and its error. */
async function measureWaits(faults: readonly FakeAnswer[], options: ClientOptions = {}) {
  const times: number[] = [];
  const fetch = fakeFetch({
    archive: () => {
      times.push(Date.now());
      return faults[times.length - 1] ?? GOOD;
    },
  });
  const call = createClient({ fetch, ...options })
    .archive()
    .then(
      () => undefined,
      (error: SourcebookError) => error,
    );
  await vi.runAllTimersAsync();
  const error = await call;
  return { waits: times.slice(1).map((time, index) => time - (times[index] ?? Number.NaN)), error };
}

describe('without a word of the server', () => {
  test('waits are spread over a span, which doubles up to eight seconds', async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    const { waits, error } = await measureWaits(Array(6).fill(fault(503)), { retries: 6 });
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
    expect(error).toBeUndefined();
  });

  test('the span begins at no wait at all', async () => {
    expect((await measureWaits([fault(503), fault(503)])).waits).toEqual([0, 0]);
  });
});

describe('Retry-After', () => {
  test('in seconds is no milliseconds', async () => {
    expect((await measureWaits([fault(429, '2'), fault(503, '7')])).waits).toEqual([2_000, 7_000]);
  });

  test('as a date', async () => {
    const date = new Date(Date.now() + 3_000).toUTCString();
    expect((await measureWaits([fault(503, date)])).waits).toEqual([3_000]);
  });

  test('is the least: a longer wait of chance stays', async () => {
    vi.mocked(Math.random).mockReturnValue(0.9);
    expect((await measureWaits([fault(503), fault(503), fault(503, '1')], { retries: 3 })).waits).toEqual([
      450, 900, 1_800,
    ]);
  });

  test('a minute is waited, if the call may take as long', async () => {
    expect((await measureWaits([fault(429, '60')], { timeoutMs: 0 })).waits).toEqual([60_000]);
  });

  test.each([
    ['more than a minute', '61', 0],
    ['a date that far off', 'Thu, 01 Jan 2026 00:02:00 GMT', 0],
    ['longer than the call may take', '30', 30_000],
  ])('%s is the error at once, which says how long', async (_, retryAfter, timeoutMs) => {
    const { waits, error } = await measureWaits([fault(429, retryAfter)], { timeoutMs });
    expect(waits).toEqual([]);
    const seconds = retryAfter.length > 2 ? 120 : Number(retryAfter);
    expect(error).toMatchObject({ code: 'RATE_LIMIT', retryAfterMs: seconds * 1_000 });
  });

  test.each(['Thu, 01 Jan 2020 00:00:00 GMT', '-5', 'soon', ''])('%j is no wait', async (retryAfter) => {
    expect((await measureWaits([fault(503, retryAfter)])).waits).toEqual([0]);
  });
});

test('an abort ends the wait at once, and leaves no timer', async () => {
  const fetch = fakeFetch({ archive: [fault(503, '20'), GOOD] });
  const controller = new AbortController();
  const call = createClient({ fetch })
    .archive({}, { signal: controller.signal })
    .catch((error: SourcebookError) => error);
  await vi.advanceTimersByTimeAsync(150);
  controller.abort('enough');
  // The clock stands still: were the wait to end by itself, this would never return.
  expect(await call).toMatchObject({ code: 'ABORTED', cause: 'enough' });
  expect(vi.getTimerCount()).toBe(0);
  expect(fetch.calls).toHaveLength(1);
});

test('the time limit ends a wait too', async () => {
  vi.mocked(Math.random).mockReturnValue(0.5);
  const started = Date.now();
  const { error } = await measureWaits(Array(99).fill(fault(503)), { retries: 99, timeoutMs: 3_000 });
  // The next wait would go beyond it, so the call ends with what the server said.
  expect(error).toMatchObject({ code: 'HTTP', status: 503 });
  expect(Date.now() - started).toBe(250 + 500 + 1_000);
  expect(vi.getTimerCount()).toBe(0);
});
