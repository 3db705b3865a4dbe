/** What a request asks: a document, or the ID of a persisted one. */
export interface Params {
  readonly query?: string;
  readonly hash?: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Of a request's body, or of a URL's query part. Null for whatever is not plain, which Yoga is to judge. */
export function readParams(text: string, isRead: boolean): Params | null {
  const given = isRead ? readUrl(text) : parse(text);
  if (!isRecord(given)) return null;
  const { query, operationName = null, variables = null, extensions = null, ...others } = given;
  if (Object.keys(others).length > 0) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (variables !== null && !isRecord(variables)) return null;
  const asked = { operationName, variables: variables ?? {} };
  if (typeof query === 'string' && query !== '' && extensions === null) return { query, ...asked };
  const hash = query === undefined ? hashOf(extensions) : null;
  return hash === null ? null : { hash, ...asked };
}

function readUrl(url: string): unknown {
  const params = new URLSearchParams(url);
  if (new Set(params.keys()).size !== params.size) return null;
  const given: Record<string, unknown> = Object.fromEntries(params);
  for (const name of ['variables', 'extensions']) {
    if (typeof given[name] !== 'string') continue;
    given[name] = parse(given[name]);
    if (given[name] === undefined) return null;
  }
  return given;
}

function hashOf(extensions: unknown): string | null {
  if (!isRecord(extensions) || Object.keys(extensions).length !== 1 || !isRecord(extensions.persistedQuery))
    return null;
  const { version, sha256Hash } = extensions.persistedQuery;
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
