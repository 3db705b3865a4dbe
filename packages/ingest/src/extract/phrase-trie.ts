import { tokenize } from './tokens.ts';

interface Node<Value> {
  /** Undefined where no phrase goes on: most end at the word that tells them from all others. */
  next: Map<number, Node<Value>> | undefined;
  value: Value | undefined;
}

/** Finds the longest of many phrases that starts at a token. */
export class PhraseTrie<Value> {
  private readonly root = new Map<number, Node<Value>>();

  get(hashes: ArrayLike<number>, from = 0, to = hashes.length): Value | undefined {
    let node: Node<Value> | undefined;
    let next: Map<number, Node<Value>> | undefined = this.root;
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
    let node: Node<Value> | undefined;
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
    const { hash } = tokenize(phrase);
    if (this.get(hash) === undefined) this.set(hash, value);
  }

  /** Calls `found` with the end and value of every phrase that starts at `from`, the shortest first. */
  match(hashes: Int32Array, from: number, to: number, found: (end: number, value: Value) => void): void {
    let next: Map<number, Node<Value>> | undefined = this.root;
    for (let i = from; i < to && next; i++) {
      const node: Node<Value> | undefined = next.get(hashes[i]!);
      if (!node) return;
      if (node.value !== undefined) found(i + 1, node.value);
      next = node.next;
    }
  }
}
