import { hashWords } from './tokenize.ts';

/** What lies behind some words that phrases begin with. */
export interface Branch<Value> {
  /** Undefined where no phrase goes on: most end at the word that tells them from all others. */
  next: Map<number, Branch<Value>> | undefined;
  /** Of the phrase that ends here. */
  value: Value | undefined;
}

/** Finds the longest of many phrases that starts at a token. */
export class PhraseTrie<Value> {
  private readonly root = new Map<number, Branch<Value>>();

  get(hashes: ArrayLike<number>, from = 0, to = hashes.length): Value | undefined {
    let node: Branch<Value> | undefined;
    let next: Map<number, Branch<Value>> | undefined = this.root;
    for (let i = from; i < to; i++) {
      node = next?.get(hashes[i]!);
      if (!node) return undefined;
      next = node.next;
    }
    return node?.value;
  }

  /** Whether any phrase begins with a word: cheaper to ask than `match`, and mostly no. */
  opens(hash: number): boolean {
    return this.root.has(hash);
  }

  /** An empty phrase is none. */
  set(hashes: ArrayLike<number>, value: Value): void {
    let node: Branch<Value> | undefined;
    let next = this.root;
    for (let i = 0; i < hashes.length; i++) {
      if (node) next = node.next ??= new Map();
      node = next.get(hashes[i]!);
      if (node) continue;
      node = { next: undefined, value: undefined };
      next.set(hashes[i]!, node);
    }
    if (node) node.value = value;
  }

  /** Adds a phrase in its spelling; the first value of a phrase stays. */
  add(phrase: string, value: Value): void {
    const hashes = hashWords(phrase);
    if (this.get(hashes) === undefined) this.set(hashes, value);
  }

  /**
   * The branch of one word more, that at `at`: behind `branch`, or from the beginning. Undefined at `to` and where no
   * phrase goes on so. Asked from word to word it passes every phrase that starts there, the shortest first.
   */
  follow(hashes: Int32Array, at: number, to: number, branch?: Branch<Value>): Branch<Value> | undefined {
    if (at >= to) return undefined;
    return (branch ? branch.next : this.root)?.get(hashes[at]!);
  }
}
