import { listOperations } from './documents.mjs';
import { BANNER } from './typescript.mjs';

/** Hash → document of every operation, as JSON or, into a `.ts` file, as a constant. */
export function plugin(_schema, documents, _config, { outputFile }) {
  const { operations } = listOperations(documents);
  const map = JSON.stringify(Object.fromEntries(operations.map(({ hash, query }) => [hash, query])), null, 2);
  if (outputFile.endsWith('.json')) return `${map}\n`;
  return `${BANNER}\n\n/** The documents that the SDK ships, by the SHA-256 of their text. */\nexport const persistedOperations: Readonly<Record<string, string>> = ${map};\n`;
}
