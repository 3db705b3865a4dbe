import { createClient } from '@sourcebook/sdk';
import { fakeFetch } from '@sourcebook/sdk/testing';
import { expect, test } from 'vitest';

test('an operation is answered as given, and the call is kept', async () => {
  const fetch = fakeFetch({ entity: { data: { entity: { name: 'Ada' } } } });
  const client = createClient({ fetch, token: 'sesame' });
  expect(await client.entity({ by: { name: 'A. L.' } })).toEqual({ name: 'Ada' });
  expect(fetch.calls).toHaveLength(1);
  expect(fetch.calls[0]).toMatchObject({
    operation: 'entity',
    variables: { by: { name: 'A. L.' } },
    headers: { authorization: 'Bearer sesame' },
  });
});

test('answers in turn, the last one stays', async () => {
  const archive = [1, 2].map((articleCount) => ({ data: { archive: { articleCount } } }));
  const client = createClient({ fetch: fakeFetch({ archive }) });
  const counts = [await client.archive(), await client.archive(), await client.archive()];
  expect(counts.map(({ articleCount }) => articleCount)).toEqual([1, 2, 2]);
});

test('an answer worked out from the call serves pages', async () => {
  const fetch = fakeFetch({
    sources: ({ variables }) => {
      const endCursor = variables.after ? null : '1';
      const pageInfo = { hasNextPage: endCursor !== null, endCursor };
      return { data: { sources: { nodes: [{ slug: variables.after ?? 'first' }], pageInfo } } };
    },
  });
  expect(await createClient({ fetch }).sources().toArray()).toEqual([{ slug: 'first' }, { slug: '1' }]);
});

test('what a client does with faults can be tried', async () => {
  const fetch = fakeFetch({ archive: { status: 429, headers: { 'Retry-After': '90' }, text: 'slow down' } });
  await expect(createClient({ fetch }).archive()).rejects.toMatchObject({ code: 'RATE_LIMIT', retryAfterMs: 90_000 });
});

test('an operation without an answer is an error that names it', async () => {
  await expect(createClient({ fetch: fakeFetch({}) }).archive()).rejects.toThrow(/archive$/);
});

test('composed queries are named select', async () => {
  const fetch = fakeFetch({ select: { data: { archive: { articleCount: 1 } } } });
  await createClient({ fetch }).select({ archive: { articleCount: true } });
  expect(fetch.calls[0]?.query).toBe('query select{archive{articleCount}}');
});

test('a client that sends hashes is answered too', async () => {
  const fetch = fakeFetch({ archive: { data: { archive: { articleCount: 1 } } } });
  expect((await createClient({ fetch, persisted: true }).archive()).articleCount).toBe(1);
});
