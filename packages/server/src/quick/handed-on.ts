import type { ExecutionResult } from 'graphql';

/** What is known already of a request that Yoga is given to answer. */
export interface HandedOn {
  /** Set when the guards were asked, with the answer of the one that refused. */
  readonly guarded?: { readonly refusal: Response | undefined };
  /** Set when the operation was run: what is left is to present it. */
  readonly result?: ExecutionResult;
}
