import { createClient } from '@sourcebook/sdk';
import { graphql } from '@sourcebook/sdk/graphql';
import { fakeFetch } from '@sourcebook/sdk/testing';
import { schema } from '@sourcebook/server';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';

test('a document is its text, which the client sends as it is', async () => {
  const text = 'query counts { archive { articleCount } }';
  const fetch = fakeFetch({ counts: { data: { archive: { articleCount: 3 } } } });
  const answer = await createClient({ fetch }).request(graphql(text));
  expect(answer.archive.articleCount).toBe(3);
  expect(fetch.calls[0]?.query).toBe(text);
});

test('a fragment that is given twice, directly and by another, is sent once', () => {
  const source = graphql('fragment SourceName on Source { name }');
  const article = graphql('fragment Teaser on Article { title source { ...SourceName } }', [source]);
  const query = graphql('{ articles(first: 1) { nodes { ...Teaser source { slug ...SourceName } } } }', [
    article,
    source,
  ]);
  expect(query.query.match(/fragment \w+/g)).toEqual(['fragment Teaser', 'fragment SourceName']);
  expect(validate(schema, parse(query.query))).toEqual([]);
});
