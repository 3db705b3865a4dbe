import type { Limits } from './limits/limits.ts';
import type { Log } from './plugins/use-errors.ts';
import type { PersistedDocuments } from './plugins/use-persisted-documents.ts';
import type { RateLimit } from './routes/limit-rate.ts';

/** What whoever runs a server decides. */
export interface ServerOptions {
  /** Whether a browser finds GraphiQL at the endpoint. True unless set. */
  readonly graphiql?: boolean;
  /** Whether the schema can be asked for. True unless set. */
  readonly introspection?: boolean;
  /** Documents that clients may ask for by their SHA-256. None unless set. */
  readonly persistedDocuments?: PersistedDocuments;
  /** Whether no others are answered. False unless set. */
  readonly persistedOnly?: boolean;
  /** Origins whose pages may read answers, "*" for all. None unless set. */
  readonly origins?: readonly string[];
  /** Host names that it answers for, so that no other can be made to lead here. Any, unless set. */
  readonly hosts?: readonly string[];
  /** Closes the API to whoever does not send it. GraphiQL's page, which holds nothing of the archive, stays open. */
  readonly token?: string;
  /** Off unless set. */
  readonly rateLimit?: RateLimit;
  readonly limits?: Partial<Limits>;
  /** Bytes of answers that are kept to be given again while the archive does not change; 0 keeps none. 64 MB unless set. */
  readonly cacheBytes?: number;
  /** Whether `/metrics` answers. False unless set. */
  readonly metrics?: boolean;
  /** What `/ready` asks. */
  readonly isReady?: () => boolean | Promise<boolean>;
  /** Takes one line of JSON for each request that failed unexpectedly. Standard error unless set. */
  readonly log?: Log;
}
