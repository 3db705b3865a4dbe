import { expect, test } from 'vitest';
import { TestArchive } from '../support/archive.ts';

const LIMIT = 5_000_000;

interface Found {
  articles: { nodes: { mentions: { nodes: { text: string }[] } }[] };
  captures: { nodes: { segments: { nodes: { kind: string; span: { start: number; end: number } }[] } }[] };
}

test('a text beyond the limit is kept whole, and the archive says that names were not looked for in all of it', async () => {
  const sentence = 'The council met on Monday and the mayor of Oslo spoke. ';
  const filler = 'and so on, '.repeat(Math.ceil(LIMIT / 11));
  const text = `${sentence}${filler}${sentence}`.trimEnd();
  const archive = new TestArchive({ 'long.txt': text });
  try {
    const { code, out } = await archive.ingest();
    expect(code).toBe(1);
    expect(out).toContain(
      `long.txt: A text of ${text.length} characters: names were looked for in its first ${LIMIT}.`,
    );
    const { articles, captures } = await archive.ask<Found>(`{
      articles { nodes { mentions { nodes { text } } } }
      captures { nodes { segments { nodes { kind span { start end } } } } }
    }`);
    expect(articles.nodes.map(({ mentions }) => mentions.nodes)).toEqual([[{ text: 'Oslo' }]]);
    expect(captures.nodes[0]!.segments.nodes).toEqual([{ kind: 'TEXT', span: { start: 0, end: text.length } }]);
  } finally {
    await archive.close();
  }
}, 60_000);
