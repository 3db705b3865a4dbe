import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { run, TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';

const WAITING = 'Waiting for another process that writes this archive…';

/** The lines that a person saw, one after the other, in the place of each. */
const linesOf = (err: string) =>
  err
    .split('\r')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

test('who ingests while another process writes is told so, and told when it goes on', async () => {
  const archive = new TestArchive(inventPages(2));
  await archive.ingest();
  archive.write(inventPages(3, 2, 'more-'));
  const other = new Database(archive.file);
  try {
    other.exec('begin immediate');
    const ended = run(['ingest', archive.folder, '--archive', archive.file], { isTerminal: true });
    await setTimeout(1_500);
    other.exec('commit');
    const { code, err, out } = await ended;
    expect(code).toBe(0);
    const lines = linesOf(err);
    expect(lines.filter((line) => line === WAITING)).toHaveLength(1);
    expect(lines.lastIndexOf('Reading articles and entities…')).toBeGreaterThan(lines.indexOf(WAITING));
    // Which of the last steps are seen depends on how fast they are.
    expect(lines.at(-1)).toMatch(/^([A-Z][a-z]+ [a-z]+: \d+ of \d+|Reading articles and entities…)$/);
    expect(out).not.toContain(WAITING);
  } finally {
    other.close();
    await archive.close();
  }
});

test('nothing is said of it where nobody watches, or nobody is waited for', async () => {
  const archive = new TestArchive(inventPages(2));
  try {
    expect((await archive.ingest()).err).toBe('');
    const { err } = await run(['ingest', archive.folder, '--archive', archive.file], { isTerminal: true });
    expect(linesOf(err)).not.toContain(WAITING);
  } finally {
    await archive.close();
  }
});
