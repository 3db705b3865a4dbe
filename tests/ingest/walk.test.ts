import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type WalkOptions, walkCaptures } from '../../packages/ingest/src/walk.ts';

const SMILE = '\u{1f642}';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'walk-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  fs.rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array = path): void {
  fs.mkdirSync(join(folder, path, '..'), { recursive: true });
  fs.writeFileSync(join(folder, path), content);
}

/** Makes a function of node:fs answer otherwise until the test's end. */
function alter<Name extends 'readSync' | 'openSync' | 'readdirSync'>(
  name: Name,
  change: (original: (typeof fs)[Name]) => (typeof fs)[Name],
): void {
  const original = fs[name];
  vi.spyOn(fs, name).mockImplementation(change(original) as never);
  syncBuiltinESMExports();
}

function walk(paths: string[] = [folder], options: WalkOptions = {}) {
  const found = [...walkCaptures(paths, options)];
  return {
    files: found.flatMap((entry) => ('bytes' in entry ? [entry.path] : [])),
    problems: found.flatMap((entry) => ('message' in entry ? [`${entry.path}: ${entry.message}`] : [])),
    found,
  };
}

describe('order', () => {
  test('is that of whole paths by code points, whatever kind their parts are of', () => {
    for (const name of ['b.txt', 'a/z.txt', 'a.txt', 'a-b.txt', 'B.txt', 'a/b/c.txt', 'a!/x.txt', '10.txt', '9.txt'])
      write(name);
    // By UTF-16 code units the second would come first.
    write('\ufb01.txt');
    write(`${SMILE}.txt`);
    expect(walk().files).toEqual([
      '10.txt',
      '9.txt',
      'B.txt',
      'a!/x.txt',
      'a-b.txt',
      'a.txt',
      'a/b/c.txt',
      'a/z.txt',
      'b.txt',
      '\ufb01.txt',
      `${SMILE}.txt`,
    ]);
  });

  test('of several arguments is that of the arguments', () => {
    write('one/z.txt');
    write('two/a.txt');
    expect(walk([join(folder, 'two'), join(folder, 'one')]).files).toEqual(['a.txt', 'z.txt']);
  });
});

describe('what is read', () => {
  test('a file keeps its bytes, its path in the folder, and the folder', () => {
    write('press/day 1.txt', new Uint8Array([0xef, 0xbb, 0xbf, 0x41]));
    expect(walk().found).toEqual([{ path: 'press/day 1.txt', folder, bytes: Buffer.from([0xef, 0xbb, 0xbf, 0x41]) }]);
  });

  test('a file that is named has the path that it has in its folder', () => {
    write('press/day.txt', 'x');
    expect(walk([join(folder, 'press/day.txt')]).found).toEqual([
      { path: 'day.txt', folder: join(folder, 'press'), bytes: Buffer.from('x') },
    ]);
  });

  test('a hidden file or folder that is named is read, for it was asked for', () => {
    write('.hidden/.day.txt');
    expect(walk([join(folder, '.hidden/.day.txt')]).files).toEqual(['.day.txt']);
    write('.hidden/page.txt');
    expect(walk([join(folder, '.hidden')]).files).toEqual(['page.txt']);
  });

  test('an empty file is a file', () => {
    write('empty.txt', '');
    expect(walk().files).toEqual(['empty.txt']);
  });

  test('a tree of 500 folders is walked to its end', () => {
    const deep = Array.from({ length: 500 }, () => 'd').join('/');
    write(`${deep}/page.txt`);
    expect(walk().files).toEqual([`${deep}/page.txt`]);
  });

  test('a folder of very many files is walked', () => {
    alter(
      'readdirSync',
      () =>
        (() =>
          Array.from({ length: 200_000 }, (_, index) => ({
            name: `${index}.txt`,
            isFile: () => true,
            isDirectory: () => false,
            isSymbolicLink: () => false,
          }))) as never,
    );
    expect(walk().problems).toHaveLength(200_000);
  });
});

describe('what is left alone', () => {
  test('hidden files, hidden folders and the files that describe captures', () => {
    for (const path of ['.a.txt', '.git/b.txt', 'sources.json', 'authority.json', 'deep/sources.json', 'page.txt'])
      write(path);
    expect(walk()).toMatchObject({ files: ['page.txt'], problems: [] });
  });

  test('links that lead out of the folder', () => {
    write('outside/page.txt');
    write('in/page.txt');
    // A name that only begins as the folder's does is outside of it.
    write('in-between/page.txt');
    fs.symlinkSync(join(folder, 'outside'), join(folder, 'in/linked'));
    fs.symlinkSync('../outside/page.txt', join(folder, 'in/linked.txt'));
    fs.symlinkSync('../in-between/page.txt', join(folder, 'in/between.txt'));
    expect(walk([join(folder, 'in')])).toMatchObject({ files: ['page.txt'], problems: [] });
  });

  test('pipes and sockets, which are never opened', async () => {
    write('page.txt');
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(folder, 'socket.txt'), done));
    try {
      expect(walk()).toMatchObject({ files: ['page.txt'], problems: [] });
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});

describe('links within the folder', () => {
  test('to a file and to a folder give the same bytes more than one path', () => {
    write('real/page.txt', 'same');
    fs.symlinkSync('real/page.txt', join(folder, 'again.txt'));
    fs.symlinkSync('real', join(folder, 'other'));
    expect(walk()).toMatchObject({ files: ['again.txt', 'other/page.txt', 'real/page.txt'], problems: [] });
  });

  test('to a hidden file lead to it, as git-annex stores files', () => {
    write('.store/0123', 'x');
    fs.symlinkSync('.store/0123', join(folder, 'page.txt'));
    expect(walk().files).toEqual(['page.txt']);
  });

  test('in a circle end', () => {
    write('a/page.txt');
    fs.symlinkSync('..', join(folder, 'a/up'));
    fs.symlinkSync('.', join(folder, 'a/self'));
    expect(walk()).toMatchObject({ files: ['a/page.txt'], problems: [] });
  });

  test('of many folders to each other do not multiply', () => {
    const names = Array.from({ length: 8 }, (_, index) => `f${index}`);
    for (const name of names) write(`${name}/page.txt`);
    for (const from of names) for (const to of names) fs.symlinkSync(`../${to}`, join(folder, from, `to-${to}`));
    // Each folder's own page, and each of the seven others' by its link.
    expect(walk().files).toHaveLength(8 * 8);
  });

  test('to nothing, or to themselves, are problems', () => {
    fs.symlinkSync('gone.txt', join(folder, 'dangling.txt'));
    fs.symlinkSync('b', join(folder, 'a'));
    fs.symlinkSync('a', join(folder, 'b'));
    write('page.txt');
    const { files, problems } = walk();
    expect(files).toEqual(['page.txt']);
    expect(problems).toEqual([
      'a: The link leads in a circle.',
      'b: The link leads in a circle.',
      'dangling.txt: The link leads to nothing.',
    ]);
  });

  test('a folder that is named by a link is walked', () => {
    write('real/page.txt');
    fs.symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(walk([join(folder, 'link')]).found).toMatchObject([{ path: 'page.txt', folder: join(folder, 'link') }]);
  });
});

describe('problems', () => {
  test('what is missing, empty, no file, or a description is named, and the rest is read', () => {
    write('page.txt');
    write('sources.json');
    fs.mkdirSync(join(folder, 'empty'));
    const at = (name: string) => join(folder, name);
    const { files, problems } = walk([
      at('missing'),
      at('empty'),
      '/dev/null',
      at('sources.json'),
      at('page.txt/x'),
      at('page.txt'),
    ]);
    expect(files).toEqual(['page.txt']);
    expect(problems).toEqual([
      `${at('missing')}: There is no such file or folder.`,
      `${at('empty')}: The folder holds no captures.`,
      '/dev/null: It is neither a file nor a folder.',
      `${at('sources.json')}: It describes captures and is none.`,
      `${at('page.txt/x')}: There is no such file or folder.`,
    ]);
  });

  test('a file above the limit is not read', () => {
    write('large.txt', 'x'.repeat(101));
    write('small.txt', 'x'.repeat(100));
    const { files, problems } = walk([folder], { maxBytes: 100 });
    expect(files).toEqual(['small.txt']);
    expect(problems).toEqual(['large.txt: It has 101 bytes; at most 100 are read.']);
  });

  test('a file that vanishes after its folder was listed', () => {
    write('a.txt');
    write('b.txt');
    const entries = walkCaptures([folder]);
    expect(entries.next().value).toMatchObject({ path: 'a.txt' });
    fs.rmSync(join(folder, 'b.txt'));
    expect(entries.next().value).toEqual({
      path: 'b.txt',
      reader: null,
      message: expect.stringMatching(/vanished/),
      offset: null,
    });
    expect(entries.next().done).toBe(true);
  });

  test('a pipe that takes the place of a listed file is not waited for', () => {
    write('a.txt');
    write('b.txt');
    const entries = walkCaptures([folder]);
    entries.next();
    fs.rmSync(join(folder, 'b.txt'));
    execFileSync('mkfifo', [join(folder, 'b.txt')]);
    expect(entries.next().value).toMatchObject({ path: 'b.txt', message: 'It is no regular file.' });
  });

  test.each([
    ['grows', () => fs.appendFileSync(join(folder, 'page.txt'), 'more')],
    ['is cut', () => fs.truncateSync(join(folder, 'page.txt'), 3)],
    ['is written over', () => fs.writeFileSync(join(folder, 'page.txt'), 'twelve more!')],
  ])('a file that %s while it is read', (_, change) => {
    write('page.txt', 'twelve bytes');
    // A change of equal length shows in its time only, which some kernels count in steps of 10 ms.
    fs.utimesSync(join(folder, 'page.txt'), 0, 0);
    let isChanged = false;
    alter(
      'readSync',
      (original) =>
        ((...args: Parameters<typeof fs.readSync>) => {
          if (!isChanged) change();
          isChanged = true;
          return original(...args);
        }) as never,
    );
    expect(walk()).toMatchObject({ files: [], problems: ['page.txt: It changed while it was read.'] });
  });

  test.each([
    ['EACCES', 'No permission to read it.'],
    ['EIO', 'It could not be read (EIO).'],
  ])('a file that the system refuses with %s', (code, message) => {
    write('a.txt');
    write('b.txt');
    alter(
      'openSync',
      (original) =>
        ((path: Buffer, flags: number) => {
          if (path.toString().endsWith('a.txt')) throw Object.assign(new Error(code), { code });
          return original(path, flags);
        }) as never,
    );
    expect(walk()).toMatchObject({ files: ['b.txt'], problems: [`a.txt: ${message}`] });
  });

  test('a folder that may not be listed', () => {
    write('closed/a.txt');
    write('open/b.txt');
    alter(
      'readdirSync',
      (original) =>
        ((path: Buffer, options: { withFileTypes: true }) => {
          if (path.toString().endsWith('closed')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
          return original(path, options);
        }) as never,
    );
    expect(walk()).toMatchObject({ files: ['open/b.txt'], problems: ['closed: No permission to read it.'] });
    const closed = join(folder, 'closed');
    expect(walk([closed])).toMatchObject({ files: [], problems: [`${closed}: No permission to read it.`] });
  });

  test('files are closed again, also those that could not be read', () => {
    for (let index = 0; index < 50; index++) write(`${index}.txt`, 'x'.repeat(index));
    const open = () => fs.readdirSync('/proc/self/fd').length;
    const before = open();
    walk([folder], { maxBytes: 25 });
    expect(open()).toBe(before);
  });
});

describe('names', () => {
  test('of odd characters are kept', () => {
    const names = [
      ' lead.txt',
      "quote's.txt",
      'new\nline.txt',
      'tab\t.txt',
      `${SMILE}.txt`,
      'e\u0301.txt',
      '\u00e9.txt',
      '%41.txt',
      'back\\slash.txt',
    ];
    for (const name of names) write(name);
    expect(new Set(walk().files)).toEqual(new Set(names));
  });

  test('that are not UTF-8 show their bytes, so that two files never share a path', () => {
    for (const byte of [0xe9, 0xff]) {
      fs.writeFileSync(Buffer.from([...Buffer.from(`${folder}/caf`), byte, ...Buffer.from('.txt')]), `${byte}`);
    }
    write('caf\u00e9.txt', 'good');
    expect(walk().found).toMatchObject([
      { path: 'caf\u00e9.txt', bytes: Buffer.from('good') },
      { path: 'caf\\xe9.txt', bytes: Buffer.from('233') },
      { path: 'caf\\xff.txt', bytes: Buffer.from('255') },
    ]);
  });
});
