import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Documents that have been executed: they were parsed, measured and validated, and need not be again. */
export class KnownDocuments {
  readonly #parsed: { get(text: string): DocumentNode | undefined };
  readonly #executed = new WeakSet<DocumentNode>();
  /** Sees what is executed. */
  readonly plugin: Plugin = {
    onExecute: ({ args }) => {
      this.#executed.add(args.document);
    },
  };

  constructor(parsed: { get(text: string): DocumentNode | undefined }) {
    this.#parsed = parsed;
  }

  find(text: string): DocumentNode | undefined {
    const document = this.#parsed.get(text);
    return document && this.#executed.has(document) ? document : undefined;
  }
}
