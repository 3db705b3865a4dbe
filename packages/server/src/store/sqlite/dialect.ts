import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { FullTextIndex, SetIndex } from '../engine.ts';
import type { Phrase, Query } from '../search/query.ts';
import { inTime } from './in-time.ts';
import { matchQuery } from './match-query.ts';
import { parentTable } from './page.ts';

/** The weights are those of the fields: a word of a title says more of an article than one of its text. */
export const INDEXES = {
  article: { table: 'article_fts', fields: ['title', 'text'], weights: [4.0, 1.0] },
  entity: { table: 'entity_fts', fields: ['name'], weights: [1.0] },
  source: { table: 'source_fts', fields: ['name'], weights: [1.0] },
} as const;

/** How SQLite says what every engine can be asked. */
export abstract class SqliteDialect {
  holding(index: SetIndex, items: readonly number[]): Sql {
    const any = items.map((item) => `"${item}"`).join(' OR ');
    return sql`select rowid as id from ${raw(index)} where ${raw(index)} match ${any}`;
  }

  list(values: readonly string[] | readonly number[]): Sql {
    return sql`select value from json_each(${JSON.stringify(values)})`;
  }

  same(text: Sql, other: Sql): Sql {
    return sql`${text} = ${other}`;
  }

  among(text: Sql, values: readonly string[]): Sql {
    return sql`${text} in (${this.list(values)})`;
  }

  within(text: Sql, from: string, to: string): Sql {
    return sql`${text} >= ${from} and ${text} < ${to}`;
  }

  parents(parents: readonly number[]): Sql {
    return parentTable(parents);
  }

  pairs(pairs: readonly (readonly [number, number])[]): Sql {
    return sql`(select key, value ->> 0 as one, value ->> 1 as other from ${parentTable(pairs)})`;
  }

  match(index: FullTextIndex, query: Query): Sql {
    const { table: name, weights } = INDEXES[index];
    const table = raw(name);
    return sql`select rowid as id, -bm25(${join([table, ...weights])}) as score from ${table}
      where ${table} match ${matchQuery(query)} and ${inTime(sql`rowid`)}`;
  }

  numberIn(json: Sql, name: string): Sql {
    return sql`(${json} ->> ${name})`;
  }

  contains(text: Sql, part: string): Sql {
    return sql`instr(${text}, ${part}) > 0`;
  }

  containsExactly(text: Sql, phrase: Phrase): Sql {
    return sql`contains_exactly(${text}, ${phrase.exact}, ${phrase.isPrefix ? 1 : 0})`;
  }

  inTime(id: Sql): Sql {
    return inTime(id);
  }
}
