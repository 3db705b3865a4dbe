import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatJsonProblem } from '../../packages/ingest/src/json-place.ts';
import { type Manifest, parseManifest } from '../../packages/ingest/src/manifest.ts';

function parse(manifest: unknown): Manifest {
  const result = parseManifest(typeof manifest === 'string' ? manifest : JSON.stringify(manifest), 'sources.json');
  if ('problems' in result) throw new Error(result.problems.map(formatJsonProblem).join('\n'));
  return result;
}

function problemsOf(json: string): string[] {
  const result = parseManifest(json, 'sources.json');
  return 'problems' in result ? result.problems.map(formatJsonProblem) : [];
}

/** A manifest of one source, with a fault in it. */
const withSource = (fields: string) => problemsOf(`{"sources": [\n{${fields}}\n]}`);
const withPattern = (pattern: string) => withSource(`"name": "A", "paths": [\n${pattern}]`);

const placeOf = (manifest: Manifest, path: string) => {
  const place = manifest.placeOf(path);
  return place && [place.source, place.capturedAt];
};

describe('sources', () => {
  test('have what they were given, and a slug of their name', () => {
    const { sources } = parse({
      sources: [
        {
          name: 'The Harbour Gazette',
          url: 'https://gazette.example/news',
          note: 'Owned by the port.',
          paths: ['a/**'],
        },
        { slug: 'second', name: 'Zweites Blatt', paths: ['b'] },
        { name: 'Ведомости порта', paths: ['c'] },
      ],
    });
    expect(sources).toEqual([
      {
        slug: 'the-harbour-gazette',
        name: 'The Harbour Gazette',
        url: 'https://gazette.example/news',
        note: 'Owned by the port.',
      },
      { slug: 'second', name: 'Zweites Blatt', url: null, note: null },
      { slug: 'vedomosti-porta', name: 'Ведомости порта', url: null, note: null },
    ]);
  });

  test('a manifest may begin with a byte order mark, and list no source', () => {
    expect(parse('\ufeff{"sources": []}').sources).toEqual([]);
  });
});

describe('paths', () => {
  const manifest = parse({
    sources: [
      {
        name: 'First',
        paths: ['press/*.txt', { path: 'press/2020-*/**', capturedAt: '2020-05-01' }],
        capturedAt: '2019-01-01',
      },
      { name: 'Second', paths: ['press/**', 'folder/', './here.txt', '[2006] page.txt', 'caf\u00e9.txt'] },
    ],
  });

  test.each([
    ['press/a.txt', ['first', '2019-01-01T00:00:00.000Z']],
    ['press/2020-05/b/c.txt', ['first', '2020-05-01T00:00:00.000Z']],
    ['press/2021/a.txt', ['second', null]],
    ['press/a.html', ['second', null]],
    ['folder/deep/a.txt', ['second', null]],
    ['here.txt', ['second', null]],
    ['there/here.txt', null],
    ['xpress/a.txt', null],
    // Meant literally, though brackets are signs of patterns.
    ['[2006] page.txt', ['second', null]],
    // As some systems spell the same name.
    ['cafe\u0301.txt', ['second', null]],
  ])('%s', (path, expected) => {
    expect(placeOf(manifest, path)).toEqual(expected);
  });

  test('patterns that match nothing can be told with their place', () => {
    const json = '{"sources": [{"name": "A", "paths": [\n  "a.txt",\n  "typo/**"\n]}]}';
    const { patterns, placeOf } = parse(json);
    const used = new Set([placeOf('a.txt')]);
    const unused = patterns
      .filter((pattern) => !used.has(pattern))
      .map((pattern) => pattern.problem('No file matches.'));
    expect(unused.map(formatJsonProblem)).toEqual(['sources.json:3:3: No file matches.']);
  });
});

describe('capturedAt', () => {
  const capturedAt = (text: string) =>
    parse({ sources: [{ name: 'A', capturedAt: text, paths: ['a'] }] }).placeOf('a')?.capturedAt;

  test.each([
    ['2012-02-29', '2012-02-29T00:00:00.000Z'],
    ['2012-02-29T12:30:00Z', '2012-02-29T12:30:00.000Z'],
    ['2012-02-29t12:30:00z', '2012-02-29T12:30:00.000Z'],
    ['2012-02-29T23:30:00-05:00', '2012-03-01T04:30:00.000Z'],
    ['2012-03-01T01:00:00.5+03:30', '2012-02-29T21:30:00.500Z'],
  ])('%s is %s', (given, expected) => {
    expect(capturedAt(given)).toBe(expected);
  });

  test.each([
    '2013-02-29',
    '2012-13-01',
    '2012-2-3',
    '2012',
    '2012-02-29T12:30:00',
    '2012-02-29T24:00:00Z',
    '2012-02-29T12:30Z',
    '29.2.2012',
    'yesterday',
    '',
  ])('%j is none', (given) => {
    const fault = withSource(`"name": "A", "paths": ["a"],\n"capturedAt": ${JSON.stringify(given)}`);
    expect(fault).toEqual([expect.stringMatching(/^sources\.json:3:15: Expected a day as 2026-01-31, or an instant/)]);
  });
});

describe('faults name file, line, column and what was expected', () => {
  test.each([
    ['', '1:1: Expected a value.'],
    ['{"sources": [\n],}', '2:3: Expected a key in double quotes; the comma before is one too many if none follows.'],
    ['{"sources": [\r\n  // Gazettes\r\n]}', '2:3: JSON has no comments.'],
    ['{"sources": [\n  {"name": "A"\n   "paths": ["a"]}]}', '3:4: Expected a comma.'],
    ['{"sources": [\n{"name": "A}]}', '2:10: Expected " before the end of the line.'],
    ['{"sources": []', '1:15: Expected } at the end of the object.'],
    ['{"sources": []} {}', '1:17: Expected nothing after the end of the value.'],
    [
      "{'sources': []}",
      '1:2: This is no JSON: expected a string in double quotes, a number, true, false, null, { or [.',
    ],
    ['{"sources": [], "sources": []}', '1:17: The key "sources" stands here twice.'],
    ['3', '1:1: Expected an object with "sources".'],
    ['{}', '1:1: The key "sources" is missing.'],
    ['{"sources": {}}', '1:13: Expected a list of sources.'],
    ['{"sources": [],\n"surces": []}', '2:11: Unknown key "surces". Expected one of: sources.'],
    ['['.repeat(100_000), '1:1: It is nested too deeply.'],
  ])('%#', (json, expected) => {
    expect(problemsOf(json)).toEqual([`sources.json:${expected}`]);
  });

  test.each([
    ['"paths": ["a"]', '2:1: The key "name" is missing.'],
    ['"name": " ", "paths": ["a"]', '2:10: Expected the name of the source.'],
    ['"name": "A\\nB", "paths": ["a"]', '2:10: Expected the name of the source.'],
    ['"name": "!?", "paths": ["a"]', '2:10: No slug can be made of the name "!?". Give the source a "slug".'],
    [
      '"name": "A", "slug": "Not A Slug", "paths": ["a"]',
      '2:23: Expected a slug: lower-case letters a to z, digits and single hyphens.',
    ],
    [
      '"name": "A", "paths": ["a"], "url": "gazette.example"',
      '2:38: Expected an absolute URL that begins with http:// or https://.',
    ],
    [
      '"name": "A", "paths": ["a"], "url": "javascript:alert(1)"',
      '2:38: Expected an absolute URL that begins with http:// or https://.',
    ],
    [
      '"name": "A", "paths": ["a"], "url": "https://exa mple"',
      '2:38: Expected an absolute URL that begins with http:// or https://.',
    ],
    [
      '"name": "A", "paths": ["a"], "url": "https://"',
      '2:38: Expected an absolute URL that begins with http:// or https://.',
    ],
    ['"name": "A", "paths": ["a"], "note": 5', '2:39: Expected a note.'],
    ['"name": "A", "paths": []', '2:24: Expected at least one pattern.'],
    ['"name": "A", "paths": "a"', '2:24: Expected a list of patterns.'],
    ['"name": "A"', '2:1: The key "paths" is missing.'],
    [
      '"name": "A", "paths": ["a"], "notes": "x"',
      '2:40: Unknown key "notes". Expected one of: slug, name, url, note, capturedAt, paths.',
    ],
  ])('%s', (fields, expected) => {
    expect(withSource(fields)).toEqual([`sources.json:${expected}`]);
  });

  test.each([
    ['""', '3:1: Expected a path or pattern such as "press/**" or "*.txt".'],
    ['5', '3:1: Expected a pattern, or an object with "path" and "capturedAt".'],
    ['{}', '3:1: The key "path" is missing.'],
    ['{"path": "a", "at": "2020"}', '3:21: Unknown key "at". Expected one of: path, capturedAt.'],
    ...['/etc/passwd', '../a', 'a/../../b', 'C:/a', 'a\\\\b', '..'].map((path) => [
      `"${path}"`,
      '3:1: Expected a path relative to the folder, with / between its parts and without "..".',
    ]),
  ])('%s', (pattern, expected) => {
    expect(withPattern(pattern!)).toEqual([`sources.json:${expected}`]);
  });

  test('two sources of one slug', () => {
    expect(problemsOf('{"sources": [{"name": "A B", "paths": ["a"]},\n{"name": "a-b", "paths": ["b"]}]}')).toEqual([
      'sources.json:2:10: Another source has the slug "a-b". Give one of them its own.',
    ]);
  });

  test('all of them at once, in their order', () => {
    const faults = problemsOf('{"sources": [\n{"nmae": "A", "paths": [5]},\n7\n]}');
    expect(faults.map((fault) => /:(\d+):/.exec(fault)?.[1])).toEqual(['2', '2', '2', '3']);
  });

  test('a name that an object inherits is unknown like any other', () => {
    expect(problemsOf('{"sources": [], "__proto__": {}}')).toEqual([
      'sources.json:1:30: Unknown key "__proto__". Expected one of: sources.',
    ]);
  });
});

test("the sample's manifest places each of its files and says that it is one-sided", () => {
  const seeds = new URL('../../seeds/', import.meta.url);
  const manifest = parse(readFileSync(new URL('sources.json', seeds), 'utf8'));
  const captures = readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const placed = captures.map((path) => manifest.placeOf(path)?.source);
  expect(new Set(placed).size).toBe(3);
  expect([placed[1], placed[2]]).toEqual([placed[0], placed[0]]);
  expect(placed).not.toContain(undefined);
  for (const { note } of manifest.sources) expect(note).toContain('One-sided');
});
