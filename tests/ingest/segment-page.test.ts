import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../packages/ingest/src/model.ts';
import { mergeLayouts, readLayout } from '../../packages/ingest/src/segment/layout.ts';
import { segmentPage } from '../../packages/ingest/src/segment/segment-page.ts';
import { generatePage, PAGE_LAYOUTS } from '../support/page-generator.ts';

const alone = (text: string) => segmentPage(text, mergeLayouts([readLayout(text)]));

const line = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.constantFrom(
    '',
    '',
    'A title',
    'Another title of some length',
    'A text that ends as a sentence does, and begins as one. It has two.',
    'Read more',
    '1. First',
    '2. Second: with a text behind it in the same line, as some lists have it',
    '3 May 2011',
    'By Ada Milner',
    'Home | About | Contact',
    '…',
    '\t ',
    '\u200b',
    '***',
    'A text that is cut off … Read more',
    'متن کوتاه.',
    '阅读更多',
  ),
);
const pageText = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
  .map(([lines, newline]) => lines.join(newline));

function expectWhole(text: string, page: Page): void {
  let at = 0;
  for (const segment of page.segments) {
    expect(segment.start).toBe(at);
    expect(segment.end).toBeGreaterThan(segment.start);
    at = segment.end;
  }
  expect(at).toBe(text.length);
  const spansOf = (kind: string) =>
    page.segments.filter((segment) => segment.kind === kind).map(({ start, end, item }) => ({ start, end, item }));
  expect(spansOf('MASTHEAD')).toEqual(page.masthead.map((span) => ({ ...span, item: null })));
  const titles = page.items.flatMap(({ title }, item) => (title === null ? [] : [{ ...title, item }]));
  expect(spansOf('TITLE')).toEqual(titles);
  expect(spansOf('TEXT')).toEqual(
    page.items.flatMap(({ text: spans }, item) => spans.map((span) => ({ ...span, item }))),
  );
  expect(page.items.every((item) => item.text.length > 0)).toBe(true);
  for (const { start, end, kind } of page.segments) {
    if (kind !== 'OTHER') expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
  }
  for (const { at: place } of page.problems) expect(place >= 0 && place <= text.length).toBe(true);
}

describe('segments', () => {
  test('cover any text whole and agree with the items', () => {
    fc.assert(
      fc.property(pageText, (text) => expectWhole(text, alone(text))),
      { numRuns: 400, seed: 7 },
    );
  });

  test('cover generated pages whole', () => {
    for (const layout of PAGE_LAYOUTS) {
      const { text } = generatePage(layout, 5);
      expectWhole(text, alone(text));
    }
  });

  test('say what stands between title and text, and behind the text', () => {
    const text =
      'Paper\n\nA\n3 May 2011\nThe first text is a sentence. Another follows.\nMore\n\nB\n4 May 2011\nThe second is one, too.\nMore\n';
    const kinds = alone(text).segments.filter(({ start, end }) => text.slice(start, end).trim() !== '');
    expect(kinds.map(({ kind, start, end }) => [kind, text.slice(start, end).trim()])).toEqual([
      ['MASTHEAD', 'Paper'],
      ['TITLE', 'A'],
      ['OTHER', '3 May 2011'],
      ['TEXT', 'The first text is a sentence. Another follows.'],
      ['SEPARATOR', 'More'],
      ['TITLE', 'B'],
      ['OTHER', '4 May 2011'],
      ['TEXT', 'The second is one, too.'],
      ['SEPARATOR', 'More'],
    ]);
  });
});

describe('a page that is no listing', () => {
  const paragraph = 'The ferry left at eight and came back at noon. Nobody was aboard but the crew and a dog.';

  test('has its first line as title, and no masthead', () => {
    const text = `A quiet crossing\n\n${paragraph}\n\n${paragraph}\n`;
    const page = alone(text);
    expect(page.masthead).toEqual([]);
    expect(page.items).toEqual([
      { title: { start: 0, end: 16 }, text: [{ start: 18, end: text.length - 1 }], isExcerpt: false },
    ]);
  });

  test.each([
    ['ends as a sentence', `The ferry left.\n\n${paragraph}`],
    ['is followed by no blank line', `A quiet crossing\n${paragraph}`],
    ['is longer than 200 characters', `${'A long line '.repeat(20)}end\n\n${paragraph}`],
  ])('has no title where its first line %s', (_, text) => {
    expect(alone(text).items).toEqual([{ title: null, text: [{ start: 0, end: text.length }], isExcerpt: false }]);
  });

  test('is empty where nothing can be read', () => {
    expect(alone(' \n\t\n')).toEqual({
      masthead: [],
      items: [],
      segments: [{ start: 0, end: 4, kind: 'OTHER', item: null }],
      keys: [],
      problems: [{ message: 'The page has no text', at: 0 }],
    });
    expect(alone('').segments).toEqual([]);
  });
});

describe('excerpts', () => {
  const listing = (separator: string) =>
    [
      'One thing',
      'It was seen on the hill, by two people.',
      separator,
      'Another thing',
      'It was heard in the valley.',
      separator,
    ].join('\n\n');

  test.each([
    ['Read more', true],
    ['Comments: 3', true],
    ['* * *', false],
    ['»', false],
  ])('are the items of a listing whose separator is %s: %s', (separator, expected) => {
    expect(alone(listing(separator)).items.map(({ isExcerpt }) => isExcerpt)).toEqual([expected, expected]);
  });

  test.each([
    ['… and so they went home.', true],
    ['.. and so they went home.', true],
    ['And so they went home …', true],
    ['And so they went home...', true],
    ['And so they went home [...]', true],
    ['And so they went home. …', true],
    ['And so they … went home.', false],
    ['And so they went home.', false],
  ])('are texts that begin or end with an ellipsis: %s', (text, expected) => {
    expect(alone(text).items.map(({ isExcerpt }) => isExcerpt)).toEqual([expected]);
  });
});

describe('siblings', () => {
  const listing = (...items: string[]) =>
    `The Gazette\n\n${items.map((item) => `${item}\n\nOn to the story`).join('\n\n')}\n`;
  const item = (name: string) =>
    `News of the ${name}\n\nThe ${name} was painted green. It had been blue for forty years.`;

  test('tell the separator and the masthead of a page with a single item', () => {
    const single = listing(item('gate'));
    const siblings = [single, listing(item('bell'), item('barn'), item('well')), listing(item('quay'), item('inn'))];
    const page = segmentPage(single, mergeLayouts(siblings.map(readLayout)));
    expect(page.masthead.map(({ start, end }) => single.slice(start, end))).toEqual(['The Gazette']);
    expect(page.segments.filter(({ kind }) => kind === 'SEPARATOR')).toHaveLength(1);
    expect(page.items).toHaveLength(1);
  });

  test('tell the same in any order', () => {
    const evidence = [
      listing(item('bell'), item('barn')),
      listing(item('quay')),
      listing(item('inn'), item('well')),
    ].map(readLayout);
    expect(mergeLayouts(evidence.toReversed())).toEqual(mergeLayouts(evidence));
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });
});

describe('large and odd inputs', () => {
  test.each([
    ['one line', 'The ferry left at eight and came back at noon. '.repeat(1_000_000)],
    ['spaces and stops', `${' '.repeat(10_000_000)}${'.'.repeat(10_000_000)}`],
    ['colons', 'a: '.repeat(5_000_000)],
    ['short lines', 'short line\n'.repeat(1_000_000)],
    ['carriage returns', 'short line\r'.repeat(90_000)],
  ])('do not hang: %s', (_, text) => {
    const started = performance.now();
    const page = alone(text);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(page.segments.at(-1)?.end).toBe(text.length);
  });

  test('of more lines than a page has are one article, with a problem', () => {
    const text = `A log\n\n${'line after line\n'.repeat(100_001)}`;
    const page = alone(text);
    expect(page.items).toEqual([
      { title: { start: 0, end: 5 }, text: [{ start: 7, end: text.length - 1 }], isExcerpt: false },
    ]);
    expect(page.problems.map(({ message }) => message)).toEqual(['More than 100000 lines: read as one article']);
  });
});
