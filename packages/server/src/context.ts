import { createBatches } from './batches.ts';
import type { Allowance } from './limits/allowance.ts';
import type { Store } from './store/store.ts';

/** What every resolver of one request shares. */
export interface Context {
  /** The revision that this request reads. */
  readonly store: Store;
  readonly batches: ReturnType<typeof createBatches>;
  /** What was made of a connection's arguments, by their object: a field's parents share it. */
  readonly connections: Map<object, unknown>;
  /** Lists by the object of arguments that they were made of: one that holds no variables is there for each request. */
  readonly lists: WeakMap<object, unknown>;
  /** What is left of its time and of the size of its answer. */
  readonly allowance: Pick<Allowance, 'spend' | 'requireTime'>;
}

/** `lists` is what requests of one archive have in common. */
export function createContext(
  store: Store,
  allowance: Context['allowance'],
  lists: Context['lists'] = new WeakMap(),
): Context {
  return { store, batches: createBatches(store), connections: new Map(), lists, allowance };
}
