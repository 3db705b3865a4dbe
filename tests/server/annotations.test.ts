import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.ts';

const TEXT =
  'Harbour news\n\nBeric Tamsin met the council of Dunmere on Monday, and Old Quay Trust opened its doors in Oslo.';
const OTHER = 'Weather\n\nIt rained in Oslo, said Beric Tamsin, and the ferry to Bergen was late again.';

let archive: TestArchive;
afterEach(() => archive.close());

const note = (source: string, kind: string, selector: object, more: object = {}) =>
  JSON.stringify({ target: { source, selector }, body: { value: kind }, ...more });
const quote = (exact: string, more: object = {}) => ({ type: 'TextQuoteSelector', exact, ...more });
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });

async function bring(...lines: readonly string[]) {
  archive.write({ '../brought.jsonl': lines.join('\n') });
  return archive.ingest(archive.folder, '--annotations', join(archive.folder, '../brought.jsonl'));
}

async function named(path: string): Promise<string[]> {
  const { capture } = await archive.ask<{ capture: { appearances: { nodes: { mentions: { nodes: Named[] } }[] } } }>(
    `{ capture(by: { path: "${path}" }) { appearances { nodes { mentions { nodes { text entity { kind } span { start end } } } } } } }`,
  );
  return capture.appearances.nodes.flatMap(({ mentions }) =>
    mentions.nodes.map(({ text, entity, span }) => `${text} ${entity.kind} ${span.start}-${span.end}`),
  );
}

interface Named {
  text: string;
  entity: { kind: string };
  span: { start: number; end: number };
}

test('brought names stand where their selectors say, and in the place of what the tagger finds there', async () => {
  archive = new TestArchive({ 'a.txt': TEXT, 'b.txt': OTHER });
  const start = TEXT.indexOf('Old Quay Trust');
  const { code } = await bring(
    note('a.txt', 'ORG', quote('Old Quay Trust')),
    note('a.txt', 'EVENT', position(0, 'Harbour news'.length)),
  );
  expect(code).toBe(0);
  expect(await named('a.txt')).toEqual([
    'Harbour news EVENT 0-12',
    `Old Quay Trust ORGANIZATION ${start}-${start + 'Old Quay Trust'.length}`,
  ]);
  expect((await named('b.txt')).map((name) => name.split(' ')[0])).toContain('Oslo');
});

test('selectors that do not fit are problems, and the rest is brought', async () => {
  archive = new TestArchive({ 'a.txt': TEXT });
  const { code, out } = await bring(
    note('a.txt', 'ORG', quote('Nobody')),
    note('a.txt', 'ORG', quote('o')),
    note('a.txt', 'PERSON', position(5, 5000)),
    note('elsewhere.txt', 'PLACE', quote('Oslo')),
    note('a.txt', 'NUMBER', quote('Monday')),
    'no json',
    note('a.txt', 'PLACE', quote('Oslo'), { confidence: 0.9 }),
  );
  expect(code).toBe(1);
  for (const message of [
    'The text does not hold the quote "Nobody"',
    'The text holds the quote "o" more than once',
    'The position 5 to 5000 is not within the text',
    'elsewhere.txt: Annotation: No capture has this path or SHA-256.',
    '"NUMBER" is none of the kinds',
    'This is no JSON.',
  ]) {
    expect(out).toContain(message);
  }
  expect(await named('a.txt')).toEqual([`Oslo PLACE ${TEXT.indexOf('Oslo')}-${TEXT.indexOf('Oslo') + 4}`]);
});

test('what a capture lacks is a problem until the capture comes', async () => {
  archive = new TestArchive({ 'a.txt': TEXT });
  const lines = [note('b.txt', 'PLACE', quote('Bergen'))];
  expect((await bring(...lines)).out).toContain('No capture has this path');
  archive.write({ 'b.txt': OTHER });
  const { code, out } = await archive.ingest();
  expect({ code, out }).toEqual({ code: 0, out: expect.not.stringContaining('No capture') });
  expect(await named('b.txt')).toEqual([`Bergen PLACE ${OTHER.indexOf('Bergen')}-${OTHER.indexOf('Bergen') + 6}`]);
});
