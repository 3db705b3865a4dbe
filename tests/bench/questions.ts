/** A query that is measured, and the statement that answers it with nothing but SQLite. */
export interface Question {
  readonly name: string;
  readonly query: string;
  /** Builds the JSON of the answer's data; a parameter is the ID that is asked for. */
  readonly floor: string;
}

/** Twenty entities, each with five articles and how often these mention it, each with its source. */
const NESTED: Question = {
  name: 'nested',
  query: `{ entities(first: 20) { edges { node { id name kind articleCount articles(first: 5) { edges { mentionCount
    node { id title publishedAt source { id name } } } } } } } }`,
  floor: `select json_object('entities', json_object('edges', json_group_array(json_object('node', json_object(
      'id', 'Entity:' || e.key, 'name', e.name, 'kind', e.kind, 'articleCount', e.article_count,
      'articles', json_object('edges', (
        select json_group_array(json_object('mentionCount', x.mention_count, 'node', json_object(
          'id', 'Article:' || a.key, 'title', a.title, 'publishedAt', a.published_at,
          'source', json_object('id', 'Source:' || s.key, 'name', s.name))))
        from (select article_id, mention_count from entity_article where entity_id = e.id
          order by mention_count desc, path, position limit 5) x
        join article a on a.id = x.article_id join source s on s.id = a.source_id)))))))
    from (select * from entity order by article_count desc, key desc limit 20) e`,
};

const PAGE: Question = {
  name: 'page',
  query: '{ articles(first: 20) { nodes { id title publishedAt url wordCount } pageInfo { endCursor hasNextPage } } }',
  floor: `select json_object('articles', json_object('nodes', json_group_array(json_object(
      'id', 'Article:' || key, 'title', title, 'publishedAt', published_at, 'url', url, 'wordCount', word_count)),
      'pageInfo', json_object('endCursor', max(path || position || key), 'hasNextPage', count(*) > 20)))
    from (select * from article order by path, position, key limit 20)`,
};

const LOOKUP: Question = {
  name: 'lookup',
  query: 'query ($id: ID!) { node(id: $id) { id ... on Article { title publishedAt url wordCount language } } }',
  floor: `select json_object('node', json_object('id', 'Article:' || key, 'title', title, 'publishedAt', published_at,
      'url', url, 'wordCount', word_count, 'language', language)) from article where key = ?`,
};

export const QUESTIONS: readonly Question[] = [NESTED, PAGE, LOOKUP];
