import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** A document that was refused keeps its errors, and with them some 65 kB of what validation knew. */
const MOST_DOCUMENTS = 500;

/** A parsed document takes up to a few hundred bytes for each of its characters. */
const MOST_CHARACTERS = 250_000;

/** Yoga's own caches hold a thousand documents, whatever their size: distinct large ones fill the memory. */
export function createDocumentCache() {
  return { documentCache: createCache<DocumentNode>(), errorCache: createCache<Error>() };
}

function createCache<Value extends DocumentNode | Error>() {
  return new LRUCache<string, Value>({
    max: MOST_DOCUMENTS,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_value, document) => document.length + 1,
  });
}
