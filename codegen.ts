import type { CodegenConfig } from '@graphql-codegen/cli';

const plugins = './packages/sdk/codegen';
const generated = 'packages/sdk/src/generated';

const config: CodegenConfig = {
  schema: 'packages/server/schema.graphql',
  documents: 'packages/sdk/operations/*.graphql',
  generates: {
    [`${generated}/schema.ts`]: { plugins: [`${plugins}/schema-types.mjs`] },
    [`${generated}/argument-types.ts`]: { plugins: [`${plugins}/argument-map.mjs`] },
    [`${generated}/gql-tada.ts`]: { plugins: [`${plugins}/gql-tada.mjs`] },
    [`${generated}/graphql-schema.ts`]: { plugins: [`${plugins}/graphql-schema.mjs`] },
    [`${generated}/operations.ts`]: { plugins: [`${plugins}/operations.mjs`] },
    [`${generated}/persisted.json`]: { plugins: [`${plugins}/persisted.mjs`] },
    'packages/server/src/generated/persisted-operations.ts': { plugins: [`${plugins}/persisted.mjs`] },
  },
};

export default config;
