import { createBatches } from './batches.ts';
import type { Store } from './store/store.ts';

/** What every resolver of one request shares. */
export interface Context {
  /** The revision that this request reads. */
  readonly store: Store;
  readonly batches: ReturnType<typeof createBatches>;
}

export function createContext(store: Store): Context {
  return { store, batches: createBatches(store) };
}
