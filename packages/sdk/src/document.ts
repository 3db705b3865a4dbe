/** A query whose result and variables are known to TypeScript, as codegen, gql.tada and this package make them. */
export interface TypedDocument<Result, Variables> {
  /** The query's text. */
  readonly query?: string;
  /** SHA-256 of the text, where the server is known to accept it in the text's place. */
  readonly hash?: string;
  /** Carries the types; never there at run time. */
  readonly __apiType?: ((variables: Variables) => Result) | undefined;
}

export interface Operation {
  readonly text: string;
  readonly hash: string | undefined;
  readonly name: string | undefined;
  /** Whether it may be sent twice. */
  readonly isRead: boolean;
}

/** Reads a text, an object with the text, codegen's string documents, or a parsed document that kept its source. */
export function readDocument(document: unknown): Operation {
  const { query, hash, loc } = Object(document) as {
    query?: string;
    hash?: string;
    loc?: { source: { body: string } };
  };
  const text = query ?? loc?.source.body ?? String(document);
  const bare = text.replace(/#.*/g, '');
  const [, kind, name] = /\b(query|mutation|subscription)\s+(\w+)/.exec(bare) ?? [];
  return { text, hash, name, isRead: kind !== 'mutation' && !/\bmutation\b/.test(bare) };
}
