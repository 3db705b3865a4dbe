import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { type CommandRun, type Files, run, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

const archives: TestArchive[] = [];
const open = (files: Files = {}): TestArchive => {
  const archive = new TestArchive(files);
  archives.push(archive);
  return archive;
};
afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
});

const PAGE = 'Boats\n\nThe boats came in at dawn with the tide and lay along the wall until evening fell.\n';

/** Nothing on standard output, one line on standard error. */
function expectComplaint({ code, out, err }: CommandRun, expected: number, message: RegExp): void {
  expect({ code, out, err }).toEqual({ code: expected, out: '', err: expect.stringMatching(message) });
  expect(err).toMatch(/^sourcebook: [^\n]+\n$/);
}

/** A line for each fault of a file, none else. */
function expectFaults({ code, out, err }: CommandRun, message: RegExp): void {
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^sourcebook: ([^\n]+\n)+$/);
  for (const line of err.trim().split('\n')) expect(line).toMatch(message);
}

describe('help', () => {
  test.each(['ingest', 'serve', 'query', 'verify', 'extract', 'backup', 'schema'])(
    'of %s names its options',
    async (command) => {
      const { code, out, err } = await run([command, '--help']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: sourcebook ${command} `));
      if (!['schema', 'extract'].includes(command)) expect(out).toContain('--archive');
    },
  );

  test('of the whole lists the commands and exit codes', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of ['ingest', 'serve', 'query', 'verify', 'schema', 'Exit codes']) expect(out).toContain(name);
  });
});

describe('wrong use', () => {
  test.each([
    [['nonsense']],
    [['ingest']],
    [['ingest', '--archive']],
    [['ingest', '--nonsense', 'x']],
    [['query']],
    [['query', '{ __typename }', 'more']],
    [['serve', '--port', 'abc']],
    [['serve', '--port', '70000']],
    [['serve', '--port', '-1']],
    [['verify', '--archiv', 'x']],
  ])('%j is answered in one line', async (args) => {
    expectComplaint(await run(args), 2, /./);
  });

  test('without a command shows the help', async () => {
    const { code, out, err } = await run([]);
    expect(code).toBe(2);
    expect(out + err).toContain('Usage: sourcebook');
  });
});

describe('query', () => {
  test('prints the answer of an operation, from an argument or standard input', async () => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    const document = 'query ($first: Int) { articles(first: $first) { totalCount nodes { title } } }';
    const options = ['--archive', archive.file, '--variables', '{"first": 1}'];
    const given = await run(['query', document, ...options]);
    expect(given).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(given.out).data).toEqual({ articles: { totalCount: 1, nodes: [{ title: 'Boats' }] } });
    expect(await run(['query', '-', ...options], { input: document })).toEqual(given);
  });

  test('answers 1 when the answer has errors', async () => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    for (const [document, error] of [
      ['{ nonsense }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{', 'GRAPHQL_PARSE_FAILED'],
      ['', 'BAD_REQUEST'],
      ['{ articles(first: 1000) { totalCount } }', 'PAGE_SIZE'],
    ] as const) {
      const { code, out } = await run(['query', document, '--archive', archive.file]);
      expect([document, code, JSON.parse(out).errors[0].extensions.code]).toEqual([document, 1, error]);
    }
  });

  test.each(['nonsense', '[]', 'null', '1', '"x"', '{', ''])('refuses variables like %j', async (variables) => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    const result = await run(['query', '{ __typename }', '--variables', variables, '--archive', archive.file]);
    expectComplaint(result, 2, /--variables/);
  });
});

describe('an archive', () => {
  const commands = (file: string): string[][] => [
    ['query', '{ archive { revision } }', '--archive', file],
    ['verify', '--archive', file],
    ['serve', '--port', '0', '--archive', file],
  ];

  test('that does not exist is named, with the way to make one, and is not made', async () => {
    const { file } = open();
    for (const args of commands(file)) expectComplaint(await run(args), 1, /does not exist.*sourcebook ingest/);
    expect(existsSync(file)).toBe(false);
  });

  test('that is no SQLite file is named and left as it is', async () => {
    const { file, folder } = open({ 'a.txt': PAGE });
    for (const bytes of ['Not a database, and long enough to be none. '.repeat(50), 'short']) {
      writeFileSync(file, bytes);
      for (const args of [...commands(file), ['ingest', folder, '--archive', file]])
        expectComplaint(await run(args), 1, /archive\.db is no SQLite database/);
      expect(readFileSync(file, 'utf8')).toBe(bytes);
    }
  });

  test('that is a folder is named', async () => {
    const { file, folder } = open({ 'a.txt': PAGE });
    mkdirSync(file);
    for (const args of [...commands(file), ['ingest', folder, '--archive', file]])
      expectComplaint(await run(args), 1, /archive\.db is a folder/);
  });

  test("that is another program's is named and left as it is", async () => {
    const { file, folder } = open({ 'a.txt': PAGE });
    const other = new Database(file);
    other.exec('create table notes (text)');
    other.close();
    const bytes = readFileSync(file);
    for (const args of [...commands(file), ['ingest', folder, '--archive', file]])
      expectComplaint(await run(args), 1, /no Sourcebook archive/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('that a newer version wrote is named and left as it is', async () => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    const database = new Database(archive.file);
    database.pragma('user_version = 9000');
    database.close();
    for (const args of [...commands(archive.file), ['ingest', archive.folder, '--archive', archive.file]])
      expectComplaint(await run(args), 1, /newer Sourcebook.*9000/);
  });

  test('whose pages are damaged is named', async () => {
    const archive = open(inventPages(6));
    await archive.ingest();
    const bytes = readFileSync(archive.file);
    for (let at = 4096; at < bytes.length; at += 4096) bytes.fill(0x5a, at, at + 64);
    writeFileSync(archive.file, bytes);
    for (const args of commands(archive.file).slice(0, 2)) {
      const { code, out, err } = await run(args);
      expect(code).toBe(1);
      expect(out + err).not.toMatch(/^\s+at /m);
      expect((out + err).length).toBeGreaterThan(0);
    }
    expectComplaint(await archive.ingest(), 1, /archive\.db/);
  });

  test('in a folder that does not exist yet is made', async () => {
    const archive = open({ 'a.txt': PAGE });
    const file = join(archive.folder, '..', 'deep', 'er', 'a.db');
    expect((await run(['ingest', archive.folder, '--archive', file])).code).toBe(0);
    expect(statSync(file).isFile()).toBe(true);
  });

  test('where no file can be made is named', async () => {
    const archive = open({ 'a.txt': PAGE });
    const result = await run(['ingest', archive.folder, '--archive', join(archive.folder, 'a.txt', 'a.db')]);
    expectComplaint(result, 1, /a\.db/);
  });

  test('within the folder that is ingested is no capture', async () => {
    const archive = open({ 'a.txt': PAGE });
    const file = join(archive.folder, 'archive.db');
    for (let time = 0; time < 2; time++) {
      const { code, out } = await run(['ingest', archive.folder, '--archive', file]);
      expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Read 1 file with 0 problems') });
    }
  });
});

describe('ingest', () => {
  const problems = async (
    archive: TestArchive,
  ): Promise<{ path: string; message: string; offset: number | null }[]> => {
    const { archive: state } = await archive.ask<{ archive: { problems: { nodes: never[] } } }>(
      '{ archive { problems { nodes { path message offset } } } }',
    );
    return state.problems.nodes;
  };
  const paths = async (archive: TestArchive): Promise<string[]> =>
    (
      await archive.ask<{ captures: { nodes: { path: string }[] } }>('{ captures { nodes { path } } }')
    ).captures.nodes.map(({ path }) => path);

  test('of an empty folder says so and makes an archive that answers', async () => {
    const archive = open();
    const { code, out } = await archive.ingest();
    expect(code).toBe(1);
    expect(out).toContain(`${archive.folder}: The folder holds no captures.`);
    expect(await archive.ask('{ archive { articleCount settled } articles { totalCount } }')).toEqual({
      archive: { articleCount: 0, settled: true },
      articles: { totalCount: 0 },
    });
    expect((await run(['verify', '--archive', archive.file])).code).toBe(0);
  });

  test('names what it could not read, and reads the rest', async () => {
    const archive = open({
      'a.txt': PAGE,
      'binary.txt': Uint8Array.from({ length: 2000 }, (_, index) => (index * 37) % 256),
      'cut.txt': new Uint8Array([0x42, 0x6f, 0x61, 0x74, 0xc3]),
      'empty.txt': '',
      'page.html': '<!doctype html><p>Boats',
      'zero.txt': new Uint8Array(100),
      'z.txt': `${PAGE}\nOther boats came later.\n`,
    });
    const { code, out, err } = await archive.ingest();
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(await paths(archive)).toEqual(['a.txt', 'z.txt']);
    const found = await problems(archive);
    expect(found.map(({ path }) => path)).toEqual(['binary.txt', 'cut.txt', 'empty.txt', 'page.html', 'zero.txt']);
    expect(found.find(({ path }) => path === 'cut.txt')).toMatchObject({ offset: 4 });
    for (const { path, message } of found) expect(out).toContain(`${path}: ${message}`);
    expect(out).toContain('Read 2 files with 5 problems');
    expect(await archive.ingest()).toMatchObject({ code: 1 });
    expect(await problems(archive)).toEqual(found);
  });

  test('forgets a problem when its path is read well', async () => {
    const archive = open({ 'a.txt': PAGE, 'b.txt': '' });
    expect((await archive.ingest()).code).toBe(1);
    archive.write({ 'b.txt': 'Lamps\n\nThe lamps were lit one by one along the quay when the day had gone.\n' });
    expect((await archive.ingest()).code).toBe(0);
    expect(await problems(archive)).toEqual([]);
    expect(await paths(archive)).toEqual(['a.txt', 'b.txt']);
  });

  test('keeps what stood at a path before its bytes changed', async () => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    archive.write({ 'a.txt': PAGE.replace('dawn', 'noon') });
    await archive.ingest();
    expect(await paths(archive)).toEqual(['a.txt', 'a.txt']);
    const { errors } = await archive.request('{ capture(by: { path: "a.txt" }) { sha256 } }');
    const { captures } = await archive.ask<{ captures: { nodes: { sha256: string }[] } }>(
      '{ captures { nodes { sha256 } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    for (const { sha256 } of captures.nodes) expect(errors?.[0]?.message).toContain(sha256);
  });

  test('has one capture for the same bytes in two places', async () => {
    const archive = open({ 'one/a.txt': PAGE, 'two/b.txt': PAGE });
    expect((await archive.ingest()).code).toBe(0);
    expect(
      await archive.ask(
        '{ captures { nodes { path locations { path source { name } } appearances { totalCount } } } }',
      ),
    ).toEqual({
      captures: {
        nodes: [
          {
            path: 'one/a.txt',
            locations: [
              { path: 'one/a.txt', source: { name: 'one' } },
              { path: 'two/b.txt', source: { name: 'two' } },
            ],
            appearances: { totalCount: 1 },
          },
        ],
      },
    });
  });

  test('of a path that does not exist says so, and reads the others', async () => {
    const archive = open({ 'a.txt': PAGE });
    const missing = join(archive.folder, 'missing');
    const { code, out } = await archive.ingest(missing, archive.folder);
    expect(code).toBe(1);
    expect(out).toContain(`${missing}: There is no such file or folder.`);
    expect(await paths(archive)).toEqual(['a.txt']);
  });

  test('of a line of megabytes reads it like any other', async () => {
    const line = 'boats and lamps along the quay until the evening came '.repeat(20_000);
    const archive = open({ 'a.txt': PAGE, 'long.txt': line });
    expect((await archive.ingest()).code).toBe(0);
    const { capture } = await archive.ask<{ capture: object }>(
      '{ capture(by: { path: "long.txt" }) { byteLength segments { totalCount } appearances { totalCount } } }',
    );
    expect(capture).toMatchObject({ byteLength: line.length, appearances: { totalCount: 1 } });
    expect((await run(['verify', '--archive', archive.file])).code).toBe(0);
  });

  test('of odd names shows them in one line', async () => {
    const archive = open({ 'a\nb\u001b[31m.html': PAGE, 'ü ñ.txt': PAGE });
    const { out } = await archive.ingest();
    expect(out).toContain('a\\x0ab\\x1b[31m.html: ');
    expect(await paths(archive)).toEqual(['ü ñ.txt']);
  });

  test.skipIf(process.getuid?.() === 0)('of what may not be read says so, and reads the rest', async () => {
    const archive = open({ 'a.txt': PAGE, 'closed.txt': PAGE });
    chmodSync(join(archive.folder, 'closed.txt'), 0);
    const { code, out } = await archive.ingest();
    expect(code).toBe(1);
    expect(out).toMatch(/closed\.txt: .*permission/i);
    expect(await paths(archive)).toEqual(['a.txt']);
  });

  test.each([
    ['sources.json', '{\n  "sources": [\n    { "name": 7 }\n  ]\n}', /sources\.json:3:\d+: /],
    ['sources.json', '{ "sources": [ }', /sources\.json:1:\d+: /],
    ['sources.json', new Uint8Array([0x7b, 0xff, 0x7d]), /sources\.json/],
    [
      'authority.json',
      '{\n "entities": [{ "id": "a", "kind": "SHIP", "prefLabel": "A" }] }',
      /authority\.json:2:\d+: /,
    ],
    ['authority.json', '', /authority\.json/],
  ])('with a broken %s says where, and writes nothing', async (name, content, message) => {
    const archive = open({ 'a.txt': PAGE, [name]: content });
    expectFaults(await archive.ingest(), message);
    expect(existsSync(archive.file)).toBe(false);
  });

  test('with descriptions that do not exist says so, and writes nothing', async () => {
    const archive = open({ 'a.txt': PAGE });
    for (const option of ['--manifest', '--authority']) {
      const missing = join(archive.folder, 'missing.json');
      expectComplaint(await archive.ingest(archive.folder, option, missing), 1, /missing\.json/);
    }
    expect(existsSync(archive.file)).toBe(false);
  });

  test('takes descriptions by name instead of the folder’s own', async () => {
    const manifest = (name: string): object => ({ sources: [{ name, paths: ['**'] }] });
    const archive = open({ 'in/a.txt': PAGE, 'in/sources.json': manifest('Own'), 'other.json': manifest('Other') });
    await archive.ingest(join(archive.folder, 'in'), '--manifest', join(archive.folder, 'other.json'));
    expect(await archive.ask('{ sources { nodes { name } } }')).toEqual({ sources: { nodes: [{ name: 'Other' }] } });
  });

  test('is quiet when piped and shows progress on a terminal', async () => {
    const archive = open(inventPages(3));
    const args = ['ingest', archive.folder, '--archive', archive.file];
    const piped = await run(args);
    expect(piped.err).toBe('');
    for (const sign of ['\r', '\u001b']) expect(piped.out).not.toContain(sign);
    expect(piped.out).toMatch(
      /^Read 3 files with 0 problems in \d+\.\d s\.\n.+ now holds 3 captures, .+\nRevision [0-9a-f]{64}\n$/,
    );
    const watched = await run(args, { isTerminal: true });
    expect(watched.out).toContain('is unchanged: it holds 3 captures');
    expect(watched.err).toMatch(/\r\d+ files?, \d+\.\d MB, 0 problems, \d+ files\/s/);
    expect(watched.err).toMatch(/\r$/);
  });
});

describe('serve', () => {
  const occupy = (): Promise<{ port: number; server: Server }> =>
    new Promise((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        resolve({ server, port: (server.address() as { port: number }).port });
      });
    });

  test('answers until it is stopped', async () => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const serving = run(['serve', '--port', '0', '--archive', archive.file], { stopped });
    stop();
    const { code, out } = await serving;
    expect(code).toBe(0);
    expect(out).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  });

  test('says when its port is in use', async () => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    const { port, server } = await occupy();
    try {
      expectComplaint(
        await run(['serve', '--port', `${port}`, '--archive', archive.file]),
        1,
        new RegExp(`${port}.* in use`),
      );
    } finally {
      server.close();
    }
  });

  test('says when its address is none of this machine', async () => {
    const archive = open({ 'a.txt': PAGE });
    await archive.ingest();
    expectComplaint(
      await run(['serve', '--host', '203.0.113.7', '--port', '0', '--archive', archive.file]),
      1,
      /203\.0\.113\.7/,
    );
  });
});

describe('schema', () => {
  test('prints the SDL, or writes it', async () => {
    const { code, out } = await run(['schema']);
    expect(code).toBe(0);
    expect(out).toContain('type Query {');
    const { folder } = open();
    const file = join(folder, 'schema.graphql');
    expect(await run(['schema', '--output', file])).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file, 'utf8')).toBe(out);
  });

  test('says what stands in the way of a file', async () => {
    const { folder } = open({ 'old.graphql': 'type Query { a: Int }' });
    expectComplaint(await run(['schema', '--check', join(folder, 'old.graphql')]), 1, /old\.graphql/);
    expectComplaint(await run(['schema', '--check', join(folder, 'missing.graphql')]), 1, /missing\.graphql/);
    expectComplaint(await run(['schema', '--output', join(folder, 'no', 'folder.graphql')]), 1, /folder\.graphql/);
  });
});
