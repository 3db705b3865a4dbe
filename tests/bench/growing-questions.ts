import Database from 'better-sqlite3';
import { MARKERS, markerOf } from './invent-article.ts';
import { globalId } from './measure-answers.ts';
import { QUESTIONS } from './questions.ts';

export interface GrowingQuestion {
  readonly name: string;
  readonly query: string;
  /** Asked in turn. */
  readonly variables: readonly object[];
  readonly rounds: number;
}

/** Of pages of 20. */
const DEEP_PAGE = 10_000;
const WALKED = 100;

/** What is to take as long in an archive of any size, and after it what grows with the archive. */
export async function growingQuestions(url: URL, file: string): Promise<GrowingQuestion[]> {
  const [nested, page, lookup] = QUESTIONS.map(({ query }) => query) as [string, string, string];
  const after = await walk(url, (DEEP_PAGE * 20) / WALKED);
  const { articles, top } = readKeys(file);
  const often = { rounds: 101, variables: [{}] };
  const seldom = { rounds: 7, variables: [{ id: top }] };
  const markers = Array.from({ length: MARKERS }, (_, number) => ({ text: markerOf(number) }));
  const inEntity = (fields: string) => `query ($id: ID!) { entity(by: { id: $id }) { ${fields} } }`;
  return [
    { name: 'page 1', query: page, ...often },
    { name: 'page 10,000, or the last', query: page.replace('first: 20', `first: 20, after: "${after}"`), ...often },
    {
      name: 'search for words of ten articles',
      query:
        'query ($text: String!) { search(query: $text, first: 10) { nodes { __typename ... on Article { id title } } } }',
      variables: markers,
      rounds: 101,
    },
    { name: 'nested', query: nested, ...often },
    { name: 'node(id)', query: lookup, variables: articles.map((id) => ({ id })), rounds: 101 },
    {
      name: 'articles by title, last first',
      query: '{ articles(first: 20, orderBy: { field: TITLE, direction: DESC }) { nodes { id title } } }',
      ...often,
    },
    { name: 'all mentions, page 1', query: '{ mentions(first: 20) { nodes { id text } } }', ...often },
    {
      name: "the most mentioned entity's mentions, page 1",
      query: inEntity('mentions(first: 20) { nodes { id text } }'),
      ...seldom,
    },
    { name: 'its articles, page 1', query: inEntity('articles(first: 20) { nodes { id } }'), ...seldom, rounds: 51 },
    {
      name: 'its articles by date, page 1',
      query: inEntity('articles(first: 20, orderBy: { field: PUBLISHED_AT, direction: ASC }) { nodes { id } }'),
      ...seldom,
    },
    {
      name: 'articles that mention it, counted',
      query: 'query ($id: ID!) { articles(filter: { mentionsAll: [{ id: $id }] }) { totalCount } }',
      ...seldom,
    },
    {
      name: 'its co-mentions, page 1',
      query: inEntity('coMentions(first: 10) { edges { articleCount node { id } } }'),
      ...seldom,
    },
    { name: 'all articles, counted', query: '{ articles { totalCount } }', ...seldom, variables: [{}] },
    {
      name: 'search for a frequent word, best ten',
      query: '{ search(query: "about", first: 10) { nodes { __typename } } }',
      ...seldom,
      variables: [{}],
    },
  ];
}

/** The cursor behind so many pages, or behind the last but one. */
async function walk(url: URL, pages: number): Promise<string> {
  const query = `query ($after: String) { articles(first: ${WALKED}, after: $after) { pageInfo { endCursor hasNextPage } } }`;
  let after: string | null = null;
  for (let page = 0; page < pages; page++) {
    const answer: { data: Walked } = await ask(url, query, { after });
    const { endCursor, hasNextPage } = answer.data.articles.pageInfo;
    if (!hasNextPage) break;
    after = endCursor;
  }
  return after ?? '';
}

interface Walked {
  readonly articles: { readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };
}

function readKeys(file: string): { articles: string[]; top: string } {
  const database = new Database(file, { readonly: true });
  const articles = database.prepare('select key from article order by key limit 200').pluck().all() as string[];
  const top = database.prepare('select key from entity order by article_count desc limit 1').pluck().get() as string;
  database.close();
  return { articles: articles.map((key) => globalId('Article', key)), top: globalId('Entity', top) };
}

/** @throws when the answer tells of an error. */
export async function ask<Data>(url: URL, query: string, variables: object): Promise<{ data: Data }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const answer = (await response.json()) as { data: Data; errors?: unknown };
  if (answer.errors) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer;
}
