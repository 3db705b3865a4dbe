export { type Client, createClient } from './client.ts';
export type { TypedDocument } from './document.ts';
export {
  type ErrorCode,
  type ErrorDetails,
  type GraphQLErrorEntry,
  isSourcebookError,
  SourcebookError,
} from './errors.ts';
export * from './generated/operations.ts';
export type * from './generated/schema.ts';
export { type ConnectionLike, type ItemOf, listPages, type Pages } from './pages.ts';
export {
  type ClientOptions,
  createBareClient,
  type Fetch,
  type FetchAnswer,
  type FetchInit,
  type Headers,
  type Requester,
  type RequestOptions,
  type Sent,
} from './request.ts';
export { type ComposedQuery, composeQuery, select } from './select.ts';
export type { Selected, Selection } from './selection.ts';
