import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, TestArchive } from '../support/archive.ts';
import { dumpAnswers } from '../support/dump-answers.ts';
import { engines, type RunningEngine } from '../support/engines.ts';
import { ingestLong, labels, longText, paths, titles, urls } from '../support/long-names.ts';

interface Answers {
  readonly revision: string;
  readonly lists: Map<string, readonly unknown[]>;
  readonly found: unknown;
}

/** Everything is looked up by what it is called. */
const LOOKUPS = `query Lookups($path: String!, $beginning: String!, $url: URL!, $name: String!, $label: String!, $words: String!) {
  capture(by: { path: $path }) { path }
  captures(filter: { path: $beginning }) { totalCount nodes { path } }
  article(by: { url: $url }) { title }
  entity(by: { name: $label }) { id name names { nodes { text } } }
  same: entity(by: { sameAs: $url }) { id name }
  sources(filter: { name: $name }) { nodes { id slug name url } }
  search(query: $words, mode: EXACT) { totalCount nodes { __typename ... on Node { id } } }
}`;

async function lookUp(archive: TestArchive): Promise<unknown> {
  const { articles } = await archive.ask<{ articles: { nodes: { id: string }[] } }>(
    '{ articles(first: 1) { nodes { id } } }',
  );
  const { entities } = await archive.ask<{ entities: { nodes: { id: string; slug: string }[] } }>(
    '{ entities { nodes { id slug } } }',
  );
  const again = await Promise.all(
    entities.nodes.map(({ id, slug }) =>
      archive.ask(
        'query Again($id: ID!, $slug: String!) { node(id: $id) { id } entity(by: { slug: $slug }) { id articles { totalCount } } }',
        { id, slug },
      ),
    ),
  );
  const answer = await archive.ask(LOOKUPS, {
    path: paths.at(-1),
    beginning: paths[0]!.slice(0, 200),
    url: urls.at(-1),
    name: longText('source'),
    label: labels[1],
    words: longText('title').split(' ').slice(0, 2).join(' '),
  });
  return { answer, again, article: articles.nodes[0] };
}

async function readAll(archive: TestArchive): Promise<Answers> {
  const { archive: state } = await archive.ask<{ archive: { revision: string } }>('{ archive { revision } }');
  return { revision: state.revision, lists: await dumpAnswers(archive), found: await lookUp(archive) };
}

const answers = new Map<string, Answers>();

describe.each(engines)('An archive of long names, paths and titles on $name', ({ name, start }) => {
  let running: RunningEngine;
  let archive: TestArchive;
  beforeAll(async () => {
    running = await start();
    archive = new TestArchive({}, running.newArchive());
    await ingestLong(archive);
    answers.set(name, await readAll(archive));
  }, 120_000);
  afterAll(async () => {
    await archive.close();
    await running.close();
  });

  test('holds what it says', async () => {
    expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0, err: '' });
  }, 60_000);

  test('gives what a file gives, in the same order', () => {
    const [own, other] = [answers.get('a file')!, answers.get(name)!];
    expect(other.revision).toBe(own.revision);
    expect(other.found).toEqual(own.found);
    for (const [list, pages] of own.lists) expect(other.lists.get(list), list).toEqual(pages);
  });

  test.each([
    ['articles', 'TITLE', 'title', titles],
    ['captures', null, 'path', paths],
  ])(
    'orders %s to the last character, in pages of any size',
    async (field, order, column, expected) => {
      const orders = order === null ? [''] : [`orderBy: { field: ${order}, direction: ASC }`];
      for (const by of orders) {
        for (const size of [1, 3, 100]) {
          const seen: (string | null)[] = [];
          let after: string | null = null;
          do {
            const query = `query Page($after: String) { list: ${field}(${by} first: ${size}, after: $after) { nodes { value: ${column} } pageInfo { hasNextPage endCursor } } }`;
            const { list }: { list: Page } = await archive.ask(query, { after });
            seen.push(...list.nodes.map(({ value }) => value));
            after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
          } while (after !== null);
          const known = seen.filter((value) => value !== null && expected.includes(value)) as string[];
          expect(new Set(known)).toEqual(new Set(expected));
          const folded = column === 'title' ? known.map(fold) : known;
          expect(folded).toEqual([...folded].sort(byCodePoint));
        }
      }
    },
    60_000,
  );
});

interface Page {
  readonly nodes: readonly { readonly value: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Enough for letters of these titles. */
function fold(text: string): string {
  return text.toLowerCase().replace('é', 'e');
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
