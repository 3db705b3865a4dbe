import sql from 'sql-template-tag';
import type { Deferred } from '../deferred.ts';
import type { Engine } from './engine.ts';

export type RedirectedType = 'Article' | 'Source' | 'Entity' | 'Appearance' | 'Mention';

export function createRedirects(engine: Engine) {
  return {
    /** Where IDs that were issued once lead now. */
    follow(type: RedirectedType, keys: readonly string[]): Deferred<Map<string, string>> {
      const rows = engine.all<{ old: string; new: string }>(
        sql`select old, new from redirect where type = ${type} and old in (${engine.list(keys)})`,
      );
      return rows.map((found) => new Map(found.map((row) => [row.old, row.new])));
    },
  };
}
