import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFiles, type TestArchive } from '../support/archive.ts';
import { writePage } from '../support/invented-archive.ts';

const AUTHORITY = {
  entities: [
    { id: 'board', kind: 'ORGANIZATION', prefLabel: 'Harbour Board', altLabel: ['Quay Commission', 'HBQ'] },
    { id: 'oller', kind: 'PERSON', prefLabel: 'Anvard Oller' },
    { id: 'dunmere', kind: 'PLACE', prefLabel: 'Dünmere' },
  ],
};

const ITEMS = [
  [
    'Boats',
    'The Harbour Board sent every boat out at dawn, said Anvard Oller, and none of the boats came back before noon.',
  ],
  ['Élan', 'A choir sang “with élan” at Dünmere; the choir’s leader, a well-known man, wore a coat of the QUAY guild.'],
  [
    'Lamps',
    'The Quay Commission lit lamps. Its re-elected chair spoke of élan and of boats, of quays and of the harbour.',
  ],
  [
    'Straße',
    'Die Straße am Fluss war naß; niemand ging über die Brücke, und O’Brien blieb daheim bis zum frühen Morgen.',
  ],
  [
    'Вечер',
    'Вечером лодки вернулись в гавань, и люди долго говорили о ветре, о рыбе и о дороге, что ведёт к старому мосту.',
  ],
  [
    'مساء',
    'عادت القوارب الى الميناء في المساء وتحدث الناس طويلا عن الريح وعن السمك وعن الطريق المؤدي الى الجسر القديم هناك',
  ],
  ['夕方', '船は 夕方 に 港 へ 戻り 人々 は 風 と 魚 と 古い 橋 へ 続く 道 について 長い 間 話し ました とさ'],
  [
    'Notes',
    'HBQ: see rule 12b and e-mail notes. "Boat" OR "lamp"? NEAR the quay: 100% (title: boats) * AND NOT dawn, ever.',
  ],
  [
    'boats again',
    'Nothing here but wind, WIND and more wind over the moor where no boat was ever seen by man or by beast at all.',
  ],
] as const;

let archive: TestArchive;

beforeAll(async () => {
  archive = await ingestFiles({
    'authority.json': AUTHORITY,
    'one/a.txt': writePage(
      'Harbour notices',
      ITEMS.slice(0, 3).map(([title, text]) => ({ title, text })),
    ),
    'two/b.txt': writePage(
      'Élan of the Quay',
      ITEMS.slice(3, 6).map(([title, text]) => ({ title, text })),
    ),
    'two/c.txt': writePage(
      'Élan of the Quay',
      ITEMS.slice(6).map(([title, text]) => ({ title, text })),
    ),
  });
  const { articles } = await archive.ask<{ articles: { nodes: { title: string }[] } }>(
    '{ articles { nodes { title } } }',
  );
  expect(articles.nodes.map(({ title }) => title)).toEqual(ITEMS.map(([title]) => title));
});
afterAll(() => archive.close());

type Mode = 'EXACT' | 'FOLDED' | 'ALIAS';

const SEARCH = `query ($query: String!, $in: [SearchKind!], $mode: SearchMode) {
  search(query: $query, in: $in, mode: $mode, first: 100) { totalCount nodes {
    __typename ... on Article { title } ... on Entity { name } ... on Source { name } } } }`;

interface Hits {
  search: { totalCount: number; nodes: { __typename: string; title?: string; name?: string }[] };
}

async function find(query: string, mode: Mode = 'FOLDED', kinds: string[] = ['ARTICLE']): Promise<string[]> {
  const { search } = await archive.ask<Hits>(SEARCH, { query, mode, in: kinds });
  expect(search.nodes).toHaveLength(search.totalCount);
  return search.nodes.map(({ title, name }) => title ?? name ?? '').sort();
}

describe('words', () => {
  test.each([
    ['boats', 'FOLDED', ['Boats', 'Lamps', 'Notes', 'boats again']],
    ['boats', 'EXACT', ['Boats', 'Lamps', 'Notes', 'boats again']],
    ['Boats', 'EXACT', ['Boats']],
    ['boat', 'FOLDED', ['Boats', 'Notes', 'boats again']],
    ['BOAT', 'FOLDED', ['Boats', 'Notes', 'boats again']],
    ['boats dawn', 'FOLDED', ['Boats', 'Notes']],
    ['dawn   boats', 'FOLDED', ['Boats', 'Notes']],
    ['elan', 'FOLDED', ['Lamps', 'Élan']],
    ['elan', 'EXACT', []],
    ['élan', 'EXACT', ['Lamps', 'Élan']],
    ['Élan', 'EXACT', ['Élan']],
    ['well', 'FOLDED', []],
    ['known', 'FOLDED', []],
    ['well-known', 'FOLDED', ['Élan']],
    ['well‑known', 'FOLDED', ['Élan']],
    ["choir's", 'FOLDED', ['Élan']],
    ["choir's", 'EXACT', []],
    ['choir’s', 'EXACT', ['Élan']],
    ['strasse', 'FOLDED', ['Straße']],
    ['STRASSE', 'FOLDED', ['Straße']],
    ['nass', 'EXACT', []],
    ["o'brien", 'FOLDED', ['Straße']],
    ['лодки', 'FOLDED', ['Вечер']],
    ['ЛОДКИ', 'FOLDED', ['Вечер']],
    ['ведет', 'FOLDED', ['Вечер']],
    ['الميناء', 'FOLDED', ['مساء']],
    ['夕方 港', 'FOLDED', ['夕方']],
    ['12b', 'FOLDED', ['Notes']],
    ['wind', 'EXACT', ['boats again']],
    ['unheard', 'FOLDED', []],
  ] as const)('%j %s', async (query, mode, found) => {
    expect(await find(query, mode)).toEqual([...found].sort());
  });
});

describe('the syntax', () => {
  test.each([
    ['"harbour board"', ['Boats']],
    ['"board harbour"', []],
    ['“harbour board”', ['Boats']],
    ['«Harbour Board»', ['Boats']],
    ['"with élan" choir', ['Élan']],
    ['"lit lamps its"', ['Lamps']],
    ['dawn OR guild', ['Boats', 'Notes', 'Élan']],
    ['dawn or guild', []],
    ['dawn OR guild OR лодки', ['Boats', 'Notes', 'Élan', 'Вечер']],
    ['boats dawn OR lamps', ['Boats', 'Lamps', 'Notes']],
    ['boats -dawn', ['Lamps', 'boats again']],
    ['boats -DAWN -wind', ['Lamps']],
    ['quay -"quay commission"', ['Notes', 'Élan']],
    ['boa*', ['Boats', 'Lamps', 'Notes', 'boats again']],
    ['el*', ['Lamps', 'Élan']],
    ['re-el*', ['Lamps']],
    ['quay* -quay', []],
    ['OR dawn', ['Notes']],
    ['OR', ['Notes', 'boats again']],
    ['dawn OR', ['Boats', 'Notes']],
    ['"dawn', ['Boats', 'Notes']],
    ['dawn"', ['Boats', 'Notes']],
    ['dawn , ; ! & |', ['Boats', 'Notes']],
    ['harbour/board', ['Boats']],
  ] as const)('%j', async (query, found) => {
    expect(await find(query)).toEqual([...found].sort());
  });

  test.each(['', '   ', '""', '-', '- -', '*', '"', '!?', '-boats', '-"harbour board" -boats', 'a*', '\u{1f600}'])(
    '%j is refused, for it asks for nothing',
    async (query) => {
      expect(await archive.codes(SEARCH, { query })).toEqual(['BAD_INPUT']);
    },
  );

  test('is not that of the index', async () => {
    const attempts = [
      'title:boats',
      'NEAR(boats dawn, 2)',
      '{title text}: boats',
      'boats AND dawn',
      'boats NOT dawn',
      '^boats',
      'boats + dawn',
      '"boats" * dawn',
      `" OR 1=1 --`,
      `'; drop table article; --`,
      `boats") OR ("lamps`,
      'boats\0dawn',
      'boats\\" OR lamps',
      '((((boats',
      'boats))))',
      '--boats dawn',
      '-OR boats',
      'boats -OR -AND',
    ];
    for (const query of attempts)
      for (const mode of ['EXACT', 'FOLDED', 'ALIAS'])
        expect([query, await archive.codes(SEARCH, { query, mode })]).toEqual([query, []]);
    expect(await find('boats NOT dawn')).toEqual(['Notes']);
    expect(await find('boats AND dawn')).toEqual(await find('"and" boats dawn'));
    expect(await find('title:boats')).toEqual(['Notes']);
    expect(
      (await archive.ask<{ articles: { totalCount: number } }>('{ articles { totalCount } }')).articles.totalCount,
    ).toBe(9);
  });

  test('has an end', async () => {
    expect(await archive.codes(SEARCH, { query: 'boats '.repeat(2000) })).toEqual(['BAD_INPUT']);
    expect(await archive.codes(SEARCH, { query: 'ab* '.repeat(200) })).toEqual(['BAD_INPUT']);
  });
});

describe('kinds and modes', () => {
  test.each([
    ['"quay commission"', 'FOLDED', ['ARTICLE'], ['Lamps']],
    ['"quay commission"', 'ALIAS', ['ARTICLE'], ['Boats', 'Lamps', 'Notes']],
    ['quay commission', 'ALIAS', ['ARTICLE'], ['Boats', 'Lamps', 'Notes']],
    ['hbq', 'ALIAS', ['ARTICLE'], ['Boats', 'Lamps', 'Notes']],
    ['hbq lamps', 'ALIAS', ['ARTICLE'], ['Lamps']],
    ['hbq -boats', 'ALIAS', ['ARTICLE'], []],
    ['hbq OR guild', 'ALIAS', ['ARTICLE'], ['Boats', 'Lamps', 'Notes', 'Élan']],
    ['commission', 'ALIAS', ['ARTICLE'], ['Lamps']],
    ['commission', 'FOLDED', ['ENTITY'], ['Harbour Board']],
    ['hbq', 'EXACT', ['ENTITY'], []],
    ['HBQ', 'EXACT', ['ENTITY'], ['Harbour Board']],
    ['"board quay"', 'FOLDED', ['ENTITY'], []],
    ['dunmere', 'FOLDED', ['ENTITY'], ['Dünmere']],
    ['dunmere', 'EXACT', ['ENTITY'], []],
    ['elan', 'FOLDED', ['SOURCE'], ['Élan of the Quay']],
    ['elan', 'EXACT', ['SOURCE'], []],
    ['harbour', 'FOLDED', ['SOURCE', 'ENTITY'], ['Harbour Board', 'Harbour notices']],
    ['harbour', 'FOLDED', [], []],
    ['harbour', 'FOLDED', ['SOURCE', 'SOURCE'], ['Harbour notices']],
  ] as const)('%j %s in %j', async (query, mode, kinds, found) => {
    expect(await find(query, mode, [...kinds])).toEqual([...found].sort());
  });

  test('search everything, folded, unless told otherwise, names before texts', async () => {
    const { search } = await archive.ask<Hits>(SEARCH, { query: 'harbour' });
    expect(search.nodes.map(({ __typename }) => __typename)).toEqual(['Entity', 'Source', 'Article', 'Article']);
  });
});

/** Words, phrases, beginnings and exclusions, as a reader of the documentation would match them, one text at a time. */
describe('any query', () => {
  const fold = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[’‘]/g, "'")
      .replace(/[‐‑]/g, '-')
      .toLowerCase()
      .replaceAll('ß', 'ss');
  const split = (text: string): string[] =>
    text.match(/[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:['’‑-][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*/gu) ?? [];
  const latin = ITEMS.slice(0, 4).concat(ITEMS.slice(7));
  const vocabulary = latin
    .flatMap(([title, text]) => [...split(title), ...split(text)])
    .filter((word) => word !== 'OR');
  const word = fc
    .constantFrom(...vocabulary)
    .chain((known) => fc.constantFrom(known, known.toUpperCase(), known.toLowerCase(), fold(known)));
  const pair = fc.nat(vocabulary.length - 2).map((at) => `"${vocabulary[at]} ${vocabulary[at + 1]}"`);
  const prefix = word.filter((text) => text.length > 2).map((text) => `${text.slice(0, 3)}*`);
  const part = fc.oneof({ weight: 3, arbitrary: word }, pair, prefix);
  const query = fc
    .tuple(
      fc.array(fc.array(part, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      fc.array(fc.oneof(word, pair), { maxLength: 1 }),
    )
    .map(([groups, excluded]) => ({ groups, excluded }));

  function holds(fields: readonly string[], asked: string): boolean {
    const words = split(asked).map(fold);
    return fields.some((field) => {
      const there = split(field).map(fold);
      return there.some((_, at) =>
        words.every((one, offset) => {
          const other = there[at + offset];
          return asked.endsWith('*') && offset === words.length - 1 ? other?.startsWith(one) : other === one;
        }),
      );
    });
  }

  test('finds what reading every text finds, and each mode all that the one before it does', async () => {
    await fc.assert(
      fc.asyncProperty(query, async ({ groups, excluded }) => {
        const text = [...groups.map((group) => group.join(' OR ')), ...excluded.map((one) => `-${one}`)].join(' ');
        const expected = ITEMS.filter(
          (fields) =>
            groups.every((group) => group.some((one) => holds(fields, one))) &&
            !excluded.some((one) => holds(fields, one)),
        ).map(([title]) => title as string);
        const [exact, folded, alias] = await Promise.all([find(text, 'EXACT'), find(text), find(text, 'ALIAS')]);
        expect(folded).toEqual(expected.sort());
        expect(folded).toEqual(expect.arrayContaining(exact));
        expect(alias).toEqual(expect.arrayContaining(folded));
        const everywhere = ['ENTITY', 'SOURCE'];
        const [narrow, wide, widest] = await Promise.all([
          find(text, 'EXACT', everywhere),
          find(text, 'FOLDED', everywhere),
          find(text, 'ALIAS', everywhere),
        ]);
        expect(wide).toEqual(expect.arrayContaining(narrow));
        expect(widest).toEqual(expect.arrayContaining(wide));
      }),
      { seed: 3, numRuns: 80 },
    );
  });

  test('of any characters is answered or refused, never failed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 30 }),
          fc.string({ unit: fc.constantFrom(...'ab"*-: ()OR^{}\'') }),
        ),
        fc.constantFrom('EXACT', 'FOLDED', 'ALIAS'),
        async (text, mode) => {
          const codes = await archive.codes(SEARCH, { query: text, mode });
          expect(['', 'BAD_INPUT']).toContain(codes.join());
        },
      ),
      { seed: 5, numRuns: 120 },
    );
  });
});

describe('hits', () => {
  interface Edge {
    cursor: string;
    score: number;
    node: { id: string; name?: string; title?: string; text?: string; names?: { nodes: { text: string }[] } };
    highlights: {
      field: string;
      fragment: string;
      ranges: { start: number; end: number }[];
      span: { start: number; end: number; exact: string } | null;
    }[];
  }
  interface Page {
    search: { totalCount: number; edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }
  const LONG = `query ($query: String!, $mode: SearchMode) { search(query: $query, mode: $mode, first: 100) {
    edges { cursor score node { ... on Node { id } ... on Article { title text } ... on Entity { name names { nodes { text } } } ... on Source { name } }
      highlights { field fragment ranges { start end } span { start end exact } } } } }`;

  const marked = async (query: string, mode: Mode = 'FOLDED'): Promise<[Edge, string[]][]> => {
    const { search } = await archive.ask<{ search: { edges: Edge[] } }>(LONG, { query, mode });
    return search.edges.map((edge) => [
      edge,
      edge.highlights.flatMap(({ fragment, ranges }) => ranges.map(({ start, end }) => fragment.slice(start, end))),
    ]);
  };

  test('say by offsets what matched, and where it stands', async () => {
    for (const query of [
      'boats quay elan',
      'boats',
      'quay',
      'elan',
      'the',
      'wind',
      '夕方',
      'القديم OR strasse',
      '"harbour board"',
      'brucke',
    ]) {
      for (const [{ node, highlights }, words] of await marked(query)) {
        expect(highlights.length).toBeGreaterThan(0);
        expect(words.length).toBeGreaterThan(0);
        for (const { field, fragment, ranges, span } of highlights) {
          expect(ranges).toEqual(ranges.toSorted((a, b) => a.start - b.start));
          const names = node.names?.nodes.map((name) => name.text) ?? [];
          const whole = field === 'name' ? [node.name, ...names] : [node[field as 'title' | 'text']];
          expect(whole.some((text) => text?.includes(fragment))).toBe(true);
          if (span) expect(span.exact).toBe(fragment);
          else expect(field).toBe('name');
        }
      }
    }
  });

  test('mark the words as they are written', async () => {
    expect(
      Object.fromEntries((await marked('elan')).map(([{ node }, words]) => [node.title ?? node.name, words])),
    ).toEqual({
      Élan: ['Élan', 'élan'],
      Lamps: ['élan'],
      'Élan of the Quay': ['Élan'],
    });
    expect((await marked('élan', 'EXACT')).map(([, words]) => words)).toEqual([['élan'], ['élan']]);
    expect((await marked('hbq lamps', 'ALIAS')).map(([, words]) => words)).toEqual([
      ['Lamps', 'Quay Commission', 'lamps'],
    ]);
    expect((await marked('strass*')).map(([, words]) => words)).toEqual([['Straße', 'Straße']]);
    expect((await marked('wind moor')).map(([, words]) => words)).toEqual([['wind', 'WIND', 'wind', 'moor']]);
    expect((await marked('"harbour board" -wind'))[0]?.[1]).toEqual(['Harbour Board']);
  });

  test('come best first, and all of them can be reached by paging', async () => {
    const all = (await marked('the OR boats OR elan OR harbour')).map(([edge]) => edge);
    expect(all.length).toBeGreaterThan(7);
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a));
    for (const size of [1, 2, 5]) {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { search }: Page = await archive.ask(
          `query ($size: Int, $after: String) { search(query: "the OR boats OR elan OR harbour", first: $size, after: $after) {
             totalCount edges { node { ... on Node { id } } } pageInfo { hasNextPage endCursor } } }`,
          { size, after },
        );
        expect(search.totalCount).toBe(all.length);
        seen.push(...search.edges.map(({ node }) => node.id));
        after = search.pageInfo.endCursor;
        more = search.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(all.map(({ node }) => node.id));
    }
  });

  test('have cursors of their own query and mode', async () => {
    const [edge] = (await marked('boats'))[0] ?? [];
    const next = `query ($query: String!, $mode: SearchMode, $after: String) { search(query: $query, mode: $mode, after: $after) { totalCount } }`;
    expect(await archive.codes(next, { query: 'boats', mode: 'FOLDED', after: edge?.cursor })).toEqual([]);
    expect(await archive.codes(next, { query: 'boat', mode: 'FOLDED', after: edge?.cursor })).toEqual(['BAD_CURSOR']);
    expect(await archive.codes(next, { query: 'boats', mode: 'ALIAS', after: edge?.cursor })).toEqual(['BAD_CURSOR']);
  });
});
