import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Deferred } from '../deferred.ts';
import type { Engine, Listing, Term } from './engine.ts';
import { countInArchive, isOpen } from './meta.ts';
import { type ArticleRef, articleId, type EntityRef, entityId, type SourceRef, sourceId } from './refs.ts';
import { type ArticleRow, articleColumns, select } from './rows.ts';
import { parseQuery } from './search/parse-query.ts';

export interface ArticleFilter {
  /** A query in the syntax of search, matched FOLDED. */
  readonly text?: string | null | undefined;
  readonly sources?: readonly SourceRef[] | null | undefined;
  readonly mentionsAll?: readonly EntityRef[] | null | undefined;
  readonly mentionsAny?: readonly EntityRef[] | null | undefined;
  readonly publishedAt?:
    | { readonly from?: string | null | undefined; readonly to?: string | null | undefined }
    | null
    | undefined;
  readonly language?: readonly string[] | null | undefined;
  readonly titled?: boolean | null | undefined;
}

export interface ArticleOrder {
  readonly field: 'APPEARANCE' | 'PUBLISHED_AT' | 'TITLE';
  readonly direction: 'ASC' | 'DESC';
}

const inEntity = { ...articleColumns('a'), edgeMentionCount: 'x.mention_count' };
const related = {
  ...articleColumns('a'),
  edgeArticleId: 'x.one_id',
  edgeScore: 'x.weight / cast(1000000 as double precision)',
};

const BY_APPEARANCE: ArticleOrder = { field: 'APPEARANCE', direction: 'ASC' };

export function createArticles(engine: Engine) {
  return {
    find(ref: ArticleRef): Deferred<ArticleRow | undefined> {
      return engine.first(sql`select ${select(articleColumns('a'))} from article a where a.id = ${articleId(ref)}`);
    },

    byIds(ids: readonly number[]): Deferred<ArticleRow[]> {
      return engine.rows(articleColumns('a'), sql`article a where a.id in (${engine.list(ids)})`);
    },

    texts(ids: readonly number[]): Deferred<{ id: number; text: string }[]> {
      return engine.all(sql`select article_id as id, text from article_text where article_id in (${engine.list(ids)})`);
    },

    list(filter: ArticleFilter, order: ArticleOrder = BY_APPEARANCE): Listing<ArticleRow> {
      const where = conditions(engine, filter, sql`x`);
      return {
        table: sql`article`,
        where,
        ...needs(filter),
        counted: isOpen(filter) ? () => countInArchive(engine, 'articleCount') : countOfEntity(filter),
        order: articleTerms(order, sql`x`, sql`x`),
        columns: articleColumns('x'),
      };
    },

    inSource(filter: ArticleFilter, order: ArticleOrder = BY_APPEARANCE): Listing<ArticleRow> {
      return {
        table: sql`article_source`,
        joins: sql`join article a on a.id = x.article_id`,
        belongsTo: (source) => sql`x.source_id = ${source}`,
        where: conditions(engine, filter, sql`a`),
        ...needs(filter),
        counted: isOpen(filter) ? (id) => sql`(select article_count from source where id = ${id})` : undefined,
        order: articleTerms(order, sql`a`, sql`a`),
        columns: articleColumns('a'),
      };
    },

    /** Ordered by how often they mention the entity, unless an order is given. */
    inEntity(filter: ArticleFilter, order?: ArticleOrder): Listing<ArticleRow> {
      const byUse: Term[] = [
        { sql: sql`x.mention_count`, type: 'integer', descending: true },
        { sql: sql`x.path`, type: 'text', isLong: true },
        { sql: sql`x.position`, type: 'integer' },
        { sql: sql`a.key`, type: 'text', isTie: true },
      ];
      return {
        table: sql`entity_article`,
        joins: sql`join article a on a.id = x.article_id`,
        belongsTo: (entity) => sql`x.entity_id = ${entity}`,
        where: conditions(engine, filter, sql`a`),
        ...needs(filter),
        counted: isOpen(filter) ? (id) => sql`(select article_count from entity where id = ${id})` : undefined,
        order: order ? articleTerms(order, sql`a`, sql`x`) : byUse,
        columns: inEntity,
      };
    },

    /** Those that mention both entities of a pair. */
    inBoth(filter: ArticleFilter, order: ArticleOrder = BY_APPEARANCE): Listing<ArticleRow> {
      return {
        table: sql`entity_article`,
        joins: sql`join article a on a.id = x.article_id`,
        belongsTo: (one, other) => sql`x.entity_id = ${one} and exists (
          select 1 from entity_article y where y.article_id = x.article_id and y.entity_id = ${other})`,
        where: conditions(engine, filter, sql`a`),
        ...needs(filter),
        order: articleTerms(order, sql`a`, sql`x`),
        columns: articleColumns('a'),
      };
    },

    /**
     * Other articles that share entities, by the index of Adamic and Adar (Friends and neighbors on the Web, 2003): each
     * shared entity counts 1 / ln(its articles), in millionths, so that sums are exact on every engine.
     */
    related(): Listing<ArticleRow> {
      return {
        table: empty,
        over: (parents) => sql`
          select p.key as parent, p.value as one_id, y.article_id, sum(e.weight) as weight
          from ${parents} p
          join entity_article s on s.article_id = p.value
          join entity e on e.id = s.entity_id
          join entity_article y on y.entity_id = s.entity_id and y.article_id <> s.article_id and ${engine.inTime(sql`y.id`)}
          group by p.key, p.value, y.article_id`,
        joins: sql`join article a on a.id = x.article_id`,
        where: [],
        order: [
          { sql: sql`x.weight`, type: 'integer', descending: true },
          { sql: sql`a.path`, type: 'text' },
          { sql: sql`a.position`, type: 'integer' },
          { sql: sql`a.key`, type: 'text' },
        ],
        columns: related,
      };
    },
  };
}

function articleTerms(order: ArticleOrder, article: Sql, place: Sql): Term[] {
  const descending = order.direction === 'DESC';
  if (order.field === 'APPEARANCE') {
    return [
      { sql: sql`${place}.path`, type: 'text', descending, isLong: true },
      { sql: sql`${place}.position`, type: 'integer', descending },
      { sql: sql`${article}.key`, type: 'text', descending, isTie: true },
    ];
  }
  const column = order.field === 'TITLE' ? sql`${article}.fold` : sql`${article}.published_at`;
  return [
    { sql: sql`(${column} is null)`, type: 'integer' },
    { sql: sql`coalesce(${column}, '')`, type: 'text', descending, isLong: order.field === 'TITLE' },
    { sql: sql`${article}.key`, type: 'text', descending },
  ];
}

/** Articles in languages that the archive has are soon come by; others would be looked for to the end. */
function needs({ language }: ArticleFilter): Pick<Listing, 'needs'> {
  if (!language) return {};
  return { needs: (languages) => language.some((one) => Object.hasOwn(languages, one)) };
}

/** How many articles mention an entity is kept, so that it need not be counted when nothing else is asked of them. */
function countOfEntity({ mentionsAll, mentionsAny, ...others }: ArticleFilter): (() => Sql) | undefined {
  const refs = [...(mentionsAll ?? []), ...(mentionsAny ?? [])];
  if (refs.length !== 1 || mentionsAny?.length === 0 || !isOpen(others)) return undefined;
  return () => sql`(select article_count from entity where id = ${entityId(refs[0]!)})`;
}

function conditions(engine: Engine, filter: ArticleFilter, article: Sql): Sql[] {
  const found: Sql[] = [];
  const mentions = (refs: readonly EntityRef[]): Sql =>
    sql`${article}.id in (select article_id from entity_article where ${isOneOf(sql`entity_id`, refs.map(entityId))} and ${engine.inTime(sql`id`)})`;
  if (filter.text != null) {
    const matches = engine.match('article', parseQuery(filter.text));
    found.push(sql`${article}.id in (select m.id from (${matches}) m)`);
  }
  if (filter.sources) {
    const isShown = isOneOf(sql`source_id`, filter.sources.map(sourceId));
    found.push(sql`${article}.id in (select article_id from article_source where ${isShown})`);
  }
  for (const ref of filter.mentionsAll ?? []) found.push(mentions([ref]));
  if (filter.mentionsAny) found.push(mentions(filter.mentionsAny));
  if (filter.publishedAt?.from != null) found.push(sql`${article}.published_at >= ${filter.publishedAt.from}`);
  if (filter.publishedAt?.to != null) found.push(sql`${article}.published_at < ${filter.publishedAt.to}`);
  if (filter.language) found.push(sql`${article}.language in (${engine.list(filter.language)})`);
  if (filter.titled != null) {
    found.push(filter.titled ? sql`${article}.fold is not null` : sql`${article}.fold is null`);
  }
  return found;
}

/**
 * Whether a column holds one of some IDs, none where there are none: one look into an index for each, where conditions
 * that are joined by `or` would have each row looked at.
 */
export function isOneOf(column: Sql, ids: readonly Sql[]): Sql {
  return ids.length === 0 ? sql`1 = 0` : sql`${column} in (${join(ids)})`;
}
