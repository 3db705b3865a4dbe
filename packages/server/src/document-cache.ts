import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of documents that are remembered: a parsed document takes up to a few hundred bytes for each. */
const MOST_CHARACTERS = 250_000;

/** Yoga's own caches count documents, whatever their size: a thousand distinct large ones fill the memory. */
export function createDocumentCache() {
  return { documentCache: createCache<DocumentNode>(), errorCache: createCache<Error>() };
}

function createCache<Value extends DocumentNode | Error>() {
  return new LRUCache<string, Value>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_value, document) => document.length + 1,
  });
}
