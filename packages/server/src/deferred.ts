export type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

/**
 * A promise whose value can be read at once when it is there, as that of a statement that needs no waiting is. The
 * executor does so, since an answer of a hundred objects would wait for thousands of promises; all others await it as
 * any promise.
 */
export class Deferred<Value> implements Promise<Value> {
  readonly [Symbol.toStringTag] = 'Deferred';
  #outcome: Outcome<Value> | null = null;
  #listeners: ((outcome: Outcome<Value>) => void)[] | null = null;

  /** What `make` gives, which is there already. */
  static of<Value>(make: () => Value): Deferred<Value> {
    const made = new Deferred<Value>();
    made.settle(attempt(make));
    return made;
  }

  static from<Value>(promise: PromiseLike<Value>): Deferred<Value> {
    const deferred = new Deferred<Value>();
    promise.then(
      (value) => deferred.settle({ value }),
      (error: unknown) => deferred.settle({ error }),
    );
    return deferred;
  }

  get outcome(): Outcome<Value> | null {
    return this.#outcome;
  }

  settle(outcome: Outcome<Value>): void {
    this.#outcome = outcome;
    const listeners = this.#listeners;
    this.#listeners = null;
    for (const listener of listeners ?? []) listener(outcome);
  }

  /** What `change` makes of the value, as soon as it is there. */
  map<Other>(change: (value: Value) => Other): Deferred<Other> {
    const changed = new Deferred<Other>();
    this.listen((outcome) => changed.settle('error' in outcome ? outcome : attempt(() => change(outcome.value))));
    return changed;
  }

  /** What the deferred value gives that `change` makes of the value. */
  flatMap<Other>(change: (value: Value) => PromiseLike<Other>): Deferred<Other> {
    const changed = new Deferred<Other>();
    this.map(change).listen((outcome) => {
      if ('error' in outcome) return changed.settle(outcome);
      if (outcome.value instanceof Deferred) return outcome.value.listen((inner) => changed.settle(inner));
      outcome.value.then(
        (value) => changed.settle({ value }),
        (error: unknown) => changed.settle({ error }),
      );
    });
    return changed;
  }

  listen(listener: (outcome: Outcome<Value>) => void): void {
    if (this.#outcome) {
      listener(this.#outcome);
      return;
    }
    this.#listeners ??= [];
    this.#listeners.push(listener);
  }

  // biome-ignore lint/suspicious/noThenProperty: this is a promise.
  then<Done = Value, Failed = never>(
    onDone?: ((value: Value) => Done | PromiseLike<Done>) | null,
    onFailed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Done | Failed> {
    const promise = new Promise<Value>((resolve, reject) => {
      this.listen((outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value)));
    });
    return promise.then(onDone, onFailed);
  }

  catch<Failed = never>(
    onFailed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Value | Failed> {
    return this.then(null, onFailed);
  }

  finally(onEnded?: (() => void) | null): Promise<Value> {
    return this.then().finally(onEnded);
  }
}

function attempt<Value>(make: () => Value): Outcome<Value> {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}
