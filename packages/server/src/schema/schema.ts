import './scalars.ts';
import './archive.ts';
import './article.ts';
import './source.ts';
import './entity.ts';
import './entity-name.ts';
import './entity-evidence.ts';
import './capture.ts';
import './segment.ts';
import './span.ts';
import './appearance.ts';
import './mention.ts';
import './search.ts';
import './node.ts';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';

/** The API. */
export const schema = builder.toSchema();

/** The API in the schema definition language, sorted, so that the same API is written the same way. */
export function printSdl(): string {
  return `# Generated from packages/server/src/schema by \`npm run generate\`. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
