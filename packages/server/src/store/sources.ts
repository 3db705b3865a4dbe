import sql, { type Sql } from 'sql-template-tag';
import type { Deferred } from '../deferred.ts';
import type { Engine, Listing, Term } from './engine.ts';
import { countInArchive } from './meta.ts';
import { type SourceRef, sourceId } from './refs.ts';
import { type NameUseRow, type SourceRow, select, sourceColumns } from './rows.ts';

export interface SourceFilter {
  /** Folded part of the name. */
  readonly name?: string | null | undefined;
}

export interface SourceOrder {
  readonly field: 'NAME' | 'ARTICLE_COUNT';
  readonly direction: 'ASC' | 'DESC';
}

const byCounts = {
  ...sourceColumns('s'),
  edgeMentionCount: 'x.mention_count',
  edgeArticleCount: 'x.article_count',
};
const inEntity = { ...byCounts, edgeEntityId: 'x.entity_id' };

export function createSources(engine: Engine) {
  return {
    find(ref: SourceRef): Deferred<SourceRow | undefined> {
      return engine.first(sql`select ${select(sourceColumns('s'))} from source s where s.id = ${sourceId(ref)}`);
    },

    byIds(ids: readonly number[]): Deferred<SourceRow[]> {
      return engine.rows(sourceColumns('s'), sql`source s where s.id in (${engine.list(ids)})`);
    },

    list(filter: SourceFilter, order: SourceOrder = { field: 'NAME', direction: 'ASC' }): Listing<SourceRow> {
      const descending = order.direction === 'DESC';
      const first: Term =
        order.field === 'NAME'
          ? { sql: sql`x.fold`, type: 'text', descending, isLong: true }
          : { sql: sql`x.article_count`, type: 'integer', descending };
      return {
        table: sql`source`,
        where: filter.name ? [engine.contains(sql`x.fold`, filter.name)] : [],
        counted: filter.name ? undefined : () => countInArchive(engine, 'sourceCount'),
        order: [first, { sql: sql`x.key`, type: 'text', descending, isLong: true }],
        columns: sourceColumns('x'),
      };
    },

    inArticle(): Listing<SourceRow> {
      return {
        table: sql`article_source`,
        joins: sql`join source s on s.id = x.source_id`,
        belongsTo: (article) => sql`x.article_id = ${article}`,
        where: [],
        order: byName(sql`s`),
        columns: sourceColumns('s'),
      };
    },

    /** Those that mention the entity, by how many of their articles do. */
    inEntity(): Listing<SourceRow> {
      return {
        table: sql`entity_source`,
        joins: sql`join source s on s.id = x.source_id`,
        belongsTo: (entity) => sql`x.entity_id = ${entity}`,
        where: [],
        order: byUse,
        columns: inEntity,
      };
    },

    /** Those that use the name for its entity. */
    inName(): Listing<SourceRow> {
      return {
        table: sql`name_source`,
        joins: sql`join source s on s.id = x.source_id`,
        belongsTo: (name) => sql`x.name_id = ${name}`,
        where: [],
        order: byUse,
        columns: byCounts,
      };
    },

    /** The names by which sources mention entities, for pairs of entity and source, the most used first. */
    namesUsed(
      pairs: readonly (readonly [entity: number, source: number])[],
    ): Deferred<(NameUseRow & { place: number })[]> {
      return engine.all(sql`select p.key as place, n.text, u.mention_count as "mentionCount"
        from ${engine.pairs(pairs)} p
        join entity_name n on n.entity_id = p.one
        join name_source u on u.name_id = n.id and u.source_id = p.other
        order by p.key, u.mention_count desc, n.text`);
    },
  };
}

function byName(source: Sql): Term[] {
  return [
    { sql: sql`${source}.fold`, type: 'text' },
    { sql: sql`${source}.key`, type: 'text' },
  ];
}

const byUse: Term[] = [
  { sql: sql`x.article_count`, type: 'integer', descending: true },
  { sql: sql`x.mention_count`, type: 'integer', descending: true },
  { sql: sql`s.fold`, type: 'text' },
  { sql: sql`s.key`, type: 'text' },
];
