import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeCapture } from '../../packages/ingest/src/readers/decode-capture.ts';
import { readLanguageTag } from '../../packages/ingest/src/readers/language-tag.ts';
import { readPublished } from '../../packages/ingest/src/readers/published.ts';
import { readCapture } from '../../packages/ingest/src/readers/readers.ts';
import { recordPage } from '../../packages/ingest/src/segment/record-page.ts';
import { type WalkOptions, walkCaptures } from '../../packages/ingest/src/walk.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/records/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

function walk(content: string | Uint8Array, options: WalkOptions = {}) {
  const file = join(folder, 'news.jsonl');
  writeFileSync(file, content);
  return [...walkCaptures([file], options)];
}

/** The lines of a file as the walk hands them out. */
function linesOf(content: string | Uint8Array, options?: WalkOptions) {
  return walk(content, options).map((found) =>
    'bytes' in found ? [found.line?.number, found.line?.offset, found.bytes.toString()] : found.message,
  );
}

const pathOf = (row: number) => `news.jsonl#row=${String(row).padStart(8, '0')}`;

function read(record: unknown) {
  return readCapture(Buffer.from(typeof record === 'string' ? record : JSON.stringify(record)), pathOf(1));
}

describe('a file of records good and bad', () => {
  const bytes = readFileSync(join(FIXTURES, 'news.jsonl'));
  const expected: Record<string, unknown>[] = JSON.parse(readFileSync(join(FIXTURES, 'news.json'), 'utf8'));
  const found = walk(bytes).map((file) => {
    if (!('bytes' in file)) throw new Error(file.message);
    return { ...file, read: readCapture(file.bytes, file.path) };
  });

  test('has one record a line that is not blank', () => {
    expect(found.map(({ path }) => path)).toEqual(expected.map(({ row }) => pathOf(row as number)));
  });

  test.each(expected.map((row, index) => [row.row, row, index] as const))('line %i', (_, row, index) => {
    const { read: capture, line, bytes: own } = found[index]!;
    expect(bytes.subarray(line!.offset, line!.offset + own.length).equals(own)).toBe(true);
    if ('problem' in row) {
      if (!('message' in capture)) throw new Error('It was read.');
      expect(capture.message).toContain(row.problem);
      expect(line!.offset + capture.offset!).toBe(row.offset);
      return;
    }
    if (!('text' in capture)) throw new Error(capture.message);
    const { text, record } = capture;
    const page = recordPage(text, record!);
    const [item] = page.items;
    const slice = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);
    expect({
      row: line!.number,
      text,
      title: slice(item!.title),
      body: slice(item!.text[0]!),
      isExcerpt: item!.isExcerpt,
      url: record!.url,
      publishedAt: record!.publishedAt,
      source: record!.source,
      language: record!.language,
    }).toEqual(row);
    expect(page.segments.map(slice).join('')).toBe(text);
    expect(capture).toMatchObject({ reader: 'json-lines', mediaType: 'application/json', encoding: 'utf-8' });
    expect(decodeCapture(own, capture)).toEqual({ text, record });
  });
});

describe('lines', () => {
  test('are the same however much is read at a time', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', '\t', 'x'.repeat(100)));
    const content = fc.array(line.map((text) => text.replace(/[\r\n]/g, '')));
    fc.assert(
      fc.property(
        content,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        (lines, end, isClosed, size) => {
          const text = lines.join(end) + (isClosed ? end : '');
          let offset = 0;
          const expected = lines.flatMap((own, index) => {
            const at = offset;
            offset += Buffer.byteLength(own) + end.length;
            return /[^\t ]/.test(own) ? [[index + 1, at, own]] : [];
          });
          const none = ['The file holds no records.'];
          expect(linesOf(text, { chunkBytes: size })).toEqual(expected.length > 0 ? expected : none);
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  test('that are too long are problems, wherever chunks end', () => {
    for (const chunkBytes of [1, 7, 100, 1000]) {
      expect(
        linesOf(`short\n${'x'.repeat(51)}\n${'y'.repeat(50)}\n${'z'.repeat(99)}`, { maxBytes: 50, chunkBytes }),
      ).toEqual([
        [1, 0, 'short'],
        'Line 2: It has more than 50 bytes.',
        [3, 58, 'y'.repeat(50)],
        'Line 4: It has more than 50 bytes.',
      ]);
    }
  });

  test('of a file that changes meanwhile are told as far as they were read', () => {
    const file = join(folder, 'news.jsonl');
    writeFileSync(file, 'one\ntwo\n');
    const entries = walkCaptures([file], { chunkBytes: 4 });
    expect(entries.next().value).toMatchObject({ bytes: Buffer.from('one') });
    writeFileSync(file, 'one\ntwo\nthree\n');
    expect([...entries].map((entry) => ('bytes' in entry ? entry.bytes.toString() : entry.message))).toEqual([
      'two',
      'three',
      'It changed while it was read: ingest it again.',
    ]);
  });

  test('of a file far larger than memory may be are read in little of it', () => {
    const file = join(folder, 'large.jsonl');
    const line = `${JSON.stringify({ text: 'x'.repeat(1000) })}\n`;
    const block = Buffer.from(line.repeat(1000));
    const handle = openSync(file, 'w');
    for (let times = 0; times < 60; times++) writeSync(handle, block);
    closeSync(handle);
    expect(statSync(file).size).toBeGreaterThan(60_000_000);
    let lines = 0;
    let most = 0;
    for (const found of walkCaptures([file], { chunkBytes: 65_536 })) {
      if ('bytes' in found) lines++;
      // A line holds on to its chunk alone.
      if ('bytes' in found) most = Math.max(most, found.bytes.buffer.byteLength);
    }
    expect(lines).toBe(60_000);
    expect(most).toBeLessThanOrEqual(65_536);
  });
});

test('records of any strings are read as their title and text, which stand in the text as they are', () => {
  const fields = fc.record({
    title: fc.option(fc.string({ unit: 'binary', maxLength: 100 })),
    text: fc.string({ unit: 'binary', minLength: 1 }),
  });
  fc.assert(
    fc.property(fields, ({ title, text }) => {
      fc.pre(/\S/.test(text));
      const capture = read({ title, text, other: text });
      if (!('text' in capture)) throw new Error(capture.message);
      const safe = (value: string) => Buffer.from(value.replaceAll('\0', '\ufffd')).toString();
      const isTitled = title !== null && title.trim() !== '';
      expect(capture.text).toBe(isTitled ? `${safe(title)}\n\n${safe(text)}` : safe(text));
      const page = recordPage(capture.text, capture.record!);
      expect(page.segments.map(({ start, end }) => capture.text.slice(start, end)).join('')).toBe(capture.text);
      for (const { start, end } of page.segments) expect(end).toBeGreaterThan(start);
    }),
    { numRuns: 1000, seed: 4 },
  );
});

test('any line is a record or a problem with its place, never an exception', () => {
  const junk = fc.oneof(
    fc.uint8Array({ minLength: 1 }),
    fc.json().map((json) => Buffer.from(json)),
    fc
      .record({ text: fc.jsonValue(), title: fc.jsonValue(), url: fc.jsonValue(), publishedAt: fc.jsonValue() })
      .map((record) => Buffer.from(JSON.stringify(record))),
  );
  fc.assert(
    fc.property(junk, (bytes) => {
      const capture = readCapture(bytes, pathOf(1));
      if ('text' in capture) return expect(decodeCapture(bytes, capture).text).toBe(capture.text);
      expect(capture.message).not.toBe('');
      expect(capture.offset).toBeGreaterThanOrEqual(0);
      expect(capture.offset).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 2000, seed: 6 },
  );
});

test.each([
  ['a byte order mark before it', Buffer.from('\ufeff{"text":7}'), 11],
  ['carriage returns in it', Buffer.from('{\r"text":\r7}'), 10],
  ['letters of two bytes before it', Buffer.from('{"title":"\u00e9\u00e9","text":7}'), 23],
])('a mistake is placed in bytes with %s', (_, bytes, offset) => {
  expect(readCapture(bytes, pathOf(1))).toMatchObject({ offset, message: expect.stringContaining('"text"') });
});

test('a long line that is no record is a problem without much ado', () => {
  expect(read(`{"text":[${'1,'.repeat(5_000_000)}1]}`)).toMatchObject({ message: expect.stringContaining('record') });
  expect(read('['.repeat(5_000_000))).toMatchObject({ message: expect.stringContaining('record') });
});

test('the same bytes are a record in a text file too', () => {
  const bytes = Buffer.from('{"text":"The bridge was opened."}\n');
  expect(readCapture(bytes, 'page.txt')).toMatchObject({ reader: 'json-lines', text: 'The bridge was opened.' });
  for (const other of ['{"title":"x"}', '{text}', '{"text":"a"} and more', 'A {"text":"a"}'])
    expect(readCapture(Buffer.from(other), 'page.txt')).toMatchObject({ reader: 'plain-text', text: other });
  expect(readCapture(bytes, 'page.json')).toMatchObject({ reader: null });
});

test.each([
  ['a title of a page of text', { title: 'x'.repeat(10_001) }],
  ['a title that is a list', { title: ['a'] }],
  ['a source of two lines', { source: 'a\nb' }],
  ['a source that is an object', { source: { name: 'a' } }],
  ['a URL of another scheme', { url: 'ftp://news.example/1' }],
  ['a URL without an end', { url: `https://news.example/${'x'.repeat(10_000)}` }],
  ['a URL with NUL in it', { url: 'https://news.example/\0' }],
  ['a URL with half a character', { url: 'https://news.example/\ud83d' }],
  ['a number for a year', { publishedAt: 2006 }],
  ['a flag for a language', { language: true }],
])('%s is a problem', (_, field) => {
  expect(read({ text: 'The bridge was opened.', ...field })).toMatchObject({
    message: expect.stringMatching(/^Expected (an?|the) /),
  });
});

test.each([
  ['2006', '2006-01-01T00:00:00.000Z', 'YEAR'],
  ['2006-12', '2006-12-01T00:00:00.000Z', 'MONTH'],
  ['2004-02-29', '2004-02-29T00:00:00.000Z', 'DAY'],
  ['2004-02-29T10:20:30Z', '2004-02-29T10:20:30.000Z', 'INSTANT'],
  ['2004-02-29 10:20:30.25+03:30', '2004-02-29T06:50:30.250Z', 'INSTANT'],
  ['2016-12-31t23:59:60z', '2016-12-31T23:59:59.000Z', 'INSTANT'],
])('%s is a date', (text, at, precision) => {
  expect(readPublished(text)).toEqual({ at, precision });
});

test.each([
  '206',
  '20060',
  '2006-13',
  '2006-1',
  '2006-02-29',
  '2006-02-03T10:00Z',
  '2006-02-03T24:00:00Z',
  '2006-02-03T10:00:00',
  '3 May 2006',
  '9999-12-31T23:00:00-05:00',
  '0000-01-01T00:00:00+01:00',
  '+02006-01',
])('%s is no date', (text) => {
  expect(readPublished(text)).toBeNull();
});

test.each([
  ['EN', 'en'],
  ['pt-br', 'pt-BR'],
  ['SR-LATN-rs', 'sr-Latn-RS'],
  ['es-419', 'es-419'],
  ['de-CH-1996', 'de-CH-1996'],
  ['zh-yue-HK', 'zh-yue-HK'],
  ['en-US-U-CA-Gregory-X-AB', 'en-US-u-ca-gregory-x-ab'],
])('%s is a language', (text, tag) => {
  expect(readLanguageTag(text)).toBe(tag);
});

test.each(['e', 'english', 'en_US', 'en-', '-en', 'en us', 'en-u', '12'])('%s is no language', (text) => {
  expect(readLanguageTag(text)).toBeNull();
});
