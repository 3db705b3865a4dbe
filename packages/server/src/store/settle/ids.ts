import sql, { raw } from 'sql-template-tag';
import type { Engine } from '../engine.ts';

/** Hands out numbers for new rows of one table. Settling is the only writer, so that no engine has to count. */
export class Ids {
  #next: number;

  private constructor(next: number) {
    this.#next = next;
  }

  static async after(engine: Engine, table: string): Promise<Ids> {
    const row = await engine.first<{ last: number | null }>(sql`select max(id) as last from ${raw(table)}`);
    return new Ids((row?.last ?? 0) + 1);
  }

  take(): number {
    return this.#next++;
  }
}

/** No page has more items: more lines than these are read as one article. */
const MOST_ITEMS = 2 ** 18;

/** An appearance's number follows from its place. */
export function appearanceNumber(captureId: number, position: number): number {
  return captureId * MOST_ITEMS + position;
}
