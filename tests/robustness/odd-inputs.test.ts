import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { run, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

test('a folder of everything that a disk can hold loses nothing that can be read', async () => {
  const pages = inventPages(3, 9);
  const archive = new TestArchive({
    ...pages,
    'empty.txt': '',
    'line\nbreak.txt': 'A page beneath a name with a line break.',
    'tab\tand \u202e\u{1f642}\u0301.txt': 'A page beneath an odd name.',
    'packed.txt.gz': gzipSync('x'.repeat(1_000_000)),
    'packed.txt': gzipSync('A page that is packed.'),
    'picture.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    'zip.txt': new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
    'zeros.txt': new Uint8Array(100_000),
    'one-line.txt': 'word '.repeat(200_000),
    'lines.txt': '\n'.repeat(300_000),
  });
  const at = (path: string) => join(archive.folder, path);
  const deep = Array.from({ length: 1000 }, () => 'd').join('/');
  mkdirSync(at(deep), { recursive: true });
  writeFileSync(at(`${deep}/page.txt`), 'A page far down.');
  symlinkSync('.', at('circle'));
  symlinkSync('nowhere', at('dangling.txt'));
  execFileSync('mkfifo', [at('pipe.txt')]);
  if (process.getuid?.() === 0) execFileSync('mknod', [at('device.txt'), 'c', '1', '3']);
  writeFileSync(at('sparse.txt'), '');
  truncateSync(at('sparse.txt'), 3_000_000_000);
  const socket = createServer();
  await new Promise<void>((resolve) => socket.listen(at('socket.txt'), resolve));
  try {
    const first = await archive.ingest();
    expect(first.err).toBe('');
    expect(first.code).toBe(1);
    const lines = first.out.trimEnd().split('\n');
    const problems = lines.slice(
      0,
      lines.findIndex((line) => line.startsWith('Read ')),
    );
    for (const name of [
      'dangling.txt',
      'packed.txt',
      'packed.txt.gz',
      'picture.txt',
      'sparse.txt',
      'zeros.txt',
      'zip.txt',
    ])
      expect(problems.filter((line) => line.startsWith(`${name}: `))).toHaveLength(1);
    const { captures } = await archive.ask<{ captures: { nodes: { path: string }[] } }>(
      '{ captures(first: 100) { nodes { path } } }',
    );
    const paths = captures.nodes.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        ...Object.keys(pages).filter((path) => path.endsWith('.txt')),
        'line\nbreak.txt',
        'tab\tand \u202e\u{1f642}\u0301.txt',
        'one-line.txt',
        `${deep}/page.txt`,
      ]),
    );
    for (const path of paths) expect(path).not.toMatch(/pipe|socket|device|circle/);
    const again = await archive.ingest();
    expect(again.out).toContain('is unchanged');
    expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0 });
  } finally {
    await new Promise((resolve) => socket.close(resolve));
    await archive.close();
  }
}, 60_000);

test('a problem goes when its file is mended, and comes back when it is broken', async () => {
  const archive = new TestArchive({
    'page.txt': gzipSync('packed'),
    'other.txt': 'Another page.',
  });
  const PROBLEMS = '{ archive { problems(first: 10) { nodes { path } } } }';
  const problems = async () =>
    (await archive.ask<{ archive: { problems: { nodes: { path: string }[] } } }>(PROBLEMS)).archive.problems.nodes;
  try {
    expect((await archive.ingest()).code).toBe(1);
    expect(await problems()).toEqual([{ path: 'page.txt' }]);
    archive.write({ 'page.txt': 'A page that can be read.' });
    expect((await archive.ingest()).code).toBe(0);
    expect(await problems()).toEqual([]);
    archive.write({ 'page.txt': gzipSync('packed') });
    expect((await archive.ingest()).code).toBe(1);
    expect(await problems()).toEqual([{ path: 'page.txt' }]);
  } finally {
    await archive.close();
  }
});
