import type { Deadline } from '../deadline.ts';
import type { Connection } from './connection.ts';
import type { Readers } from './readers.ts';
import { READ_STAMP } from './session.ts';

/** Whoever waits longer does without. */
const PATIENCE_MS = 1000;

/** Asks which version of an archive is there, on a connection of its own. */
export class VersionProbe {
  readonly #readers: Readers;
  readonly #text: string;
  #connection: Connection | null = null;
  #asked: Promise<string | null> | null = null;
  #next: Promise<string | null> | null = null;

  constructor(readers: Readers) {
    this.#readers = readers;
    this.#text = READ_STAMP.replace('from meta', `from "${readers.schema.replaceAll('"', '""')}".meta`);
  }

  /**
   * The version that is there when it is asked or later; null where that can't be told. An answer under way may be of
   * before, so that all who come meanwhile share the next one.
   */
  ask(): Promise<string | null> {
    if (!this.#asked && !this.#next) return this.#begin();
    this.#next ??= this.#asked!.then(() => {
      this.#next = null;
      return this.#begin();
    });
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#next;
    await this.#asked;
    this.#leave();
  }

  #begin(): Promise<string | null> {
    this.#asked = this.#read().finally(() => {
      this.#asked = null;
    });
    return this.#asked;
  }

  async #read(): Promise<string | null> {
    try {
      this.#connection ??= await this.#readers.take();
      const rows = await this.#connection.ask<{ value: string }>(this.#text, [], deadline());
      return rows[0]?.value ?? null;
    } catch {
      this.#leave(true);
      return null;
    }
  }

  #leave(isFaulty = false): void {
    if (!this.#connection) return;
    if (isFaulty) this.#connection.stop();
    this.#readers.giveBack(this.#connection);
    this.#connection = null;
  }
}

function deadline(): Deadline {
  return { at: performance.now() + PATIENCE_MS, miss: () => new Error('The server took too long.') };
}
