import type { IncomingMessage } from 'node:http';
import { SECURITY_HEADERS } from '../plugins/use-security-headers.ts';
import { negotiate } from './negotiate.ts';

/** How a request is to be answered. There are few forms, each with what all its answers have in common. */
export interface Form {
  readonly mediaType: string;
  /** Whether it is asked by GET or HEAD. */
  readonly isRead: boolean;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  /** Tells it from other forms. */
  readonly name: string;
}

export interface FormParts {
  readonly endpoint: string;
  /** Bytes of the longest body that is taken. */
  readonly bodyBytes: number;
  /** Whether pages of other origins may read answers. */
  readonly hasOrigins: boolean;
  /** Whether only who sends a token may. */
  readonly isPrivate: boolean;
}

/** The form of a usual request; null for all others. */
export type ReadForm = (request: IncomingMessage) => Form | null;

export function createReadForm({ endpoint, bodyBytes, hasOrigins, isPrivate }: FormParts): ReadForm {
  const forms = { read: new Map<string, Form>(), post: new Map<string, Form>() };
  const cacheControl = `${isPrivate ? 'private' : 'public'}, no-cache`;
  const vary = hasOrigins ? 'accept, origin' : 'accept';
  const headers = {
    post: Object.entries(SECURITY_HEADERS).flat(),
    read: Object.entries({ ...SECURITY_HEADERS, 'cache-control': cacheControl, vary }).flat(),
  };

  function formOf(way: 'read' | 'post', mediaType: string): Form {
    const known = forms[way].get(mediaType);
    if (known) return known;
    const form = { mediaType, isRead: way === 'read', headers: headers[way], name: `${way} ${mediaType} ` };
    forms[way].set(mediaType, form);
    return form;
  }

  return ({ method, url, headers: given }) => {
    if (hasOrigins && given.origin !== undefined) return null;
    const mediaType = negotiate(given.accept ?? '*/*');
    if (mediaType === null) return null;
    if (method === 'GET' || method === 'HEAD') {
      return url?.startsWith(`${endpoint}?`) ? formOf('read', mediaType) : null;
    }
    if (method !== 'POST' || url !== endpoint || given['content-encoding']) return null;
    const length = Number(given['content-length'] ?? Number.NaN);
    if (!(length > 0 && length <= bodyBytes) || !isPlainJson(given['content-type'])) return null;
    return formOf('post', mediaType);
  };
}

function isPlainJson(contentType = ''): boolean {
  return contentType === 'application/json' || /^application\/json(; ?charset=utf-8)?$/i.test(contentType);
}
