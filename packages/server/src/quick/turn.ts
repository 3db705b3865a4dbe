/**
 * Gathers what comes in during one turn of the event loop and hands it on when all of it has come, so that what has to
 * be asked for each after it came can be asked once for all.
 */
export class Turn<Item> {
  readonly #take: (items: readonly Item[]) => void;
  #items: Item[] = [];

  constructor(take: (items: readonly Item[]) => void) {
    this.#take = take;
  }

  add(item: Item): void {
    if (this.#items.push(item) > 1) return;
    setImmediate(() => {
      const items = this.#items;
      this.#items = [];
      this.#take(items);
    });
  }
}
