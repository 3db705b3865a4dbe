import { hashWords } from './tokenize.ts';

/** What lies behind some words that phrases begin with. */
export class Branch<Value> {
  /** Of the phrase that ends here. */
  value: Value | undefined;
  /** The word by which the only phrase goes on, and what lies behind it: most have one or none, and a map is large. */
  private word = 0;
  private only: Branch<Value> | undefined;
  private several: Map<number, Branch<Value>> | undefined;

  behind(word: number): Branch<Value> | undefined {
    if (this.several) return this.several.get(word);
    return this.word === word ? this.only : undefined;
  }

  grow(word: number): Branch<Value> {
    const branch = new Branch<Value>();
    if (this.several) this.several.set(word, branch);
    else if (this.only) {
      this.several = new Map([
        [this.word, this.only],
        [word, branch],
      ]);
    } else {
      this.word = word;
      this.only = branch;
    }
    return branch;
  }
}

/** Finds the longest of many phrases that starts at a token. */
export class PhraseTrie<Value> {
  private readonly root = new Branch<Value>();

  get(words: ArrayLike<number>, from = 0, to = words.length): Value | undefined {
    let branch: Branch<Value> | undefined = this.root;
    for (let at = from; at < to && branch; at++) branch = branch.behind(words[at]!);
    return branch?.value;
  }

  /** Whether any phrase begins with a word: cheaper to ask than `follow`, and mostly no. */
  opens(word: number): boolean {
    return this.root.behind(word) !== undefined;
  }

  /** An empty phrase is none. */
  set(words: ArrayLike<number>, value: Value): void {
    let branch = this.root;
    for (let at = 0; at < words.length; at++) branch = branch.behind(words[at]!) ?? branch.grow(words[at]!);
    if (branch !== this.root) branch.value = value;
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
  follow(words: Int32Array, at: number, to: number, branch: Branch<Value> = this.root): Branch<Value> | undefined {
    return at < to ? branch.behind(words[at]!) : undefined;
  }
}
