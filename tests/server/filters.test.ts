import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFiles, type TestArchive } from '../support/archive.ts';
import { inventPages, writePage } from '../support/invented-archive.ts';

const AUTHORITY = {
  entities: [
    { id: 'oller', kind: 'PERSON', prefLabel: 'Anvard Oller', altLabel: ['Anvard Öller'] },
    { id: 'tamsin', kind: 'PERSON', prefLabel: 'Beric Tamsin' },
    { id: 'alda', kind: 'PLACE', prefLabel: 'Port Alda' },
    {
      id: 'board',
      kind: 'ORGANIZATION',
      prefLabel: 'Harbour Board',
      altLabel: ['Quay Commission'],
      sameAs: ['https://example.org/board'],
    },
    { id: 'unnamed', kind: 'PLACE', prefLabel: 'Mount Castor' },
  ],
};

const ferry =
  'The ferry left at noon with Anvard Oller and many others on board, and a band played until the quay was out of sight of Anvard Oller.';
const bridge =
  'A new bridge over the narrow river was opened by Beric Tamsin in the morning rain while the Quay Commission looked on.';
const market =
  'Stalls of fruit and cloth stood in every street when Beric Tamsin and Anvard Öller walked down from the chapel together.';
const choir =
  'Songs for eight voices were sung in the old hall by the members of a choir that has met there for thirty years now.';
const lights =
  'Lamps along the water were lit one after another by the Harbour Board, then by the Harbour Board again after the wind.';
/** A near copy of `ferry`, by which another source names its subject otherwise. */
const ferryAgain = ferry.replace(/Oller\.$/, 'Öller.');

const FILES = {
  'authority.json': AUTHORITY,
  'sources.json': {
    sources: [
      { slug: 'one', name: 'Éclair', paths: ['one/**'], capturedAt: '2024-01-02T03:04:05+02:00' },
      { slug: 'two', name: 'Daily', paths: ['two/**'] },
      { slug: 'idle', name: 'Idle', paths: ['idle/**'] },
    ],
  },
  'one/a.txt': writePage('Notices', [
    { title: 'beacon', text: ferry },
    { title: 'Älder', text: bridge },
    { title: null, text: choir },
  ]),
  'one/b.txt': writePage('Notices', [
    { title: 'Zone', text: lights },
    { title: 'alder', text: choir.replace('eight', 'nine').replace('thirty', 'forty') },
  ]),
  'two/c.txt': writePage('Board of notices', [
    { title: 'Copied', text: ferryAgain },
    { title: 'Cider', text: market },
  ]),
};

let archive: TestArchive;

beforeAll(async () => {
  archive = await ingestFiles(FILES);
});
afterAll(() => archive.close());

/** Articles by how their texts begin. */
async function list(args: string, path = 'articles'): Promise<string[]> {
  const answer = await archive.ask<Record<string, { nodes: { text: string }[]; totalCount: number }>>(
    `{ ${path}${args ? `(${args})` : ''} { totalCount nodes { text } } }`,
  );
  const found = answer[path];
  expect(found?.nodes).toHaveLength(found?.totalCount ?? -1);
  return (found?.nodes ?? []).map(({ text }) => Object.keys(TEXTS).find((name) => text === TEXTS[name]) ?? text);
}

const TEXTS: Record<string, string> = {
  ferry,
  bridge,
  market,
  choir,
  lights,
  choirAgain: choir.replace('eight', 'nine').replace('thirty', 'forty'),
};
const ALL = ['ferry', 'bridge', 'choir', 'lights', 'choirAgain', 'market'];

describe('what the archive holds', () => {
  test('is as invented', async () => {
    expect(await list('')).toEqual(ALL);
    expect(
      await archive.ask('{ archive { articleCount appearanceCount sourceCount mentionCount captureCount } }'),
    ).toEqual({ archive: { articleCount: 6, appearanceCount: 7, sourceCount: 2, mentionCount: 8, captureCount: 3 } });
  });

  test('has the times of the manifest in UTC', async () => {
    expect(
      await archive.ask('{ captures { nodes { path capturedAt locations { path capturedAt source { slug } } } } }'),
    ).toEqual({
      captures: {
        nodes: ['one/a.txt', 'one/b.txt', 'two/c.txt'].map((path) => {
          const capturedAt = path.startsWith('one') ? '2024-01-02T01:04:05.000Z' : null;
          return { path, capturedAt, locations: [{ path, capturedAt, source: { slug: path.slice(0, 3) } }] };
        }),
      },
    });
  });
});

describe('a filter of articles', () => {
  const filter = (text: string): Promise<string[]> => list(`filter: { ${text} }`);

  test.each([
    ['', ALL],
    ['titled: true', ['ferry', 'bridge', 'lights', 'choirAgain', 'market']],
    ['titled: false', ['choir']],
    ['titled: null', ALL],
    ['sources: [{ slug: "one" }]', ['ferry', 'bridge', 'choir', 'lights', 'choirAgain']],
    ['sources: [{ slug: "two" }]', ['ferry', 'market']],
    ['sources: [{ slug: "one" }, { slug: "two" }]', ALL],
    ['sources: [{ slug: "two" }, { slug: "unheard" }]', ['ferry', 'market']],
    ['sources: [{ slug: "unheard" }]', []],
    ['sources: []', []],
    ['sources: null', ALL],
    ['mentionsAll: []', ALL],
    ['mentionsAny: []', []],
    ['mentionsAny: [{ name: "anvard oller" }]', ['ferry', 'market']],
    ['mentionsAny: [{ name: "ANVARD ÖLLER" }, { slug: "harbour-board" }]', ['ferry', 'bridge', 'lights', 'market']],
    ['mentionsAll: [{ name: "Anvard Oller" }, { name: "beric tamsin" }]', ['market']],
    ['mentionsAll: [{ name: "Anvard Oller" }, { name: "unheard of" }]', []],
    ['mentionsAny: [{ name: "Anvard Oller" }, { name: "unheard of" }]', ['ferry', 'market']],
    ['mentionsAny: [{ name: "Mount Castor" }]', []],
    ['mentionsAny: [{ sameAs: "https://example.org/board" }]', ['bridge', 'lights']],
    ['mentionsAny: [{ name: "quay commission" }]', ['bridge', 'lights']],
    ['mentionsAll: [{ name: "Beric Tamsin" }], sources: [{ slug: "one" }]', ['bridge']],
    ['language: []', []],
    ['language: ["xx"]', []],
    ['language: ["en"]', ALL],
    ['publishedAt: { from: "2000-01-01T00:00:00Z" }', []],
    ['publishedAt: {}', ALL],
    ['text: "noon"', ['ferry']],
    [
      'text: "the -noon"',
      ['bridge', 'choir', 'lights', 'choirAgain', 'market'].filter((name) => / the /i.test(TEXTS[name] ?? '')),
    ],
    ['text: "alder OR beacon"', ['ferry', 'bridge', 'choirAgain']],
  ])('{ %s }', async (text, found) => {
    expect(await filter(text)).toEqual(found);
  });

  test('counts in a source what shows there, whatever the first appearance', async () => {
    const { sources } = await archive.ask<{ sources: { nodes: { articles: { nodes: { text: string }[] } }[] } }>(
      '{ sources { nodes { articles { nodes { text source { slug } sources { nodes { slug } } } } } } }',
    );
    expect(sources.nodes).toMatchObject([
      {
        articles: {
          nodes: [
            { text: ferry, source: { slug: 'one' }, sources: { nodes: [{ slug: 'two' }, { slug: 'one' }] } },
            { text: market, source: { slug: 'two' }, sources: { nodes: [{ slug: 'two' }] } },
          ],
        },
      },
      { articles: { nodes: [{}, {}, {}, {}, {}] } },
    ]);
  });

  test.each([
    'text: ""',
    'text: "-noon"',
    'text: "!!"',
    'publishedAt: { from: "yesterday" }',
    'publishedAt: { to: "2024-02-30T00:00:00Z" }',
  ])('{ %s } is refused', async (text) => {
    const codes = await archive.codes(`{ articles(filter: { ${text} }) { totalCount } }`);
    expect(codes).toHaveLength(1);
    expect(['BAD_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(codes[0]);
  });
});

describe('an order of articles', () => {
  const order = (field: string, direction: string): Promise<string[]> =>
    list(`orderBy: { field: ${field}, direction: ${direction} }`);

  test('by appearance is by path, then by position', async () => {
    expect(await order('APPEARANCE', 'ASC')).toEqual(ALL);
    expect(await order('APPEARANCE', 'DESC')).toEqual(ALL.toReversed());
  });

  test('by title sorts folded, and puts those without last either way', async () => {
    const up = await order('TITLE', 'ASC');
    expect(up.slice(2)).toEqual(['ferry', 'market', 'lights', 'choir']);
    expect(up.slice(0, 2).sort()).toEqual(['bridge', 'choirAgain']);
    expect(await order('TITLE', 'DESC')).toEqual([...up.slice(0, 5).reverse(), 'choir']);
  });

  test('by a date that none has is by ID, one way and the other', async () => {
    const up = await order('PUBLISHED_AT', 'ASC');
    expect(up.toSorted()).toEqual(ALL.toSorted());
    expect(await order('PUBLISHED_AT', 'DESC')).toEqual(up.toReversed());
  });
});

describe('sources', () => {
  const slugs = async (args: string): Promise<string[]> => {
    const { sources } = await archive.ask<{ sources: { nodes: { slug: string }[]; totalCount: number } }>(
      `{ sources(${args}) { totalCount nodes { slug } } }`,
    );
    expect(sources.nodes).toHaveLength(sources.totalCount);
    return sources.nodes.map(({ slug }) => slug);
  };

  test.each([
    ['first: 5', ['two', 'one']],
    ['orderBy: { field: NAME, direction: DESC }', ['one', 'two']],
    ['orderBy: { field: ARTICLE_COUNT, direction: ASC }', ['two', 'one']],
    ['orderBy: { field: ARTICLE_COUNT, direction: DESC }', ['one', 'two']],
    ['filter: { name: "CLAI" }', ['one']],
    ['filter: { name: "écl" }', ['one']],
    ['filter: { name: "" }', ['two', 'one']],
    ['filter: { name: "%" }', []],
    ['filter: { name: "idle" }', []],
  ])('(%s)', async (args, found) => {
    expect(await slugs(args)).toEqual(found);
  });

  test('are found by slug', async () => {
    expect(
      await archive.ask('{ one: source(by: { slug: "one" }) { name } none: source(by: { slug: "" }) { name } }'),
    ).toEqual({ one: { name: 'Éclair' }, none: null });
  });
});

describe('captures', () => {
  test.each([
    ['filter: { path: "one/" }', ['one/a.txt', 'one/b.txt']],
    ['filter: { path: "one/b" }', ['one/b.txt']],
    ['filter: { path: "ONE" }', []],
    ['filter: { path: "%" }', []],
    ['filter: { path: "" }', ['one/a.txt', 'one/b.txt', 'two/c.txt']],
    ['filter: { sources: [] }', []],
    ['filter: { sources: [{ slug: "two" }] }', ['two/c.txt']],
    ['filter: { sources: [{ slug: "two" }], path: "one" }', []],
  ])('(%s)', async (args, found) => {
    const { captures } = await archive.ask<{ captures: { nodes: { path: string }[] } }>(
      `{ captures(${args}) { nodes { path } } }`,
    );
    expect(captures.nodes.map(({ path }) => path)).toEqual(found);
  });
});

describe('entities', () => {
  const slugs = async (args: string): Promise<string[]> => {
    const { entities } = await archive.ask<{ entities: { nodes: { slug: string }[]; totalCount: number } }>(
      `{ entities(${args}) { totalCount nodes { slug } } }`,
    );
    expect(entities.nodes).toHaveLength(entities.totalCount);
    return entities.nodes.map(({ slug }) => slug);
  };

  test.each([
    ['orderBy: { field: NAME, direction: ASC }', ['anvard-oller', 'beric-tamsin', 'harbour-board']],
    ['orderBy: { field: NAME, direction: DESC }', ['harbour-board', 'beric-tamsin', 'anvard-oller']],
    ['filter: { kinds: [] }', []],
    ['filter: { kinds: [PERSON] }, orderBy: { field: NAME, direction: ASC }', ['anvard-oller', 'beric-tamsin']],
    ['filter: { kinds: [PLACE] }', []],
    ['filter: { name: "OLL" }', ['anvard-oller']],
    ['filter: { name: "öll" }', ['anvard-oller']],
    ['filter: { name: "anvard ol" }', ['anvard-oller']],
    ['filter: { name: "ller" }', []],
    ['filter: { name: "commission" }', ['harbour-board']],
    ['filter: { name: "%" }', []],
    ['filter: { minArticleCount: 3 }', []],
    [
      'filter: { minArticleCount: 2, name: "b" }, orderBy: { field: NAME, direction: ASC }',
      ['beric-tamsin', 'harbour-board'],
    ],
    [
      'filter: { kinds: [PERSON] }, orderBy: { field: MENTION_COUNT, direction: ASC }',
      ['beric-tamsin', 'anvard-oller'],
    ],
  ])('(%s)', async (args, found) => {
    expect(await slugs(args)).toEqual(found);
  });

  test('are found by slug, any name and address elsewhere, and not without a mention', async () => {
    const by = async (text: string): Promise<unknown> =>
      (await archive.ask<{ entity: unknown }>(`{ entity(by: { ${text} }) { slug } }`)).entity;
    for (const text of ['slug: "harbour-board"', 'name: "QUAY  commission"', 'sameAs: "https://example.org/board"'])
      expect(await by(text)).toEqual({ slug: 'harbour-board' });
    for (const text of [
      'slug: "mount-castor"',
      'name: "Mount Castor"',
      'name: ""',
      'sameAs: "https://example.org/other"',
    ])
      expect(await by(text)).toBe(null);
    expect(await archive.codes('{ entity(by: { sameAs: "board" }) { slug } }')).toHaveLength(1);
  });

  test('have counts of articles, and of their mentions, to which copies add none', async () => {
    const { entities } = await archive.ask<{ entities: { nodes: object[] } }>(
      `{ entities(orderBy: { field: NAME, direction: ASC }) { nodes { name articleCount mentionCount
         names { nodes { text articleCount mentionCount } }
         articles { edges { mentionCount node { text } } }
         sources { edges { articleCount mentionCount names { text mentionCount } node { slug } } } } } }`,
    );
    expect(entities.nodes).toMatchObject([
      {
        name: 'Anvard Oller',
        articleCount: 2,
        mentionCount: 3,
        names: {
          nodes: [
            { text: 'Anvard Oller', articleCount: 1, mentionCount: 2 },
            { text: 'Anvard Öller', articleCount: 1, mentionCount: 1 },
          ],
        },
        articles: {
          edges: [
            { mentionCount: 2, node: { text: ferry } },
            { mentionCount: 1, node: { text: market } },
          ],
        },
        sources: {
          edges: [
            // The copy counts where it stands, by the names that it uses.
            {
              node: { slug: 'two' },
              articleCount: 2,
              mentionCount: 3,
              names: [
                { text: 'Anvard Öller', mentionCount: 2 },
                { text: 'Anvard Oller', mentionCount: 1 },
              ],
            },
            {
              node: { slug: 'one' },
              articleCount: 1,
              mentionCount: 2,
              names: [{ text: 'Anvard Oller', mentionCount: 2 }],
            },
          ],
        },
      },
      { name: 'Beric Tamsin', articleCount: 2, mentionCount: 2 },
      {
        name: 'Harbour Board',
        articleCount: 2,
        mentionCount: 3,
        names: {
          nodes: [
            { text: 'Harbour Board', mentionCount: 2 },
            { text: 'Quay Commission', mentionCount: 1 },
          ],
        },
        sources: { edges: [{ node: { slug: 'one' }, articleCount: 2, mentionCount: 3 }] },
      },
    ]);
  });

  test('within a source are counted and ordered by its own articles', async () => {
    const { source } = await archive.ask<{ source: object }>(
      `{ source(by: { slug: "two" }) {
           entities { edges { node { slug } articleCount mentionCount } }
           rare: entities(orderBy: { field: ARTICLE_COUNT, direction: ASC }) { nodes { slug } }
           often: entities(filter: { minArticleCount: 2 }) { totalCount nodes { slug } } } }`,
    );
    expect(source).toEqual({
      entities: {
        edges: [
          { node: { slug: 'anvard-oller' }, articleCount: 2, mentionCount: 3 },
          { node: { slug: 'beric-tamsin' }, articleCount: 1, mentionCount: 1 },
        ],
      },
      rare: { nodes: [{ slug: 'beric-tamsin' }, { slug: 'anvard-oller' }] },
      often: { totalCount: 1, nodes: [{ slug: 'anvard-oller' }] },
    });
  });
});

describe('mentions', () => {
  const texts = async (args: string): Promise<string[]> => {
    const { mentions } = await archive.ask<{ mentions: { nodes: { text: string }[]; totalCount: number } }>(
      `{ mentions(${args}) { totalCount nodes { text } } }`,
    );
    expect(mentions.nodes).toHaveLength(mentions.totalCount);
    return mentions.nodes.map(({ text }) => text);
  };
  const [O, U] = ['Anvard Oller', 'Anvard Öller'];

  test.each([
    ['first: 9', [O, O, 'Beric Tamsin', 'Quay Commission', 'Harbour Board', 'Harbour Board', 'Beric Tamsin', U]],
    ['filter: { entity: { name: "Anvard Oller" } }', [O, O, U]],
    ['filter: { source: { slug: "two" } }', [O, U, 'Beric Tamsin', U]],
    ['filter: { source: { slug: "two" }, entity: { name: "anvard oller" } }', [O, U, U]],
    ['filter: { source: { slug: "unheard" } }', []],
    ['filter: { entity: { slug: "unheard" } }', []],
    ['filter: { minConfidence: 1.01 }', []],
    [
      'filter: { minConfidence: 0, entity: { slug: "harbour-board" } }',
      ['Quay Commission', 'Harbour Board', 'Harbour Board'],
    ],
  ])('(%s)', async (args, found) => {
    expect(await texts(args)).toEqual(found);
  });
});

describe('ties', () => {
  let many: TestArchive;
  beforeAll(async () => {
    many = await ingestFiles(inventPages(10, 5));
  });
  afterAll(() => many.close());

  interface Article {
    id: string;
    entities: { edges: { mentionCount: number; node: { id: string } }[] };
    mentions: { totalCount: number };
    related: { totalCount: number; edges: Related[] };
  }
  interface Related {
    score: number;
    node: { id: string };
    sharedEntities: { nodes: { id: string }[]; totalCount: number };
  }
  interface Entity {
    id: string;
    articleCount: number;
    mentionCount: number;
    articles: { edges: { mentionCount: number; node: { id: string } }[]; totalCount: number };
    names: { nodes: { mentionCount: number; mentions: { totalCount: number } }[] };
    coMentions: { edges: { articleCount: number; score: number; node: { id: string }; articles: Ids }[] };
    sources: { edges: { mentionCount: number; articleCount: number; node: { id: string } }[] };
  }
  interface Ids {
    nodes: { id: string }[];
    totalCount: number;
  }

  async function read(): Promise<{ articles: Article[]; entities: Entity[] }> {
    const articles: Article[] = [];
    for (let after = ''; ; ) {
      const page = await many.ask<{
        articles: { nodes: Article[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }>(
        `{ articles(first: 50${after}) { pageInfo { hasNextPage endCursor } nodes { id mentions(first: 0) { totalCount }
             entities(first: 100) { edges { mentionCount node { id } } }
             related(first: 6) { totalCount edges { score node { id } sharedEntities { totalCount nodes { id } } } } } } }`,
      );
      articles.push(...page.articles.nodes);
      if (!page.articles.pageInfo.hasNextPage) break;
      after = `, after: "${page.articles.pageInfo.endCursor}"`;
    }
    const { entities } = await many.ask<{ entities: { nodes: Entity[] } }>(
      `{ entities(first: 100) { nodes { id articleCount mentionCount
           articles(first: 100) { totalCount edges { mentionCount node { id } } }
           names { nodes { mentionCount mentions(first: 0) { totalCount } } }
           coMentions(first: 5) { edges { articleCount score node { id } articles(first: 100) { totalCount nodes { id } } } }
           sources { edges { mentionCount articleCount node { id } } } } } }`,
    );
    return { articles, entities: entities.nodes };
  }

  test('and counts on edges are what the lists behind them give', async () => {
    const { articles, entities } = await read();
    expect(articles.length).toBeGreaterThan(100);
    const named = new Map(
      articles.map(({ id, entities: list }) => [id, new Map(list.edges.map((e) => [e.node.id, e.mentionCount]))]),
    );
    const holding = (...ids: string[]): string[] =>
      articles.map(({ id }) => id).filter((id) => ids.every((entity) => named.get(id)?.has(entity)));
    for (const { entities: list, mentions } of articles) {
      expect(list.edges.reduce((sum, { mentionCount }) => sum + mentionCount, 0)).toBe(mentions.totalCount);
      const counts = list.edges.map(({ mentionCount }) => mentionCount);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }
    for (const entity of entities) {
      const own = holding(entity.id);
      expect(entity.articleCount).toBe(own.length);
      expect(entity.articles.totalCount).toBe(own.length);
      for (const { mentionCount, node } of entity.articles.edges)
        expect(named.get(node.id)?.get(entity.id)).toBe(mentionCount);
      expect(entity.mentionCount).toBe(own.reduce((sum, id) => sum + (named.get(id)?.get(entity.id) ?? 0), 0));
      expect(entity.names.nodes.reduce((sum, { mentionCount }) => sum + mentionCount, 0)).toBe(entity.mentionCount);
      for (const { mentionCount, mentions } of entity.names.nodes) expect(mentions.totalCount).toBe(mentionCount);
      for (const edge of entity.coMentions.edges) {
        const both = holding(entity.id, edge.node.id);
        expect(edge.articleCount).toBe(both.length);
        expect(edge.articles.totalCount).toBe(both.length);
        expect(edge.articles.nodes.map(({ id }) => id).sort()).toEqual(both.sort().slice(0, 100));
        expect(edge.score).toBeCloseTo(both.length / own.length, 10);
      }
      for (const edge of entity.sources.edges) {
        const { mentions } = await many.ask<{ mentions: { totalCount: number } }>(
          `query ($e: ID!, $s: ID!) { mentions(first: 0, filter: { entity: { id: $e }, source: { id: $s } }) { totalCount } }`,
          { e: entity.id, s: edge.node.id },
        );
        expect(mentions.totalCount).toBe(edge.mentionCount);
        const { articles: there } = await many.ask<{ articles: { totalCount: number } }>(
          `query ($e: ID!, $s: ID!) { articles(first: 0, filter: { mentionsAll: [{ id: $e }], sources: [{ id: $s }] }) { totalCount } }`,
          { e: entity.id, s: edge.node.id },
        );
        // Copies of the same words mention the same.
        expect(there.totalCount).toBe(edge.articleCount);
      }
    }
    const count = new Map(entities.map(({ id, articleCount }) => [id, articleCount]));
    for (const { id, related } of articles.slice(0, 30)) {
      const own = [...(named.get(id)?.keys() ?? [])];
      const scores = articles
        .filter((other) => other.id !== id)
        .map((other) => own.filter((entity) => named.get(other.id)?.has(entity)))
        .filter((shared) => shared.length > 0)
        .map((shared) => shared.reduce((sum, entity) => sum + 1 / Math.log(count.get(entity) ?? 0), 0))
        .sort((a, b) => b - a);
      expect(related.totalCount).toBe(scores.length);
      for (const [place, edge] of related.edges.entries()) {
        expect(edge.score).toBeCloseTo(scores[place] ?? -1, 4);
        const shared = own.filter((entity) => named.get(edge.node.id)?.has(entity));
        expect(edge.sharedEntities.nodes.map((node) => node.id).sort()).toEqual(shared.sort());
        expect(edge.sharedEntities.totalCount).toBe(shared.length);
      }
    }
  });
});
