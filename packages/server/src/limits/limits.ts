/** How much one request may ask for. What is beyond is refused, with the limit and the value
 * found: before anything runs, but for what only running shows, the size of the answer and its time. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly bodyBytes: number;
  /** Tokens of a document, comments aside. */
  readonly tokens: number;
  /** Fields within fields, the outermost counted; introspection has its own. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Objects that the answer can hold, every page taken as full. */
  readonly cost: number;
  /** Items of a list among the arguments, such as the sources of a filter. */
  readonly listItems: number;
  /** Bytes of an answer. */
  readonly answerBytes: number;
  /** From the request's arrival to its answer. */
  readonly milliseconds: number;
}

/** Room for five nested connections of moderate pages; validating the worst document of so many tokens takes 0.1 s. */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 1_000_000,
  tokens: 3_000,
  depth: 20,
  aliases: 100,
  directives: 50,
  cost: 50_000,
  listItems: 200,
  answerBytes: 20_000_000,
  milliseconds: 10_000,
};
