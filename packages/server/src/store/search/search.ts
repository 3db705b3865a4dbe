import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Engine, Listing } from '../engine.ts';
import { widenByAliases } from './aliases.ts';
import { parseQuery } from './parse-query.ts';
import type { Condition, Phrase, Query } from './query.ts';

export type SearchKind = 'ARTICLE' | 'ENTITY' | 'SOURCE';
export type SearchMode = 'EXACT' | 'FOLDED' | 'ALIAS';

export interface HitRow {
  readonly id: number;
  readonly kind: SearchKind;
  readonly score: number;
}

export interface Search {
  /** What was looked for, after names were widened: what highlights mark. */
  readonly query: Query;
  readonly mode: SearchMode;
  readonly hits: Listing<HitRow>;
}

/**
 * Hits of all kinds, the best first. Within a kind they stand by BM25 (Robertson and others, 1994), brought into 0 to 1;
 * names come before texts, entities (2 to 3) before sources (1 to 2), since whoever types a name looks for its bearer.
 */
export function createSearch(engine: Engine) {
  return {
    async search(text: string, kinds: readonly SearchKind[], mode: SearchMode): Promise<Search> {
      const parsed = parseQuery(text);
      const query = mode === 'ALIAS' ? await widenByAliases(engine, parsed) : parsed;
      const wanted = mode === 'EXACT' ? query.wanted : null;
      const selects = {
        ARTICLE: () => sql`select 'ARTICLE' as kind, m.id, a.key, ${scaled} as score
          from (${engine.match('article', query)}) m join article a on a.id = m.id
          ${wanted ? sql`join article_text t on t.article_id = m.id where ${exactly(wanted, (phrase) => sql`(${engine.containsExactly(sql`coalesce(a.title, '')`, phrase)} or ${engine.containsExactly(sql`t.text`, phrase)})`)}` : empty}`,
        ENTITY: () => sql`select 'ENTITY' as kind, m.id, e.key, 2 + ${scaled} as score
          from (${engine.match('entity', query)}) m join entity e on e.id = m.id
          ${
            wanted
              ? sql`where ${exactly(
                  wanted,
                  (phrase) => sql`(${engine.containsExactly(sql`e.name`, phrase)} or exists (
            select 1 from entity_name n where n.entity_id = m.id and ${engine.containsExactly(sql`n.text`, phrase)}))`,
                )}`
              : empty
          }`,
        SOURCE: () => sql`select 'SOURCE' as kind, m.id, s.key, 1 + ${scaled} as score
          from (${engine.match('source', query)}) m join source s on s.id = m.id
          ${wanted ? sql`where ${exactly(wanted, (phrase) => engine.containsExactly(sql`s.name`, phrase))}` : empty}`,
      };
      const parts = [...new Set(kinds)].sort().map((kind) => selects[kind]());
      const none = sql`select 'ARTICLE' as kind, id, key, 0.0 as score from article where 1 = 0`;
      const hits: Listing<HitRow> = {
        table: sql`(${parts.length > 0 ? join(parts, ' union all ') : none})`,
        where: [],
        order: [
          { sql: sql`x.score`, type: 'real', descending: true },
          { sql: sql`x.kind`, type: 'text' },
          { sql: sql`x.key`, type: 'text' },
        ],
        columns: { id: 'x.id', kind: 'x.kind', score: 'x.score' },
      };
      return { query, mode, hits };
    },
  };
}

const scaled: Sql = sql`m.score / (1 + m.score)`;

/** The condition with each phrase standing in its very characters. */
function exactly(condition: Condition, holds: (phrase: Phrase) => Sql): Sql {
  if ('phrase' in condition) return holds(condition.phrase);
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => exactly(part, holds));
  return sql`(${join(parts, 'all' in condition ? ' and ' : ' or ')})`;
}
