import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCapture } from '../../packages/ingest/src/readers/decode-capture.ts';
import { readCapture } from '../../packages/ingest/src/readers/readers.ts';

const read = (bytes: Uint8Array | string, path = 'page.txt') =>
  readCapture(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, path);

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

const TEXT = 'The town council met.\r\n\r\nCaf\u00e9 \u2013 \u0634\u0648\u0631\u0627 \u{1f642}\n';

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 little endian with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big endian with a mark', utf16be(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16 little endian without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 big endian without a mark', utf16be(TEXT), 'utf-16be'],
    [
      'UTF-16 of a script that has zeros in its spaces only',
      Buffer.from(
        '\u0634\u0648\u0631\u0627 \u0634\u0647\u0631 \u062a\u0647\u0631\u0627\u0646 \u0648 \u06a9\u0631\u062c',
        'utf16le',
      ),
      'utf-16le',
    ],
  ])('%s', (name, bytes, encoding) => {
    const capture = read(bytes);
    const text = name.includes('script')
      ? '\u0634\u0648\u0631\u0627 \u0634\u0647\u0631 \u062a\u0647\u0631\u0627\u0646 \u0648 \u06a9\u0631\u062c'
      : TEXT;
    expect(capture).toEqual({ reader: 'plain-text', mediaType: 'text/plain', encoding, text, record: null });
    expect(decodeCapture(bytes, { reader: 'plain-text', encoding }).text).toBe(text);
  });

  test('only the first of two byte order marks is one', () => {
    expect(read('\ufeff\ufeffa')).toMatchObject({ text: '\ufeffa' });
  });

  test('a span leads to its bytes: the text before it, encoded, after the mark', () => {
    const anyText = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => text.trim() !== '' && !text.includes('\0'));
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.nat(), (text, isMarked, cut) => {
        fc.pre(!text.startsWith('\ufeff'));
        fc.pre(!/^\s*(<|%PDF|\{|WARC)/i.test(text));
        const bytes = Buffer.from(isMarked ? `\ufeff${text}` : text);
        const capture = read(bytes);
        if (!('text' in capture)) throw new Error(capture.message);
        expect(capture.text).toBe(text);
        const [before, after] = [capture.text.slice(0, cut % text.length), capture.text.slice(cut % text.length)];
        fc.pre(Buffer.from(after).toString() === after);
        const mark = bytes.length - Buffer.byteLength(capture.text);
        expect(bytes.subarray(mark + Buffer.byteLength(before)).toString()).toBe(after);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('bytes that are no text are problems that name the first bad byte', () => {
  test.each([
    ['windows-1252', Buffer.from('The caf\u00e9 opened.', 'latin1'), 7],
    ['windows-1252 at its end', Buffer.from('caf\u00e9', 'latin1'), 3],
    ['a character that is cut off', Buffer.from('price: \u20ac').subarray(0, -1), 7],
    ['a character that is cut off in the middle', Buffer.from([0x61, 0xe2, 0x82, 0x62]), 1],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf]), 1],
    ['a surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1],
    ['after a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]), 4],
    ['after many good bytes', Buffer.concat([Buffer.from('\u00e9'.repeat(100_000)), Buffer.from([0xff])]), 200_000],
    [
      'across the end of a piece',
      Buffer.concat([Buffer.from(`x${'\u20ac'.repeat(30_000)}`), Buffer.from([0xe2, 0x82, 0x41])]),
      90_001,
    ],
    ['half a pair in UTF-16', Buffer.from('\ufeffa\ud83d b', 'utf16le'), 4],
    ['half a character in UTF-16', Buffer.from('\ufeffab', 'utf16le').subarray(0, -1), 4],
  ])('%s', (_, bytes, offset) => {
    expect(read(bytes)).toEqual({
      path: 'page.txt',
      reader: 'plain-text',
      message: expect.stringMatching(new RegExp(`Not valid UTF-.* at byte ${offset} \\(0x[0-9A-F]{2}\\)`)),
      offset,
    });
  });

  test.each([
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), 7],
    ['one zero in a text', Buffer.from('abc\0def'), 3],
    ['one zero in a long text', Buffer.from(`${'The council met. '.repeat(500)}\0`.slice(-8192)), 8191],
    ['one zero early in a long text', Buffer.from(`a\0${'The council met. '.repeat(500)}`), 1],
    ['zeros only', Buffer.alloc(10), 0],
    ['numbers of two bytes', Buffer.from(new Uint16Array([1, 2, 3, 4, 5, 500]).buffer), 1],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 2],
    ['a zero after text in UTF-16', Buffer.from('\ufeffab\0c', 'utf16le'), 6],
  ])('%s', (_, bytes, offset) => {
    expect(read(bytes)).toEqual({
      path: 'page.txt',
      reader: 'plain-text',
      message: `Not a text: a zero byte at byte ${offset}, as binary files have.`,
      offset,
    });
  });

  test('any bytes give a capture that decodes the same again, or a problem; never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = read(bytes);
        if ('text' in result) expect(decodeCapture(bytes, result).text).toBe(result.text);
        else expect(result.message).not.toBe('');
      }),
      { numRuns: 2000, seed: 2 },
    );
  });
});

describe('which files are taken', () => {
  test.each(['page.txt', 'PAGE.TXT', 'a/page.text', 'page', 'dir.html/page', 'report 2006.05.12', 'Vol. 3 no. 4'])(
    '%s',
    (path) => {
      expect(read('A line.', path)).toMatchObject({ text: 'A line.' });
    },
  );

  test.each([
    'page.html',
    'feed.xml',
    'data.json',
    'scan.pdf',
    'photo.jpeg',
    'notes.md',
    'archive.warc.gz',
    'a.txt/page.csv',
  ])('not %s', (path) => {
    expect(read('A line.', path)).toEqual({
      path,
      reader: null,
      message: expect.stringMatching(/^No reader takes /),
      offset: null,
    });
  });

  test.each([
    '<!DOCTYPE html><p>A line.',
    '\ufeff\n <html lang="en">',
    '<?xml version="1.0"?>',
    '%PDF-1.7',
    '{\\rtf1 A line.}',
    'WARC/1.1\r\n',
  ])('not one that begins %j, though it is called .txt', (content) => {
    expect(read(content)).toMatchObject({ reader: null, message: expect.stringMatching(/^No reader takes /) });
  });

  test('signs that only look like markup are text', () => {
    for (const text of ['<3 is a heart', '< 5 percent', '{a} list', 'PK is a code', '<htmlish>'])
      expect(read(text)).toMatchObject({ text });
  });
});

test('empty files and white space are problems', () => {
  expect(read('')).toEqual({ path: 'page.txt', reader: null, message: 'The file is empty.', offset: null });
  for (const blank of [' \r\n\t', '\ufeff', '\u00a0\u2003']) {
    expect(read(blank)).toMatchObject({ reader: 'plain-text', message: 'The file has no text: white space only.' });
  }
});

test('a bad byte at the end of 50 MB is found without reading them again and again', () => {
  const bytes = Buffer.concat([Buffer.alloc(50_000_000, 'The council met \u2013 again. '), Buffer.from([0xff])]);
  expect(read(bytes)).toMatchObject({ offset: 50_000_000 });
});

test('one line of 50 MB is read whole', () => {
  const bytes = Buffer.alloc(50_000_000, 'The council met \u2013 again. ');
  const capture = read(bytes);
  expect('text' in capture && Buffer.byteLength(capture.text)).toBe(50_000_000);
});
