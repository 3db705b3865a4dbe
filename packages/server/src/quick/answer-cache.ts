import { LRUCache } from 'lru-cache';
import type { Answer } from './answer.ts';

/** Of one version of the archive: with another one, all that is kept is dropped. */
export class AnswerCache {
  readonly #answers: LRUCache<string, Answer>;
  #version = '';

  constructor(bytes: number) {
    this.#answers = new LRUCache({
      maxSize: bytes,
      // An entry that takes much of the room would drive out many.
      maxEntrySize: Math.ceil(bytes / 8),
      sizeCalculation: ({ body }, key) => body.length + 2 * key.length + 1000,
    });
  }

  get(version: string, key: string): Answer | undefined {
    if (version === this.#version) return this.#answers.get(key);
    this.#answers.clear();
    this.#version = version;
    return undefined;
  }

  /** Kept only if the version is still the one that was last asked for. */
  set(version: string, key: string, answer: Answer): void {
    if (version === this.#version) this.#answers.set(key, answer);
  }
}
