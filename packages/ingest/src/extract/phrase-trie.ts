import { tokenize } from './tokens.ts';

interface Node<Value> {
  readonly next: Map<number, Node<Value>>;
  value: Value | undefined;
}

const newNode = <Value>(): Node<Value> => ({ next: new Map(), value: undefined });

/** Finds the longest of many phrases that starts at a token. */
export class PhraseTrie<Value> {
  private readonly root: Node<Value> = newNode();

  get(hashes: ArrayLike<number>, from = 0, to = hashes.length): Value | undefined {
    let node: Node<Value> | undefined = this.root;
    for (let i = from; i < to && node; i++) node = node.next.get(hashes[i]!);
    return node?.value;
  }

  /** Whether any phrase begins with a word: cheaper to ask than `match`, and mostly no. */
  opens(hash: number): boolean {
    return this.root.next.has(hash);
  }

  set(hashes: ArrayLike<number>, value: Value): void {
    let node = this.root;
    for (let i = 0; i < hashes.length; i++) {
      let next = node.next.get(hashes[i]!);
      if (!next) {
        next = newNode();
        node.next.set(hashes[i]!, next);
      }
      node = next;
    }
    node.value = value;
  }

  /** Adds a phrase in its spelling; the first value of a phrase stays. */
  add(phrase: string, value: Value): void {
    const { hash } = tokenize(phrase);
    if (this.get(hash) === undefined) this.set(hash, value);
  }

  /** Calls `found` with the end and value of every phrase that starts at `from`, the shortest first. */
  match(hashes: Int32Array, from: number, to: number, found: (end: number, value: Value) => void): void {
    let node: Node<Value> | undefined = this.root;
    for (let i = from; i < to; i++) {
      node = node.next.get(hashes[i]!);
      if (!node) return;
      if (node.value !== undefined) found(i + 1, node.value);
    }
  }
}
