import { LRUCache } from 'lru-cache';

/** An answer as it is sent. */
export interface KeptAnswer {
  /** Bytes once it is kept. */
  readonly body: Buffer | string;
  /** For what was asked by GET. */
  readonly etag: string | null;
}

/** Of one version of the archive: with another one, all that is kept is dropped. */
export class AnswerCache {
  readonly #answers: LRUCache<string, KeptAnswer>;
  #version = '';

  constructor(bytes: number) {
    this.#answers = new LRUCache({
      maxSize: bytes,
      // An entry that takes much of the room would drive out many.
      maxEntrySize: Math.ceil(bytes / 8),
      sizeCalculation: ({ body }, key) => Buffer.byteLength(body) + 2 * key.length + 200,
    });
  }

  get(version: string, key: string): KeptAnswer | undefined {
    if (version === this.#version) return this.#answers.get(key);
    this.#answers.clear();
    this.#version = version;
    return undefined;
  }

  /** Kept only if the version is still the one that was last asked for. */
  set(version: string, key: string, answer: KeptAnswer): void {
    if (version === this.#version) this.#answers.set(key, { ...answer, body: Buffer.from(answer.body) });
  }
}
