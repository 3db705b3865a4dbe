import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFiles, ingestSample, type TestArchive } from '../support/archive.ts';
import { inventItem, writePage } from '../support/invented-archive.ts';
import { Random } from '../support/seeded-random.ts';

const TYPES = ['Article', 'Source', 'Entity', 'Capture', 'Appearance', 'Mention'] as const;
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

interface Found {
  node: { __typename: string; id: string } | null;
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const decode = (id: string): string => Buffer.from(id, 'base64').toString();

let sample: TestArchive;
const known = {} as Record<(typeof TYPES)[number], string>;

beforeAll(async () => {
  sample = await ingestSample();
  type List = { nodes: { id: string }[] };
  const lists = await sample.ask<Record<string, List> & { captures: { nodes: { id: string; appearances: List }[] } }>(
    `{ articles(first: 1) { nodes { id } } sources(first: 1) { nodes { id } } entities(first: 1) { nodes { id } }
       captures(first: 1) { nodes { id appearances(first: 1) { nodes { id } } } } mentions(first: 1) { nodes { id } } }`,
  );
  const first = (list: List | undefined): string => list?.nodes[0]?.id ?? '';
  Object.assign(known, {
    Article: first(lists.articles),
    Source: first(lists.sources),
    Entity: first(lists.entities),
    Capture: first(lists.captures),
    Appearance: first(lists.captures.nodes[0]?.appearances),
    Mention: first(lists.mentions),
  });
});
afterAll(() => sample.close());

describe('an ID', () => {
  test.each(TYPES)('of type %s leads back to its object', async (type) => {
    expect(await sample.ask<Found>(NODE, { id: known[type] })).toEqual({ node: { __typename: type, id: known[type] } });
    const { node } = await sample.ask<Found>(
      'query ($id: ID!) { node(id: $id) { ... on Mention { id } __typename } }',
      {
        id: known[type],
      },
    );
    expect(node?.__typename).toBe(type);
  });

  test('is the same in a list, in its order, as often as it is asked for', async () => {
    const ids = [known.Mention, known.Article, known.Mention, ...Object.values(known)];
    const { nodes } = await sample.ask<{ nodes: { id: string }[] }>(NODES, { ids });
    expect(nodes.map(({ id }) => id)).toEqual(ids);
    expect(await sample.ask(NODES, { ids: [] })).toEqual({ nodes: [] });
  });

  test.each(TYPES)('of type %s, well-formed and unknown, gives null', async (type) => {
    const hex = '0123456789abcdef'.repeat(4);
    const key = { Article: hex.slice(0, 32), Source: 'manifest.unheard', Entity: 'PERSON.unheard', Capture: hex };
    const id = encode(`${type}:${type in key ? key[type as keyof typeof key] : `${hex}:10-20`}`);
    expect(await sample.ask(NODE, { id })).toEqual({ node: null });
    expect(await sample.ask(NODES, { ids: [id] })).toEqual({ nodes: [null] });
  });

  test.each(TYPES)('of type %s has one spelling', async (type) => {
    const id = known[type];
    const text = decode(id);
    const bare = id.replace(/=+$/, '');
    const variants = [
      `${id}=`,
      `${id}==`,
      `${bare}=`,
      bare,
      `${bare}====`,
      ` ${id}`,
      `${id}\n`,
      `${id.slice(0, 8)}\n${id.slice(8)}`,
      `${id}!`,
      text,
      encode(`${text} `),
      encode(` ${text}`),
      encode(text.toUpperCase()),
      encode(text.toLowerCase()),
      encode(text.replace(':', '::')),
      encode(text.replace(':', '')),
      encode(`${text}\0`),
      Buffer.from(text).toString('hex'),
      Buffer.from(text, 'utf16le').toString('base64'),
    ].filter((variant) => variant !== id);
    for (const variant of variants) {
      const { data, errors } = await sample.request(NODE, { id: variant });
      if (errors) expect([variant, errors[0]?.extensions.code]).toEqual([variant, 'BAD_ID']);
      expect([variant, data]).toEqual([variant, { node: null }]);
    }
  });

  test.each([
    '',
    'x',
    '1',
    '=',
    encode(''),
    encode(':'),
    encode('Article'),
    encode('Article:'),
    encode('Article:1'),
    encode('Article:1e3'),
    encode('Article:-1'),
    encode("Article:' or 1=1 --"),
    encode('Problem:1'),
    encode('Query:1'),
    encode('__proto__:1'),
    encode('constructor:1'),
    encode('toString:x'),
    encode('Entity:'),
    encode('Capture:ABCDEF'),
    encode('Mention:0:0-0'),
    'A'.repeat(50_000),
    '\u{1f600}',
  ])('that is malformed is an error: %j', async (id) => {
    const { data, errors } = await sample.request(NODE, { id });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([{ path: ['node'], extensions: { code: 'BAD_ID' } }]);
  });

  test('that is bad spoils none beside it', async () => {
    const { data, errors } = await sample.request(NODES, { ids: [known.Article, 'bad', known.Source] });
    expect(data).toMatchObject({ nodes: [{ id: known.Article }, null, { id: known.Source }] });
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'BAD_ID' } }]);
  });

  test('is one of at most a hundred', async () => {
    const many = (count: number): object => ({ ids: Array.from({ length: count }, () => known.Article) });
    expect((await sample.ask<{ nodes: object[] }>(NODES, many(100))).nodes).toHaveLength(100);
    expect(await sample.codes(NODES, many(101))).toEqual(['PAGE_SIZE']);
  });

  test.each(['article', 'source', 'entity', 'capture'])('of another type is an error for %s', async (field) => {
    const own = `${field[0]?.toUpperCase()}${field.slice(1)}`;
    const query = `query ($id: ID!) { ${field}(by: { id: $id }) { id } }`;
    for (const [type, id] of Object.entries(known)) {
      if (type === own) expect(await sample.ask(query, { id })).toEqual({ [field]: { id } });
      else expect(await sample.codes(query, { id })).toEqual(['BAD_ID']);
    }
    expect(await sample.codes(query, { id: 'x' })).toEqual(['BAD_ID']);
  });

  test('of another type is an error in a filter', async () => {
    const query = `query ($id: ID!) { articles(filter: { FILTER }) { totalCount } }`;
    for (const filter of ['sources: [{ id: $id }]', 'mentionsAny: [{ id: $id }]', 'mentionsAll: [{ id: $id }]'])
      expect(await sample.codes(query.replace('FILTER', filter), { id: known.Capture })).toEqual(['BAD_ID']);
  });

  test('and nothing else, or exactly one thing, says which', async () => {
    for (const by of ['{}', '{ id: "x", slug: "y" }', '{ slug: null }'])
      expect(await sample.codes(`{ source(by: ${by}) { id } }`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('an ID that was issued goes on resolving', () => {
  const archives: TestArchive[] = [];
  const open = async (files: Parameters<typeof ingestFiles>[0]): Promise<TestArchive> => {
    const archive = await ingestFiles(files);
    archives.push(archive);
    return archive;
  };
  afterAll(async () => {
    for (const archive of archives) await archive.close();
  });
  const random = new Random(11);
  const items = Array.from({ length: 9 }, () => ({ ...inventItem(random), title: 'Market day' }));
  const page = writePage('Notices of the day', items);
  const ids = (list: { nodes: { id: string }[] }): string[] => list.nodes.map(({ id }) => id);

  test('when a copy with a smaller hash moves an article', async () => {
    type Articles = { articles: { nodes: { id: string; text: string }[] } };
    const list = '{ articles(first: 100) { nodes { id text } } }';
    const archive = await open({ 'b.txt': page });
    const before = (await archive.ask<Articles>(list)).articles.nodes;
    expect(before).toHaveLength(9);
    // Some of these near copies have a smaller hash than what they copy.
    const variants = items.map(({ title, text }) => ({ title, text: `${text} Moreover ${text.split(' ')[1]}.` }));
    archive.write({ 'a.txt': writePage('Notices of the day', variants) });
    await archive.ingest();
    const after = new Set(ids((await archive.ask<Articles>(list)).articles));
    expect(after.size).toBe(9);
    const moved = before.filter(({ id }) => !after.has(id));
    expect(moved.length).toBeGreaterThan(0);
    for (const { id, text } of before) {
      const { node, article, articles } = await archive.ask<{
        node: { id: string; appearances: { nodes: { textSpans: { exact: string }[] }[] } };
        article: { id: string };
        articles: { totalCount: number };
      }>(
        `query ($id: ID!) { node(id: $id) { id ... on Article { appearances { nodes { textSpans { exact } } } } }
           article(by: { id: $id }) { id } articles { totalCount } }`,
        { id },
      );
      expect(after.has(node.id)).toBe(true);
      expect(article.id).toBe(node.id);
      expect(node.appearances.nodes.map(({ textSpans }) => textSpans[0]?.exact)).toContain(text);
      expect(articles.totalCount).toBe(9);
    }
    archive.write({
      'c.txt': writePage(
        'Notices of the day',
        items.map(({ text }) => ({ title: 'Again', text: `${text} So.` })),
      ),
    });
    await archive.ingest();
    for (const { id } of before) expect((await archive.ask<Found>(NODE, { id })).node?.__typename).toBe('Article');
  });

  test('when an authority file claims an entity, in filters too', async () => {
    const text =
      'Anvard Oller opened the ferry. Later Anvard Oller spoke to Beric Tamsin of the harbour and its lights.';
    const archive = await open({ 'a.txt': writePage('Notices of the day', [{ title: null, text }, ...items]) });
    const find = '{ entity(by: { name: "Anvard Oller" }) { id authorityId articleCount } }';
    type Entity = { entity: { id: string; authorityId: string | null; articleCount: number } };
    const { entity: before } = await archive.ask<Entity>(find);
    expect(before.authorityId).toBe(null);
    archive.write({
      'authority.json': {
        entities: [{ id: 'oller', kind: 'PERSON', prefLabel: 'A. Oller', altLabel: ['Anvard Oller'] }],
      },
    });
    await archive.ingest();
    const { entity: after } = await archive.ask<Entity>(find);
    expect(after.authorityId).toBe('oller');
    expect(after.id).not.toBe(before.id);
    const { data } = await archive.request(
      `query ($id: ID!) { node(id: $id) { id } entity(by: { id: $id }) { id name }
         articles(filter: { mentionsAll: [{ id: $id }] }) { totalCount } mentions(filter: { entity: { id: $id } }) { totalCount } }`,
      { id: before.id },
    );
    expect(data).toMatchObject({
      node: { id: after.id },
      entity: { id: after.id, name: 'A. Oller' },
      articles: { totalCount: after.articleCount },
    });
  });

  test('and an authority ID that looks like an ID of ours is another', async () => {
    const text =
      'Anvard Oller opened the ferry. Later Anvard Oller spoke to Beric Tamsin of the harbour and its lights.';
    const pages = { 'a.txt': writePage('Notices of the day', [{ title: null, text }, ...items]) };
    const archive = await open(pages);
    type Entity = { entity: { id: string; authorityId: string | null; name: string } };
    const find = (name: string) => archive.ask<Entity>(`{ entity(by: { name: "${name}" }) { id authorityId name } }`);
    const { entity: unlisted } = await find('Anvard Oller');
    const key = decode(unlisted.id).replace('Entity:', '');
    expect(key).toMatch(/^PERSON:/);
    const entry = (id: string, prefLabel: string) => ({ id, kind: 'PERSON', prefLabel });
    const others = [entry(key, 'Beric Tamsin'), entry(`authority:${key}`, 'Cora Vance'), entry('vance', 'Dora Vance')];
    archive.write({
      'b.txt':
        'Notes\n\nCora Vance and Dora Vance wrote to Beric Tamsin on the harbour, and both of them came to the pier.',
      'authority.json': { entities: others },
    });
    expect(await archive.ingest()).toMatchObject({ code: 0, err: '' });
    expect((await find('Anvard Oller')).entity).toEqual(unlisted);
    const found = await Promise.all(others.map(async ({ prefLabel }) => (await find(prefLabel)).entity));
    expect(found.map(({ authorityId, name }) => [authorityId, name])).toEqual(
      others.map(({ id, prefLabel }) => [id, prefLabel]),
    );
    const ids = [unlisted, ...found].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.at(-1)).toBe(encode('Entity:vance'));
    const nodes = await archive.ask<{ nodes: { name: string }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { name } } }',
      { ids },
    );
    expect(nodes.nodes.map(({ name }) => name)).toEqual(['Anvard Oller', 'Beric Tamsin', 'Cora Vance', 'Dora Vance']);
  });

  test('when a manifest names a source, and when it names another', async () => {
    const archive = await open({ 'one/a.txt': page });
    const list = '{ sources { nodes { id slug name } } }';
    type Sources = { sources: { nodes: { id: string; slug: string; name: string }[] } };
    const [first] = (await archive.ask<Sources>(list)).sources.nodes;
    expect(first?.name).toBe('Notices of the day');
    const issued = [first?.id];
    for (const slug of ['gazette', 'courier']) {
      archive.write({ 'sources.json': { sources: [{ slug, name: `The ${slug}`, paths: ['one/**'] }] } });
      await archive.ingest();
      const [now, ...others] = (await archive.ask<Sources>(list)).sources.nodes;
      expect(others).toEqual([]);
      expect(now?.slug).toBe(slug);
      for (const id of issued) {
        const { node, articles } = await archive.ask<Found & { articles: { totalCount: number } }>(
          `query ($id: ID!) { node(id: $id) { id } articles(filter: { sources: [{ id: $id }] }) { totalCount } }`,
          { id },
        );
        expect(node?.id).toBe(now?.id);
        expect(articles.totalCount).toBe(9);
      }
      issued.push(now?.id);
    }
  });

  test('when a page is read otherwise, since its siblings say more', async () => {
    // Its heading could be the title of the item right below, until other pages have it too.
    const untitled = { title: null, text: items[0]?.text ?? '' };
    const archive = await open({
      'a.txt': writePage('Notices of the day', [untitled, ...items.slice(1, 3)]).replace('\n\n\n', '\n\n'),
    });
    const list = `{ captures { nodes { appearances { nodes { id } } } } articles(first: 100) { nodes { id } }
      mentions(first: 100) { nodes { id } } entities(first: 100) { nodes { id } } }`;
    type Lists = Record<'articles' | 'mentions' | 'entities', { nodes: { id: string }[] }> & {
      captures: { nodes: { appearances: { nodes: { id: string }[] } }[] };
    };
    const before = await archive.ask<Lists>(list);
    for (let index = 3; index < items.length; index++)
      archive.write({ [`b${index}.txt`]: writePage('Notices of the day', items.slice(index - 1, index + 1)) });
    await archive.ingest();
    const after = await archive.ask<Lists>(list);
    expect(after.captures.nodes[0]).not.toEqual(before.captures.nodes[0]);
    const issued = [
      ...ids(before.articles),
      ...ids(before.mentions),
      ...ids(before.entities),
      ...before.captures.nodes.flatMap(({ appearances }) => ids(appearances)),
    ];
    expect(issued.length).toBeGreaterThan(4);
    for (const id of issued) {
      const { node } = await archive.ask<Found>(NODE, { id });
      expect([decode(id), node?.__typename]).toEqual([decode(id), decode(id).split(':')[0]]);
    }
  });
});
