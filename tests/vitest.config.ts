import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Tests run the packages' TypeScript through the private export condition, so that they need no build.
const conditions = ['@sourcebook/source', 'node', 'import', 'module', 'default'];

// Handed to Node too, where "import" would give a package that is required its ES modules.
const nodeConditions = conditions.filter((condition) => condition !== 'import' && condition !== 'module');

// As Node resolves it for every other package: graphql has a second build, whose errors the first does not know.
const graphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };

export default defineConfig({
  resolve: { conditions, alias: [graphql] },
  ssr: { resolve: { conditions: nodeConditions, externalConditions: nodeConditions } },
  test: {
    root: new URL('.', import.meta.url).pathname,
    include: ['**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    typecheck: { enabled: false },
  },
});
