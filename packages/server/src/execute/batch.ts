import { Deferred, type Outcome } from '../deferred.ts';

type Load<Key, Value> = (keys: readonly Key[]) => Deferred<Value[]>;

/** Values by their keys, loaded together and each once. */
export class Batch<Key, Value> {
  readonly #queue: BatchQueue;
  readonly #load: Load<Key, Value>;
  #known: Map<unknown, Deferred<Value>> | null = null;
  #keys: Key[] = [];
  #waiting: Deferred<Value>[] = [];

  /** `load` gives the values in the order of the keys, an error for one that can't be loaded. */
  constructor(queue: BatchQueue, load: Load<Key, Value>) {
    this.#queue = queue;
    this.#load = load;
  }

  load(key: Key): Deferred<Value> {
    const name = typeof key === 'object' ? JSON.stringify(key) : key;
    this.#known ??= new Map();
    const known = this.#known.get(name);
    if (known) return known;
    const value = new Deferred<Value>();
    this.#known.set(name, value);
    if (this.#keys.length === 0) this.#queue.add(() => this.#run());
    this.#keys.push(key);
    this.#waiting.push(value);
    return value;
  }

  #run(): Deferred<void> {
    const [keys, waiting] = [this.#keys, this.#waiting];
    [this.#keys, this.#waiting] = [[], []];
    const settled = new Deferred<void>();
    Deferred.of(() => keys)
      .flatMap((asked) => this.#load(asked))
      .listen((outcome) => {
        for (let index = 0; index < waiting.length; index++) waiting[index]!.settle(outcomeOf(outcome, index));
        settled.settle({ value: undefined });
      });
    return settled;
  }
}

function outcomeOf<Value>(outcome: Outcome<readonly Value[]>, index: number): Outcome<Value> {
  if ('error' in outcome) return outcome;
  const value = outcome.value[index]!;
  return value instanceof Error ? { error: value } : { value };
}

/** What waits to be loaded: with all that the same work asks for, else with the next turn. */
export class BatchQueue {
  #queued: (() => Deferred<void>)[] = [];
  #isWorking = false;

  add(load: () => Deferred<void>): void {
    if (this.#queued.length === 0 && !this.#isWorking) setImmediate(() => this.#loadAll());
    this.#queued.push(load);
  }

  /** Does some work, and loads what it asked for; null when that is there. */
  together(work: () => void): Promise<void> | null {
    this.#isWorking = true;
    try {
      work();
      return this.#loadAll();
    } finally {
      this.#isWorking = false;
    }
  }

  #loadAll(): Promise<void> | null {
    while (this.#queued.length > 0) {
      const queued = this.#queued;
      this.#queued = [];
      const loading = queued.map((load) => load()).filter(({ outcome }) => outcome === null);
      if (loading.length > 0) return Promise.all(loading).then(() => this.#loadAll() ?? undefined);
    }
    return null;
  }
}
