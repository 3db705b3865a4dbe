import { setTimeout as sleep } from 'node:timers/promises';
import { createArchiveServer, openArchive } from '@sourcebook/server';
import { createSchema } from 'graphql-yoga';
import { describe, expect, test } from 'vitest';
import { listen } from '../../packages/server/src/listen.ts';
import { createServer, type RequestContext } from '../../packages/server/src/server.ts';
import { ingestSample } from '../support/archive.ts';
import { Random } from '../support/seeded-random.ts';

function post(query: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  };
}

const timedOut = (allowed: number) => ({
  errors: [{ extensions: { code: 'TIMEOUT', limit: { name: 'milliseconds', allowed } } }],
});

describe('a request of many steps', () => {
  /** Each step takes 20 ms; none is begun once the request has been stopped. */
  function slowServer(milliseconds: number) {
    const steps: number[] = [];
    const schema = createSchema<RequestContext>({
      typeDefs: 'type Query { step: Step! } type Step { step: Step! number: Int }',
      resolvers: {
        Query: { step: () => ({ number: 1 }) },
        Step: {
          step: async ({ number }: { number: number }) => {
            steps.push(number);
            await sleep(20);
            return { number: number + 1 };
          },
        },
      },
    });
    const server = createServer({ schema, context: () => ({}), options: { limits: { milliseconds, depth: 100 } } });
    return { server, steps };
  }
  const query = `{ step ${'{ step '.repeat(50)} { number } ${'}'.repeat(50)} }`;

  test('is stopped when its time is up, and not only given up', async () => {
    const { server, steps } = slowServer(100);
    const response = await server.fetch('http://localhost/graphql', post(query));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject(timedOut(100));
    const reached = steps.length;
    expect(reached).toBeLessThan(10);
    await sleep(100);
    expect(steps.length).toBeLessThanOrEqual(reached + 1);
  });

  test('is stopped when its client has gone', async () => {
    const { server, steps } = slowServer(60_000);
    const listening = await listen({ server, host: '127.0.0.1', port: 0 });
    const leaving = new AbortController();
    const asked = fetch(listening.url, { ...post(query), signal: leaving.signal });
    await sleep(150);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await sleep(100);
    const reached = steps.length;
    expect(reached).toBeGreaterThan(0);
    await sleep(200);
    expect(steps.length).toBe(reached);
    await listening.close();
  });
});

// The runner fails on any rejection that nobody handles, which would end a server's process.
test('stopping at any moment of a wide query leaves nothing unhandled', async () => {
  const random = new Random(1);
  const wait = async (value: unknown) => {
    await sleep(random.between(0, 3));
    return value;
  };
  const schema = createSchema({
    typeDefs: 'type Query { trees: [Tree!]! } type Tree { trees: [Tree!]! leaf: Int! other: Int! now: Int! }',
    resolvers: {
      Query: { trees: () => wait(Array(10).fill({})) },
      Tree: {
        trees: () => (random.chance(0.5) ? Array(4).fill({}) : wait(Array(4).fill({}))),
        leaf: () => wait(1),
        other: () => (random.chance(0.1) ? Promise.reject(new Error('broken')) : 2),
        now: () => 3,
      },
    },
  });
  const query = '{ trees { leaf other trees { now leaf other trees { leaf other now } } } }';
  for (let milliseconds = 1; milliseconds <= 40; milliseconds++) {
    const server = createServer({ schema, context: () => ({}), options: { limits: { milliseconds }, log: () => {} } });
    const response = await server.fetch('http://localhost/graphql', post(query));
    expect([200, 503]).toContain(response.status);
  }
  await sleep(50);
});

test('a query of the archive leaves other requests their turn and is stopped in time', async () => {
  const sample = await ingestSample();
  const archive = await openArchive(sample.file);
  const large = `{ entities(first: 20) { nodes { articles(first: 5) { nodes { entities(first: 5) { nodes {
    coMentions(first: 5) { nodes { articles(first: 5) { nodes { source { name } } } } } } } } } } } }`;

  const patient = createArchiveServer(archive);
  const order: string[] = [];
  const answered = patient.fetch('http://localhost/graphql', post(large)).then(async (response) => {
    order.push('large');
    return response.json();
  });
  await sleep(1);
  await patient.fetch('http://localhost/health').then(() => order.push('health'));
  expect(await answered).not.toHaveProperty('errors');
  expect(order).toEqual(['health', 'large']);

  const hasty = createArchiveServer(archive, { limits: { milliseconds: 10 } });
  expect(await (await hasty.fetch('http://localhost/graphql', post(large))).json()).toMatchObject(timedOut(10));
  await sleep(100);
  expect(await (await patient.fetch('http://localhost/graphql', post(large))).json()).toEqual(await answered);

  await archive.close();
  await sample.close();
});
