import { expect, test } from 'vitest';
import { readArchive } from '../../packages/ingest/src/ingest.ts';

const LIMIT = 5_000_000;

function read(text: string) {
  const location = { path: 'long.txt', source: null, capturedAt: null };
  const capture = {
    id: 1,
    sha256: '0'.repeat(64),
    reader: 'plain-text',
    encoding: 'utf-8',
    byteLength: text.length,
    text,
  };
  return readArchive(
    { captures: [{ ...capture, locations: [location] }], sources: [], authority: [], annotations: [], settings: {} },
    () => 'en',
  );
}

test('a text beyond the limit is kept whole, and the archive says that names were not looked for in all of it', () => {
  const sentence = 'The council met on Monday and the mayor of Oslo spoke. ';
  const filler = 'and so on, '.repeat(Math.ceil(LIMIT / 11));
  const text = `${sentence}${filler}${sentence}`;
  const { articles, mentions, problems } = read(text);
  expect(articles.map((article) => article.text.length)).toEqual([text.trimEnd().length]);
  expect(problems.map(({ path, reader, message }) => ({ path, reader, message }))).toEqual([
    {
      path: 'long.txt',
      reader: 'names',
      message: `A text of ${text.trimEnd().length} characters: names were looked for in its first ${LIMIT}.`,
    },
  ]);
  expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['Oslo']);
});
