import { decodeCapture } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';

/** UTF-16 code units that are kept: what a portion reads in several steps, if it is not all of a large archive. */
const MOST_KEPT = 32_000_000;

/** Texts of captures, decoded once for the steps of a settling. */
export class Texts {
  readonly #engine: Engine;
  readonly #kept = new Map<number, string>();
  #size = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async of(captures: Iterable<number>): Promise<ReadonlyMap<number, string>> {
    const wanted = new Set(captures);
    const texts = new Map<number, string>();
    for (const id of wanted) {
      const text = this.#kept.get(id);
      if (text !== undefined) texts.set(id, text);
    }
    const missing = [...wanted].filter((id) => !texts.has(id));
    if (missing.length === 0) return texts;
    const rows = await this.#engine.all<{ id: number; bytes: Uint8Array; reader: string; encoding: string }>(
      sql`select id, bytes, reader, encoding from input_capture where id in (${this.#engine.list(missing)})`,
    );
    for (const { id, bytes, ...decoding } of rows) {
      const { text } = decodeCapture(bytes, decoding);
      texts.set(id, text);
      this.#keep(id, text);
    }
    return texts;
  }

  /** Steps go through captures in the same order: whatever came first is wanted first again. */
  #keep(id: number, text: string): void {
    if (this.#size + text.length > MOST_KEPT) return;
    this.#size += text.length;
    this.#kept.set(id, text);
  }
}
