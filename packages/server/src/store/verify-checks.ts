import sql, { type Sql } from 'sql-template-tag';

/** Something that holds for every row of an archive. */
export interface Check {
  readonly check: string;
  /** Selects a subject for each fault. */
  readonly query: Sql;
  readonly message: string;
}

/** Rows whose first column is the subject: what is kept and what follows from the rest must be the same. */
export function differ(kept: Sql, found: Sql): Sql {
  const [given, due] = [sql`select * from (${kept}) kept`, sql`select * from (${found}) found`];
  return sql`select distinct subject from (
    select * from (${given} except ${due}) missing union all select * from (${due} except ${given}) added) differing`;
}

/** What the first appearance of article `a` says that says anything. */
function firstGiven(column: Sql): Sql {
  return sql`(select p.${column} from appearance p join capture c on c.id = p.capture_id
    where p.article_id = a.id and p.${column} is not null order by p.path, c.sha256, p.position limit 1)`;
}

const REFERENCES: readonly Check[] = [
  {
    check: 'references',
    query: sql`select l.path as subject from input_location l left join input_capture c on c.id = l.capture_id where c.id is null`,
    message: 'the location has no capture',
  },
  {
    check: 'references',
    query: sql`select c.path as subject from capture c left join source s on s.id = c.source_id where s.id is null`,
    message: 'the capture has no source',
  },
  {
    check: 'references',
    query: sql`select l.path as subject from capture_location l left join capture c on c.id = l.capture_id
      left join source s on s.id = l.source_id where c.id is null or s.id is null`,
    message: 'the location has no capture or no source',
  },
  {
    check: 'references',
    query: sql`select a.key as subject from article a left join source s on s.id = a.source_id where s.id is null`,
    message: 'the article has no source',
  },
  {
    check: 'references',
    query: sql`select a.key as subject from article a left join article_text t on t.article_id = a.id where t.text is null`,
    message: 'the article has no text',
  },
  {
    check: 'references',
    query: sql`select a.key as subject from article a where (select count(*) from appearance p where p.article_id = a.id and p.is_first = 1) <> 1`,
    message: 'the article has not exactly one first appearance',
  },
  {
    check: 'references',
    query: sql`select p.id as subject from appearance p left join article a on a.id = p.article_id left join capture c on c.id = p.capture_id where a.id is null or c.id is null`,
    message: 'the appearance has no article or no capture',
  },
  {
    check: 'references',
    query: sql`select g.id as subject from segment g left join appearance p on p.id = g.appearance_id where (g.kind in ('TITLE', 'TEXT')) <> (p.id is not null)`,
    message: 'the segment and its appearance disagree',
  },
  {
    check: 'references',
    query: sql`select m.id as subject from mention m left join appearance p on p.id = m.appearance_id left join entity e on e.id = m.entity_id left join entity_name n on n.id = m.name_id and n.entity_id = m.entity_id where p.id is null or e.id is null or n.id is null or p.article_id <> m.article_id or p.is_first <> m.is_first`,
    message: 'the mention has no appearance, entity or name, or disagrees with them',
  },
  {
    check: 'references',
    query: differ(
      sql`select a.key as subject, x.source_id, x.appearance_id from article_source x join article a on a.id = x.article_id`,
      sql`select subject, source_id, appearance_id from (
        select a.key as subject, l.source_id, p.id as appearance_id,
          row_number() over (partition by a.id, l.source_id order by l.path, p.path, c.sha256, p.position) as place
        from appearance p join article a on a.id = p.article_id join capture c on c.id = p.capture_id
        join capture_location l on l.capture_id = p.capture_id
        ) placed where place = 1`,
    ),
    message: "the article's first appearances in its sources are not those that are kept",
  },
];

const RECORDS: readonly Check[] = [
  {
    check: 'records',
    query: differ(
      sql`select key as subject, published_at, published_at_precision, url from article`,
      sql`select a.key, ${firstGiven(sql`published_at`)}, ${firstGiven(sql`published_at_precision`)}, ${firstGiven(sql`url`)}
        from article a`,
    ),
    message: "the article's URL or date is not that of its first appearance that has one",
  },
];

const SPANS: readonly Check[] = [
  {
    check: 'segments',
    query: sql`select c.path as subject from segment g join capture c on c.id = g.capture_id
      where g.kind not in ('MASTHEAD', 'TITLE', 'TEXT', 'SEPARATOR', 'OTHER') or g.start >= g."end"`,
    message: 'a segment is of no known kind, or empty',
  },
  {
    check: 'segments',
    query: differ(
      sql`select c.path as subject, g.start, g."end", g.kind, g.appearance_id from segment g
        join capture c on c.id = g.capture_id where g.kind in ('TITLE', 'TEXT')`,
      sql`select c.path, p.title_start, p.title_end, 'TITLE', p.id from appearance p
        join capture c on c.id = p.capture_id where p.title_start is not null
        union all select c.path, s.start, s."end", 'TEXT', p.id from text_span s
        join appearance p on p.id = s.appearance_id join capture c on c.id = p.capture_id`,
    ),
    message: 'its titles and texts are not where its segments are',
  },
];

const COUNTS: readonly Check[] = [
  {
    check: 'counts',
    query: differ(
      sql`select key as subject, article_count, mention_count from entity`,
      sql`select e.key, count(distinct m.article_id), count(m.id) from entity e
        left join mention m on m.entity_id = e.id and m.is_first = 1 group by e.key`,
    ),
    message: "the entity's counts are not those of its mentions",
  },
  {
    check: 'counts',
    query: differ(
      sql`select key as subject, article_count from source`,
      sql`select s.key, count(distinct p.article_id) from source s left join capture_location l on l.source_id = s.id
        left join appearance p on p.capture_id = l.capture_id group by s.key`,
    ),
    message: "the source's count is not that of its articles",
  },
  {
    check: 'counts',
    query: differ(
      sql`select e.key as subject, x.article_id, x.mention_count from entity_article x join entity e on e.id = x.entity_id`,
      sql`select e.key, m.article_id, count(*) from mention m join entity e on e.id = m.entity_id
        where m.is_first = 1 group by e.key, m.article_id`,
    ),
    message: "the entity's counts in articles are not those of its mentions",
  },
  {
    check: 'counts',
    query: differ(
      sql`select e.key as subject, x.source_id, x.mention_count, x.article_count from entity_source x join entity e on e.id = x.entity_id`,
      sql`select e.key, s.source_id, count(*), count(distinct m.article_id) from article_source s
        join mention m on m.appearance_id = s.appearance_id join entity e on e.id = m.entity_id group by e.key, s.source_id`,
    ),
    message: "the entity's counts in sources are not those of its mentions",
  },
  {
    check: 'counts',
    query: differ(
      sql`select text as subject, id, article_count, mention_count from entity_name`,
      sql`select n.text, n.id, count(distinct m.article_id), count(m.id) from entity_name n
        left join mention m on m.name_id = n.id and m.is_first = 1 group by n.text, n.id`,
    ),
    message: "the name's counts are not those of its mentions",
  },
  {
    check: 'counts',
    query: differ(
      sql`select n.text as subject, n.id, x.source_id, x.mention_count, x.article_count from name_source x join entity_name n on n.id = x.name_id`,
      sql`select n.text, n.id, s.source_id, count(*), count(distinct m.article_id) from article_source s
        join mention m on m.appearance_id = s.appearance_id join entity_name n on n.id = m.name_id group by n.text, n.id, s.source_id`,
    ),
    message: "the name's counts in sources are not those of its mentions",
  },
];

const SEARCH: readonly Check[] = [
  {
    check: 'search',
    query: sql`select 'articles' as subject where (select count(*) from article_fts) <> (select count(*) from article)
      union all select 'entities' where (select count(*) from entity_fts) <> (select count(*) from entity)
      union all select 'sources' where (select count(*) from source_fts) <> (select count(*) from source)`,
    message: 'the search index has not as many entries as there are',
  },
];

/** What holds between the rows of an archive. */
export const CHECKS: readonly Check[] = [...REFERENCES, ...RECORDS, ...SPANS, ...COUNTS, ...SEARCH];
