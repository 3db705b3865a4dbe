import type { FetchAnswer, FetchInit } from './request.ts';

/** What a request is answered. Without `status`, 200. */
export interface FakeAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly [key: string]: unknown }[];
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of GraphQL, as a proxy would answer. */
  readonly text?: string;
}

/** A request, as the fake server saw it. */
export interface FakeCall {
  /** The operation's name; a query that `select` composed is named `select`. */
  readonly operation: string | undefined;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer of an operation: the same each time, one after the other (the last one stays), or worked out. */
export type FakeReply = FakeAnswer | readonly FakeAnswer[] | ((call: FakeCall) => FakeAnswer | Promise<FakeAnswer>);

/** A fetch without network. */
export interface FakeFetch {
  (url: string, init: FetchInit): Promise<FetchAnswer>;
  /** The requests so far. */
  readonly calls: readonly FakeCall[];
}

/**
 * A fetch that answers by operation: `createClient({ fetch: fakeFetch({ archive: { data: { archive: … } } }) })`.
 * An operation without an answer fails with an error that names it. It ends with its signal, as fetch does.
 */
export function fakeFetch(replies: Readonly<Record<string, FakeReply>>): FakeFetch {
  const calls: FakeCall[] = [];
  const turns = new Map<string, number>();

  async function reply(call: FakeCall): Promise<FakeAnswer> {
    const name = call.operation ?? '';
    const given = replies[name];
    if (!given) return { errors: [{ message: `the fake has no answer for ${name || 'an operation without a name'}` }] };
    if (typeof given === 'function') return given(call);
    if (!isList(given)) return given;
    const turn = turns.get(name) ?? 0;
    turns.set(name, turn + 1);
    return given[Math.min(turn, given.length - 1)] ?? { errors: [{ message: `the fake has no answer for ${name}` }] };
  }

  async function fetch(_url: string, { body, headers, signal }: FetchInit): Promise<FetchAnswer> {
    // A hash says nothing to it: it asks for the document, as a server that lacks it does.
    const sent = body === undefined ? {} : JSON.parse(body);
    if (typeof sent.query !== 'string') return respond({ errors: [{ message: 'PersistedQueryNotFound' }] });
    const { query, operationName, variables } = sent;
    const call: FakeCall = { operation: operationName, query, variables: variables ?? {}, headers };
    calls.push(call);
    const answer = await reply(call);
    if (signal.aborted) throw signal.reason;
    return respond(answer);
  }

  return Object.assign(fetch, { calls });
}

function isList(reply: FakeReply): reply is readonly FakeAnswer[] {
  return Array.isArray(reply);
}

function respond({ status = 200, headers = {}, text, ...body }: FakeAnswer): FetchAnswer {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    status,
    headers: { get: (name) => byName.get(name.toLowerCase()) ?? null },
    text: async () => text ?? JSON.stringify(body),
  };
}
