import type { Engine, ListedRow, Listing, Parent, Slice } from './engine.ts';
import { readMeta } from './meta.ts';
import { readTotals } from './settle/archive-totals.ts';

export interface ArchiveCounts {
  readonly articleCount: number;
  readonly sourceCount: number;
  readonly entityCount: number;
  readonly captureCount: number;
  readonly appearanceCount: number;
  readonly mentionCount: number;
}

/** What is kept of an archive as a whole, so that nobody has to look through its tables for it. */
export interface Kept extends ArchiveCounts {
  /** Articles by language. */
  readonly languages: Readonly<Record<string, number>>;
}

const EMPTY: ArchiveCounts = {
  articleCount: 0,
  sourceCount: 0,
  entityCount: 0,
  captureCount: 0,
  appearanceCount: 0,
  mentionCount: 0,
};

export async function readKept(engine: Engine): Promise<Kept> {
  const [counts, { languages }] = await Promise.all([readMeta(engine, 'counts'), readTotals(engine)]);
  return { ...(counts === null ? EMPTY : (JSON.parse(counts) as ArchiveCounts)), languages };
}

/** The engine's lists, but for what the archive as a whole tells already. */
export function createLists(engine: Engine) {
  const isVain = async ({ needs }: Listing): Promise<boolean> => needs !== undefined && !needs(await readKept(engine));
  return {
    /** A page of a list, or with parents one for each. */
    async page(listing: Listing, parents: readonly Parent[] | null, slice: Slice): Promise<ListedRow[]> {
      return (await isVain(listing)) ? [] : engine.page(listing, parents, slice);
    },

    async count(listing: Listing, parents: readonly Parent[] | null): Promise<{ parent: number; count: number }[]> {
      if (listing.kept && parents === null) return [{ parent: 0, count: listing.kept(await readKept(engine)) }];
      return (await isVain(listing)) ? [] : engine.count(listing, parents);
    },
  };
}
