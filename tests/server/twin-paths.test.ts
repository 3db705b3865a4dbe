import { expect, test } from 'vitest';
import { ingestFiles } from '../support/archive.ts';
import { writePage } from '../support/invented-archive.ts';

interface Found {
  entity: { articles: { nodes: { id: string }[] } };
}

const AUTHORITY = { entities: [{ id: 'dunmere', kind: 'PLACE', prefLabel: 'Dunmere' }] };

/** Items that differ from those of other years. */
function page(year: number): string {
  const words = (item: number) => Array.from({ length: 24 }, (_, index) => `word${year}x${item}x${index}`).join(' ');
  return writePage(
    'Notices',
    [1, 2, 3].map((item) => ({ title: `Notice ${item}`, text: `Seen in Dunmere were ${words(item)}.` })),
  );
}

test('articles at one place of one path, whose bytes changed between ingests, stand in the order of their IDs', async () => {
  const archive = await ingestFiles({ 'authority.json': AUTHORITY, 'notices.txt': page(1) });
  for (const year of [2, 3]) {
    archive.write({ 'notices.txt': page(year) });
    await archive.ingest();
  }
  const list = async (args: string) => {
    const query = `{ entity(by: { name: "Dunmere" }) { articles(${args}) { nodes { id } } } }`;
    const { entity } = await archive.ask<Found>(query);
    return entity.articles.nodes.map(({ id }) => Buffer.from(id, 'base64').toString());
  };
  const all = await list('first: 100');
  expect(all).toHaveLength(9);
  for (const position of [0, 3, 6]) {
    const group = all.slice(position, position + 3);
    expect(group).toEqual([...group].sort());
  }
  expect(await list('first: 5')).toEqual(all.slice(0, 5));
  expect(await list('last: 5')).toEqual(all.slice(-5));
  await archive.close();
});
