import type { TypedDocument } from './document.ts';
import { SourcebookError } from './errors.ts';
import { argumentTypes } from './generated/argument-types.ts';
import type { QuerySelection } from './generated/schema.ts';
import type { Requester, RequestOptions } from './request.ts';
import type { Exact, QueryAnswer } from './selection.ts';

/** A composed query: the document and the values that stood in it. */
export interface ComposedQuery<Result> extends TypedDocument<Result, Readonly<Record<string, unknown>>> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Parts = { readonly [key: string]: unknown };

/** Turns a selection into a query; its arguments become variables, so that equal shapes are equal documents. */
export function composeQuery<S extends QuerySelection>(selection: S & Exact<S>): ComposedQuery<QueryAnswer<S>>;
export function composeQuery(selection: unknown): ComposedQuery<unknown> {
  return compose(selection);
}

function compose(selection: unknown): { readonly query: string; readonly variables: Parts } {
  const definitions: string[] = [];
  const variables: Record<string, unknown> = {};

  function writeSet(parts: Parts): string {
    const fields = Object.entries(parts).flatMap(([key, value]) => {
      if (value === undefined || key === '$args') return [];
      if (key === 'on') return ['__typename', ...writeMembers(value as Parts)];
      return [writeField(key, value)];
    });
    return `{${fields.join(' ')}}`;
  }

  function writeMembers(members: Parts): string[] {
    return Object.entries(members).flatMap(([name, parts]) =>
      parts ? [`...on ${name}${writeSet(parts as Parts)}`] : [],
    );
  }

  function writeField(key: string, value: unknown): string {
    const name = key.slice(key.indexOf(':') + 1);
    if (value === true) return key;
    const parts = Object(value) as Parts;
    const rest = Object.keys(parts).some((part) => part !== '$args');
    return key + writeArguments(name, parts.$args) + (rest ? writeSet(parts) : '');
  }

  function writeArguments(field: string, values: unknown): string {
    const written = Object.entries(Object(values) as Parts).flatMap(([name, value]) => {
      if (value === undefined || value === null) return [];
      const type = argumentTypes[`${field}.${name}`] ?? argumentTypes[name];
      if (!type) throw new SourcebookError('BAD_INPUT', `${field} has no argument ${name}`);
      const variable = `${name}${definitions.length || ''}`;
      definitions.push(`$${variable}:${type}!`);
      variables[variable] = value;
      return [`${name}:$${variable}`];
    });
    return written.length > 0 ? `(${written.join(' ')})` : '';
  }

  const body = writeSet(selection as Parts);
  return { query: `query select${definitions.length > 0 ? `(${definitions.join(' ')})` : ''}${body}`, variables };
}

/** Runs a query that is composed as an object: one HTTP request, the answer typed to the leaf. */
export function select<S extends QuerySelection>(
  client: Requester,
  selection: S & Exact<S>,
  options?: RequestOptions,
): Promise<QueryAnswer<NoInfer<S>>>;
export function select(client: Requester, selection: unknown, options?: RequestOptions): Promise<unknown> {
  return runSelection(client, selection, options);
}

/** `select` for a selection whose type is known elsewhere. */
export function runSelection(client: Requester, selection: unknown, options?: RequestOptions): Promise<unknown> {
  const { query, variables } = compose(selection);
  return client.request<unknown, Parts>({ query }, variables, options);
}
