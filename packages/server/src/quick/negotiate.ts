import { LRUCache } from 'lru-cache';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
  'application/*': 'application/json; charset=utf-8',
  '*/*': 'application/json; charset=utf-8',
};

const negotiated = new LRUCache<string, { readonly mediaType: string | null }>({ max: 100 });

/** The media type that Yoga would answer in; null where only Yoga can tell. */
export function negotiate(accept: string): string | null {
  const known = negotiated.get(accept);
  if (known) return known.mediaType;
  const mediaType = readAccept(accept);
  if (accept.length < 1000) negotiated.set(accept, { mediaType });
  return mediaType;
}

function readAccept(accept: string): string | null {
  if (/text\/html|charset=/i.test(accept)) return null;
  for (const part of accept.toLowerCase().split(',')) {
    const mediaType = MEDIA_TYPES[part.split(';')[0]!.trim()];
    if (mediaType) return mediaType;
  }
  return null;
}
