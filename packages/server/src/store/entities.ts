import sql, { empty, type Sql } from 'sql-template-tag';
import type { Deferred } from '../deferred.ts';
import type { Engine, Listing, Term } from './engine.ts';
import { countInArchive } from './meta.ts';
import { type EntityRef, entityId } from './refs.ts';
import {
  type EntityNameRow,
  type EntityRow,
  type EvidenceRow,
  entityColumns,
  evidenceColumns,
  nameColumns,
  select,
} from './rows.ts';

export interface EntityFilter {
  readonly kinds?: readonly EntityRow['kind'][] | null | undefined;
  /** Folded beginning of any word of any name. */
  readonly name?: string | null | undefined;
  readonly minArticleCount?: number | null | undefined;
}

export interface EntityOrder {
  readonly field: 'NAME' | 'ARTICLE_COUNT' | 'MENTION_COUNT';
  readonly direction: 'ASC' | 'DESC';
}

const inArticle = { ...entityColumns('e'), edgeMentionCount: 'x.mention_count' };
const inSource = {
  ...entityColumns('e'),
  edgeSourceId: 'x.source_id',
  edgeMentionCount: 'x.mention_count',
  edgeArticleCount: 'x.article_count',
};
const coMentioned = {
  ...entityColumns('e'),
  edgeEntityId: 'x.one_id',
  edgeArticleCount: 'x.article_count',
  edgeScore: 'cast(x.article_count as double precision) / one.article_count',
};
const evidence = { ...evidenceColumns('x'), captureId: 'ap.capture_id' };

/** Where a list's own counts stand; where it has none, the entity's count. */
interface Counts {
  readonly articles: Sql;
  readonly mentions: Sql;
}

export function createEntities(engine: Engine) {
  return {
    find(ref: EntityRef): Deferred<EntityRow | undefined> {
      return engine.first(sql`select ${select(entityColumns('e'))} from entity e where e.id = ${entityId(ref)}`);
    },

    byIds(ids: readonly number[]): Deferred<EntityRow[]> {
      return engine.rows(entityColumns('e'), sql`entity e where e.id in (${engine.list(ids)})`);
    },

    sameAs(ids: readonly number[]): Deferred<{ id: number; url: string }[]> {
      return engine.all(sql`select entity_id as id, url from entity_same_as where entity_id in (${engine.list(ids)})
        order by entity_id, position`);
    },

    /** All names that texts use for entities, the most used first. */
    nameTexts(ids: readonly number[]): Deferred<{ id: number; text: string }[]> {
      return engine.all(sql`select entity_id as id, text from entity_name where entity_id in (${engine.list(ids)})
        order by entity_id, article_count desc, mention_count desc, text`);
    },

    list(filter: EntityFilter, order: EntityOrder = { field: 'ARTICLE_COUNT', direction: 'DESC' }): Listing<EntityRow> {
      const counts = { articles: sql`x.article_count`, mentions: sql`x.mention_count` };
      const filters = conditions(engine, filter, sql`x`, counts);
      return {
        table: sql`entity`,
        where: [sql`x.article_count > 0`, ...filters],
        counted: filters.length === 0 ? () => countInArchive(engine, 'entityCount') : undefined,
        order: entityTerms(order, sql`x`, counts),
        columns: entityColumns('x'),
      };
    },

    /** Ordered by how often the article mentions them, unless an order is given. */
    inArticle(
      filter: EntityFilter,
      order: EntityOrder = { field: 'MENTION_COUNT', direction: 'DESC' },
    ): Listing<EntityRow> {
      const counts = { articles: sql`e.article_count`, mentions: sql`x.mention_count` };
      return {
        table: sql`entity_article`,
        joins: sql`join entity e on e.id = x.entity_id`,
        belongsTo: (article) => sql`x.article_id = ${article}`,
        where: conditions(engine, filter, sql`e`, counts),
        order: entityTerms(order, sql`e`, counts),
        columns: inArticle,
      };
    },

    inSource(
      filter: EntityFilter,
      order: EntityOrder = { field: 'ARTICLE_COUNT', direction: 'DESC' },
    ): Listing<EntityRow> {
      const counts = { articles: sql`x.article_count`, mentions: sql`x.mention_count` };
      return {
        table: sql`entity_source`,
        joins: sql`join entity e on e.id = x.entity_id`,
        belongsTo: (source) => sql`x.source_id = ${source}`,
        where: conditions(engine, filter, sql`e`, counts),
        order: entityTerms(order, sql`e`, counts),
        columns: inSource,
      };
    },

    /** Mentioned in the same articles; the score is the share of the entity's articles that mention the other too. */
    coMentioned(filter: EntityFilter): Listing<EntityRow> {
      const counts = { articles: sql`x.article_count`, mentions: sql`e.mention_count` };
      return {
        table: empty,
        over: (parents) => sql`
          select p.key as parent, p.value as one_id, y.entity_id as other_id, count(*) as article_count
          from ${parents} p
          join entity_article s on s.entity_id = p.value
          join entity_article y on y.article_id = s.article_id and y.entity_id <> s.entity_id and ${engine.inTime(sql`y.id`)}
          group by p.key, p.value, y.entity_id`,
        joins: sql`join entity e on e.id = x.other_id join entity one on one.id = x.one_id`,
        where: conditions(engine, filter, sql`e`, counts),
        order: entityTerms({ field: 'ARTICLE_COUNT', direction: 'DESC' }, sql`e`, counts),
        columns: coMentioned,
      };
    },

    /** Those that both articles of a pair mention. */
    shared(): Listing<EntityRow> {
      const counts = { articles: sql`e.article_count`, mentions: sql`e.mention_count` };
      return {
        table: sql`entity_article`,
        joins: sql`join entity e on e.id = x.entity_id`,
        belongsTo: (one, other) => sql`x.article_id = ${one} and exists (
          select 1 from entity_article y where y.entity_id = x.entity_id and y.article_id = ${other})`,
        where: [],
        order: entityTerms({ field: 'ARTICLE_COUNT', direction: 'DESC' }, sql`e`, counts),
        columns: entityColumns('e'),
      };
    },

    /** Why names were joined, by rule, in the order of the texts. */
    evidence(): Listing<EvidenceRow> {
      return {
        table: sql`evidence`,
        joins: sql`left join appearance ap on ap.id = x.appearance_id left join capture c on c.id = ap.capture_id`,
        belongsTo: (entity) => sql`x.entity_id = ${entity}`,
        where: [],
        order: [
          { sql: sql`x.rule`, type: 'text' },
          { sql: sql`x.name`, type: 'text', isLong: true },
          { sql: sql`x.other`, type: 'text', isLong: true },
          { sql: sql`coalesce(ap.path, '')`, type: 'text' },
          { sql: sql`coalesce(c.sha256, '')`, type: 'text' },
          { sql: sql`coalesce(x.start, -1)`, type: 'integer' },
          { sql: sql`x.id`, type: 'integer' },
        ],
        columns: evidence,
      };
    },

    names(): Listing<EntityNameRow> {
      return {
        table: sql`entity_name`,
        belongsTo: (entity) => sql`x.entity_id = ${entity}`,
        where: [sql`x.article_count > 0`],
        order: [
          { sql: sql`x.article_count`, type: 'integer', descending: true },
          { sql: sql`x.mention_count`, type: 'integer', descending: true },
          { sql: sql`x.text`, type: 'text', isLong: true },
        ],
        columns: nameColumns('x'),
      };
    },
  };
}

function entityTerms(order: EntityOrder, entity: Sql, counts: Counts): Term[] {
  const descending = order.direction === 'DESC';
  const tie: Term = { sql: sql`${entity}.key`, type: 'text', descending, isLong: true };
  if (order.field === 'NAME') return [{ sql: sql`${entity}.fold`, type: 'text', descending, isLong: true }, tie];
  const count = order.field === 'ARTICLE_COUNT' ? counts.articles : counts.mentions;
  return [{ sql: count, type: 'integer', descending }, tie];
}

function conditions(engine: Engine, filter: EntityFilter, entity: Sql, counts: Counts): Sql[] {
  const found: Sql[] = [];
  if (filter.kinds) found.push(sql`${entity}.kind in (${engine.list(filter.kinds)})`);
  if (filter.name) {
    found.push(sql`${entity}.id in (
      select entity_id from entity_label_tail where tail >= ${filter.name} and tail < ${`${filter.name}\u{10ffff}`})`);
  }
  if (filter.minArticleCount != null) found.push(sql`${counts.articles} >= ${filter.minArticleCount}`);
  return found;
}
