import { builder } from './builder.ts';
import type { Page } from './connection.ts';

/**
 * Makes a cursor when it is asked for. A class: an object whose literal has getters gets a hidden class of its own,
 * which lives until all garbage is collected, and keeps what it leads to.
 */
export class PageInfoOf {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #edges: Page<unknown>['edges'];

  constructor({ edges, hasNextPage, hasPreviousPage }: Page<unknown>) {
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
    this.#edges = edges;
  }

  get startCursor(): string | null {
    return this.#edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.#edges.at(-1)?.cursor ?? null;
  }
}

export const PageInfo = builder.objectRef<PageInfoOf>('PageInfo').implement({
  description: 'Where a page stands in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether more follows behind this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether something stands before this page.' }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Of the first edge: pass it as `before`. Null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Of the last edge: pass it as `after`. Null on an empty page.',
    }),
  }),
});
