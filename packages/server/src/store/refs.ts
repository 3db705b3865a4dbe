import sql, { type Sql } from 'sql-template-tag';

/** How a caller names one thing. A key is the part of a global ID that follows the type. */
export type ArticleRef = { key: string } | { url: string };
export type SourceRef = { key: string } | { slug: string };
/** `name` is folded. */
export type EntityRef = { key: string } | { slug: string } | { name: string } | { sameAs: string };
export type CaptureRef = { sha256: string } | { path: string };

/** A key that was issued once and has moved since leads to its successor. */
export function currentKey(type: 'Article' | 'Source' | 'Entity', key: string): Sql {
  return sql`coalesce((select new from redirect where type = ${type} and old = ${key}), ${key})`;
}

/** A scalar subquery for the ID that a reference means, null where nothing does. */
export function articleId(ref: ArticleRef): Sql {
  if ('key' in ref) return sql`(select id from article where key = ${currentKey('Article', ref.key)})`;
  return sql`(select id from article where url = ${ref.url} order by path, position limit 1)`;
}

export function sourceId(ref: SourceRef): Sql {
  if ('key' in ref) return sql`(select id from source where key = ${currentKey('Source', ref.key)})`;
  return sql`(select id from source where slug = ${ref.slug})`;
}

export function entityId(ref: EntityRef): Sql {
  if ('key' in ref) return sql`(select id from entity where key = ${currentKey('Entity', ref.key)})`;
  if ('slug' in ref) return sql`(select id from entity where slug = ${ref.slug})`;
  if ('name' in ref) {
    return sql`(select e.id from entity_label l join entity e on e.id = l.entity_id where l.fold = ${ref.name}
      order by e.article_count desc, e.key limit 1)`;
  }
  return sql`(select e.id from entity_same_as s join entity e on e.id = s.entity_id where s.url = ${ref.sameAs}
    order by e.article_count desc, e.key limit 1)`;
}
