import { Deferred } from './deferred.ts';

type Load<Key, Value> = (keys: readonly Key[]) => Promise<readonly Value[]>;

/** Values by their keys, loaded together and each once. */
export class Batch<Key, Value> {
  readonly #queue: BatchQueue;
  readonly #load: Load<Key, Value>;
  readonly #known = new Map<unknown, Deferred<Value>>();
  #keys: Key[] = [];
  #waiting: Deferred<Value>[] = [];

  /** `load` gives the values in the order of the keys, an error for one that can't be loaded. */
  constructor(queue: BatchQueue, load: Load<Key, Value>) {
    this.#queue = queue;
    this.#load = load;
  }

  load(key: Key): Deferred<Value> {
    const name = typeof key === 'object' ? JSON.stringify(key) : key;
    const known = this.#known.get(name);
    if (known) return known;
    const value = new Deferred<Value>();
    this.#known.set(name, value);
    if (this.#keys.length === 0) this.#queue.add(() => this.#run());
    this.#keys.push(key);
    this.#waiting.push(value);
    return value;
  }

  async #run(): Promise<void> {
    const [keys, waiting] = [this.#keys, this.#waiting];
    [this.#keys, this.#waiting] = [[], []];
    try {
      const values = await this.#load(keys);
      for (const [index, deferred] of waiting.entries()) {
        const value = values[index]!;
        deferred.settle(value instanceof Error ? { error: value } : { value });
      }
    } catch (error) {
      for (const deferred of waiting) deferred.settle({ error });
    }
  }
}

/** What waits to be loaded: the executor has it loaded at the end of a level, else it is with the next turn. */
export class BatchQueue {
  #queued: (() => Promise<void>)[] = [];

  add(load: () => Promise<void>): void {
    if (this.#queued.length === 0) setImmediate(() => this.flush());
    this.#queued.push(load);
  }

  async flush(): Promise<void> {
    while (this.#queued.length > 0) {
      const queued = this.#queued;
      this.#queued = [];
      await Promise.all(queued.map((load) => load()));
    }
  }
}
