import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';

export type RedirectedType = 'Article' | 'Source' | 'Entity' | 'Appearance' | 'Mention';

export function createRedirects(engine: Engine) {
  return {
    /** Where IDs that were issued once lead now. */
    async follow(type: RedirectedType, keys: readonly string[]): Promise<Map<string, string>> {
      const rows = await engine.all<{ old: string; new: string }>(
        sql`select old, new from redirect where type = ${type} and old in (${engine.list(keys)})`,
      );
      return new Map(rows.map((row) => [row.old, row.new]));
    },
  };
}
