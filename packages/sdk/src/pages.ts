import { SourcebookError } from './errors.ts';
import type { Signal } from './scope.ts';

/** The parts of a connection that paging needs. */
export interface ConnectionLike {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes?: readonly unknown[];
  readonly edges?: readonly unknown[];
}

/** A list that is fetched page by page, as it is read. Nothing is requested before; each reading starts anew. */
export interface Pages<Item, Page> extends AsyncIterable<Item> {
  /** Page by page, for what stands beside the items: `totalCount`, `pageInfo`. */
  pages(): AsyncIterable<Page>;
  /** All items, or the first `max`. */
  toArray(options?: { readonly max?: number }): Promise<Item[]>;
}

/** Items of a page: its nodes where they are selected, else its edges. */
export type ItemOf<Page> = Page extends { readonly nodes: readonly (infer Node)[] }
  ? Node
  : Page extends { readonly edges: readonly (infer Edge)[] }
    ? Edge
    : never;

/** Pages of any connection: `load` fetches the page after a cursor, and answers null where there is no such list. */
export function listPages<Page extends ConnectionLike>(
  load: (after: string | null) => Promise<Page | null | undefined>,
  start?: string | null,
  signal?: Signal,
): Pages<ItemOf<Page>, Page> {
  const checkAborted = () => {
    if (signal?.aborted) throw new SourcebookError('ABORTED', 'the iteration was aborted', { cause: signal.reason });
  };

  async function* pages(): AsyncGenerator<Page, void> {
    const seen = new Set<string | null>([start ?? null]);
    for (let after = start ?? null; ; ) {
      checkAborted();
      const page = await load(after);
      if (!page) return;
      yield page;
      const { hasNextPage, endCursor } = page.pageInfo;
      if (!hasNextPage) return;
      if (endCursor === null || seen.has(endCursor))
        throw new SourcebookError('GRAPHQL', 'the server gave a cursor twice, so the pages would never end');
      seen.add(endCursor);
      after = endCursor;
    }
  }

  async function* items(): AsyncGenerator<ItemOf<Page>, void> {
    for await (const page of pages())
      for (const item of (page.nodes ?? page.edges ?? []) as readonly ItemOf<Page>[]) {
        checkAborted();
        yield item;
      }
  }

  return {
    pages,
    [Symbol.asyncIterator]: items,
    async toArray({ max = Number.POSITIVE_INFINITY } = {}) {
      const all: ItemOf<Page>[] = [];
      if (max > 0)
        for await (const item of items()) {
          all.push(item);
          if (all.length >= max) break;
        }
      return all;
    },
  };
}
