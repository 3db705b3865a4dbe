import { bindOperations, type Operations } from './generated/operations.ts';
import type { QuerySelection } from './generated/schema.ts';
import { type ClientOptions, createBareClient, type Requester, type RequestOptions } from './request.ts';
import { runSelection } from './select.ts';
import type { Exact, QueryAnswer } from './selection.ts';

/** A client of a Sourcebook server, with everything as its methods. */
export interface Client extends Requester, Operations {
  /** Runs a query that is composed as an object: one HTTP request, the answer typed to the leaf. */
  select<S extends QuerySelection>(selection: S & Exact<S>, options?: RequestOptions): Promise<QueryAnswer<NoInfer<S>>>;
}

/** Makes a client. It opens nothing and holds nothing open. */
export function createClient(options: ClientOptions = {}): Client {
  const client = createBareClient(options);
  return {
    ...client,
    ...bindOperations(client),
    select: bindSelect(client),
  };
}

// By way of unknown: to compare the two signatures, the checker would walk the whole schema.
function bindSelect(client: Requester): Client['select'] {
  const run: unknown = (selection: never, options?: RequestOptions) => runSelection(client, selection, options);
  return run as Client['select'];
}
