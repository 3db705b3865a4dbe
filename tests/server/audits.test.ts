import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { createServer } from '../../packages/server/src/server.ts';
import { httpSchema } from './http-schema.ts';

const server = createServer({ schema: httpSchema, context: () => ({}) });

describe('GraphQL over HTTP', () => {
  for (const audit of serverAudits({ url: 'http://localhost/graphql', fetchFn: server.fetch })) {
    test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      expect(result, 'reason' in result ? result.reason : '').toMatchObject({ status: 'ok' });
    });
  }
});
