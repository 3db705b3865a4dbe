import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestSample, run, SEEDS, TestArchive } from '../support/archive.ts';

interface GoldFile {
  file: string;
  length_utf16: number;
  masthead: { text: string }[];
  items: {
    title: string | null;
    title_start: number | null;
    title_end: number | null;
    excerpt_start: number;
    excerpt_end: number;
  }[];
}

const gold = JSON.parse(readFileSync(new URL('../fixtures/gold/articles.json', import.meta.url), 'utf8')) as {
  files: GoldFile[];
};
const { sources } = JSON.parse(readFileSync(join(SEEDS, 'sources.json'), 'utf8')) as { sources: { name: string }[] };
const captures = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .sort();

interface Piece {
  kind: string;
  span: { start: number; end: number; exact: string };
  appearance: object | null;
}

interface Segments {
  capture: { segments: { nodes: Piece[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
}

const STATE = '{ archive { revision settled articleCount appearanceCount captureCount sourceCount } }';

/** A look at everything that hangs together. */
const OVERVIEW = `{
  archive { revision settled articleCount sourceCount entityCount captureCount appearanceCount mentionCount }
  sources { nodes { id slug name note articles(first: 100) { nodes { id } } } }
  captures { nodes { id path sha256 masthead source { slug } appearances { nodes { id position article { id } } } } }
  articles(first: 100) { nodes { id title text language wordCount isExcerpt source { slug } } }
  entities(first: 100) {
    nodes { id slug name kind articleCount names(first: 100) { nodes { text articleCount mentionCount } } }
  }
  mentions(first: 100) { totalCount nodes { id text confidence entity { id } } }
}`;

let sample: TestArchive;

beforeAll(async () => {
  sample = await ingestSample();
});
afterAll(() => sample.close());

describe('the sample', () => {
  test('has as many captures, appearances and articles as a reader counts', async () => {
    const answer = await sample.ask<{ captures: { nodes: { path: string; appearances: { totalCount: number } }[] } }>(
      `{ archive { settled captureCount appearanceCount articleCount sourceCount problems { totalCount } }
         captures { nodes { path appearances { totalCount } } }
         articles { totalCount }
         sources { totalCount nodes { slug captures { totalCount } } } }`,
    );
    expect(answer).toMatchObject({
      archive: {
        settled: true,
        captureCount: 5,
        appearanceCount: 41,
        articleCount: 37,
        sourceCount: 3,
        problems: { totalCount: 0 },
      },
      articles: { totalCount: 37 },
      sources: { totalCount: 3 },
    });
    const counts = answer.captures.nodes.map(({ path, appearances }) => [path, appearances.totalCount]);
    expect(counts).toEqual(captures.map((name, index) => [name, [10, 9, 8, 6, 8][index]]));
  });

  test('has three appearances without a title, two of them of one article', async () => {
    const { captures: all, articles } = await sample.ask<{
      captures: { nodes: { appearances: { nodes: { titleSpan: object | null; article: { id: string } }[] } }[] };
      articles: { totalCount: number };
    }>(
      `{ captures { nodes { appearances { nodes { titleSpan { start } article { id } } } } }
         articles(filter: { titled: false }) { totalCount } }`,
    );
    const bare = all.nodes
      .flatMap(({ appearances }) => appearances.nodes)
      .filter(({ titleSpan }) => titleSpan === null);
    expect(bare).toHaveLength(3);
    expect(new Set(bare.map(({ article }) => article.id)).size).toBe(2);
    expect(articles.totalCount).toBe(2);
  });

  test('shows every text shortened', async () => {
    const { articles } = await sample.ask<{ articles: { nodes: { isExcerpt: boolean }[] } }>(
      '{ articles(first: 100) { nodes { isExcerpt } } }',
    );
    expect(articles.nodes.every(({ isExcerpt }) => isExcerpt)).toBe(true);
  });

  test.each(gold.files)('has the titles and texts of $file where the gold has them', async ({ file, ...page }) => {
    const text = readFileSync(join(SEEDS, file), 'utf8');
    expect(text).toHaveLength(page.length_utf16);
    const { capture } = await sample.ask<{ capture: { appearances: { nodes: object[] } } }>(
      `query ($path: String!) { capture(by: { path: $path }) { text masthead appearances { nodes {
         position titleSpan { start end exact } textSpans { start end exact } article { title text } } } } }`,
      { path: file },
    );
    expect(capture).toEqual({
      text,
      masthead: page.masthead.map((line) => line.text).join('\n'),
      appearances: {
        nodes: page.items.map((item, index) => {
          const body = text.slice(item.excerpt_start, item.excerpt_end);
          const title = item.title_start === null ? null : text.slice(item.title_start, item.title_end ?? 0);
          expect(title).toBe(item.title);
          return {
            position: index + 1,
            titleSpan: title === null ? null : { start: item.title_start, end: item.title_end, exact: title },
            textSpans: [{ start: item.excerpt_start, end: item.excerpt_end, exact: body }],
            article: { title, text: body },
          };
        }),
      },
    });
  });

  test('has segments that join to each text, kept in line with titles, texts and mastheads', async () => {
    for (const path of captures) {
      const text = readFileSync(join(SEEDS, path), 'utf8');
      const pieces: Piece[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { capture }: Segments = await sample.ask(
          `query ($path: String!, $after: String) { capture(by: { path: $path }) { segments(first: 7, after: $after) {
             nodes { kind span { start end exact } appearance { id } } pageInfo { endCursor hasNextPage } } } }`,
          { path, after },
        );
        pieces.push(...capture.segments.nodes);
        after = capture.segments.pageInfo.endCursor;
        more = capture.segments.pageInfo.hasNextPage;
      }
      expect(pieces.map(({ span }) => span.exact).join('')).toBe(text);
      for (const [index, { kind, span, appearance }] of pieces.entries()) {
        expect(span.start).toBe(pieces[index - 1]?.span.end ?? 0);
        expect(span.exact).toBe(text.slice(span.start, span.end));
        expect(appearance !== null).toBe(kind === 'TITLE' || kind === 'TEXT');
        if (kind !== 'OTHER') expect(span.exact).not.toMatch(/^\n|\n$/);
      }
      const separators = pieces.filter(({ kind }) => kind === 'SEPARATOR').map(({ span }) => span.exact);
      expect(new Set(separators)).toEqual(new Set(['Read more']));
    }
  });

  test('gives each span the text before and behind it', async () => {
    const { capture } = await sample.ask<{
      capture: {
        text: string;
        segments: { nodes: { span: { start: number; end: number; prefix: string; suffix: string } }[] };
      };
    }>(
      `{ capture(by: { path: "000_e95b56fa2cfac19e.txt" }) { text segments(first: 100) { nodes {
         span { start end prefix suffix } } } } }`,
    );
    for (const { span } of capture.segments.nodes) {
      expect(capture.text.slice(0, span.start).endsWith(span.prefix)).toBe(true);
      expect(capture.text.slice(span.end).startsWith(span.suffix)).toBe(true);
      expect(span.prefix.length).toBe(Math.min(32, span.start));
      expect(span.suffix.length).toBe(Math.min(32, capture.text.length - span.end));
    }
  });

  test('is in order', async () => {
    const { code, out } = await run(['verify', '--archive', sample.file]);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^Everything is in order: 5 captures, 37 articles, \d+ mentions\.\n$/),
    });
  });
});

describe('the same captures', () => {
  let whole: unknown;
  const archives: TestArchive[] = [];
  const open = (): TestArchive => {
    const archive = new TestArchive();
    archives.push(archive);
    return archive;
  };
  beforeAll(async () => {
    whole = await sample.ask(OVERVIEW);
  });
  afterAll(async () => {
    for (const archive of archives) await archive.close();
  });

  test('ingested twice change nothing', async () => {
    const archive = open();
    await archive.ingest(SEEDS);
    const again = await archive.ingest(SEEDS);
    expect(again.code).toBe(0);
    expect(again.out).toContain('is unchanged: it holds 5 captures, 41 appearances, 37 articles');
    expect(await archive.ask(OVERVIEW)).toEqual(whole);
  });

  test('ingested in reverse order, one by one, give the same archive', async () => {
    const archive = open();
    const description = ['--manifest', join(SEEDS, 'sources.json'), '--authority', join(SEEDS, 'authority.json')];
    for (const name of captures.toReversed()) await archive.ingest(join(SEEDS, name), ...description);
    expect(await archive.ask(OVERVIEW)).toEqual(whole);
    expect((await run(['verify', '--archive', archive.file])).code).toBe(0);
  });

  test('ingested in two steps give the same archive', async () => {
    const archive = open();
    const half = join(archive.folder, 'half');
    mkdirSync(half);
    for (const name of ['sources.json', ...captures.slice(2, 4)]) cpSync(join(SEEDS, name), join(half, name));
    await archive.ingest(half);
    expect(await archive.ask(STATE)).toMatchObject({ archive: { captureCount: 2, appearanceCount: 14 } });
    await archive.ingest(SEEDS);
    expect(await archive.ask(OVERVIEW)).toEqual(whole);
    expect((await run(['verify', '--archive', archive.file])).code).toBe(0);
  });

  test('ingested from copies in another folder give the same archive', async () => {
    const archive = open();
    cpSync(SEEDS, archive.folder, { recursive: true });
    await archive.ingest();
    expect(await archive.ask(OVERVIEW)).toEqual(whole);
  });

  test('under other names are the same captures and articles, and another revision', async () => {
    const archive = open();
    cpSync(SEEDS, archive.folder, { recursive: true });
    for (const name of captures) renameSync(join(archive.folder, name), join(archive.folder, `z${name}`));
    await archive.ingest();
    const look = '{ archive { revision captureCount articleCount } articles(first: 100) { nodes { id } } }';
    interface Look {
      archive: { revision: string };
      articles: { nodes: { id: string }[] };
    }
    const [there, here] = [await archive.ask<Look>(look), await sample.ask<Look>(look)];
    expect(there.archive.revision).not.toBe(here.archive.revision);
    expect(there.articles.nodes).toEqual(here.articles.nodes);
  });
});

/**
 * Counted by reading the files. "Turkey" stands twice in the second item of file 001 and three times in its ninth,
 * once in the sixth item of file 002, whose fifth item in file 003 is a copy, and once in the first item of file 003.
 */
describe('a query of five levels', () => {
  test('answers what stands in the files', async () => {
    const { entity } = await sample.ask<{ entity: Turkey }>(FIVE_LEVELS);
    const [first, second] = sources.map(({ name }) => name);
    expect(entity).toMatchObject({ name: 'Turkey', kind: 'PLACE', articleCount: 4, mentionCount: 7 });
    expect(entity.names.edges).toEqual([
      {
        node: {
          text: 'Turkey',
          articleCount: 4,
          mentionCount: 7,
          sources: {
            edges: [
              { articleCount: 3, mentionCount: 6, node: { name: first } },
              { articleCount: 2, mentionCount: 2, node: { name: second } },
            ],
          },
        },
      },
    ]);
    expect(entity.sources.edges).toEqual([
      { articleCount: 3, mentionCount: 6, names: [{ text: 'Turkey', mentionCount: 6 }], node: { name: first } },
      { articleCount: 2, mentionCount: 2, names: [{ text: 'Turkey', mentionCount: 2 }], node: { name: second } },
    ]);
    const shown = entity.articles.edges.map(({ mentionCount, node }) => ({
      mentionCount,
      source: node.source.name,
      places: node.appearances.nodes.map(({ capture, position }) => `${capture.path.slice(0, 3)}#${position}`),
    }));
    expect(shown).toEqual([
      { mentionCount: 3, source: first, places: ['001#9'] },
      { mentionCount: 2, source: first, places: ['001#2'] },
      { mentionCount: 1, source: first, places: ['002#6', '003#5'] },
      { mentionCount: 1, source: second, places: ['003#1'] },
    ]);
    for (const { node } of entity.articles.edges) {
      for (const { capture, textSpans, mentions } of node.appearances.nodes) {
        const text = readFileSync(join(SEEDS, capture.path), 'utf8');
        for (const { start, end, exact } of textSpans) expect(exact).toBe(text.slice(start, end));
        expect(textSpans.map(({ exact }) => exact)).toEqual([node.text]);
        expect(mentions.nodes.length).toBe(node.text.split(/\bTurkey\b/).length - 1);
        for (const { span } of mentions.nodes) expect(text.slice(span.start, span.end)).toBe('Turkey');
      }
    }
    const ties = new Map(entity.coMentions.edges.map(({ node, ...edge }) => [node.name, edge]));
    expect(ties.get('Iraq')).toMatchObject({ articleCount: 4, score: 1, articles: { totalCount: 4 } });
    expect(ties.get('Camp Ashraf')).toMatchObject({ articleCount: 2, score: 0.5, articles: { totalCount: 2 } });
    expect(ties.get('Iran')).toMatchObject({ articleCount: 2, articles: { totalCount: 2 } });
    expect(ties.get('Europe')).toMatchObject({ articleCount: 1, score: 0.25, articles: { totalCount: 1 } });
    expect(entity.coMentions.edges[0]?.node.name).toBe('Iraq');
    expect(
      ties
        .get('Iraq')
        ?.articles.nodes.map(({ id }) => id)
        .sort(),
    ).toEqual(entity.articles.edges.map(({ node }) => node.id).sort());
  });
});

interface Turkey {
  names: { edges: object[] };
  sources: { edges: object[] };
  articles: {
    edges: {
      mentionCount: number;
      node: {
        id: string;
        text: string;
        source: { name: string };
        appearances: {
          nodes: {
            position: number;
            capture: { path: string };
            textSpans: { start: number; end: number; exact: string }[];
            mentions: { nodes: { span: { start: number; end: number } }[] };
          }[];
        };
      };
    }[];
  };
  coMentions: {
    edges: { articleCount: number; score: number; node: { name: string }; articles: { nodes: { id: string }[] } }[];
  };
}

const FIVE_LEVELS = `{
  entity(by: { name: "turkey" }) {
    name kind articleCount mentionCount
    names { edges { node { text articleCount mentionCount
      sources { edges { articleCount mentionCount node { name } } } } } }
    sources { edges { articleCount mentionCount names { text mentionCount } node { name } } }
    articles { edges { mentionCount node { id text source { name }
      appearances { nodes { position capture { path } textSpans { start end exact }
        mentions(filter: { entity: { name: "Turkey" } }) { nodes { span { start end } } } } } } } }
    coMentions(first: 100) { edges { articleCount score node { name }
      articles { totalCount nodes { id appearances { nodes { titleSpan { exact } textSpans { exact } } } } } } }
  }
}`;
