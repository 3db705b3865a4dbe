import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CopyCosts } from './group-copies.ts';
import { printTable } from './print-table.ts';

/** Copies alone, as settling finds them, among more and more short texts: what each costs, and the memory of all. */
export async function measureCopies(sizes: readonly number[], work: string): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const texts of sizes) {
    const { articles, sketching, keeping, grouping, adding, peakRss } = await groupCopies(texts, work);
    const each = (milliseconds: number) => (milliseconds * 1000) / texts;
    rows.push([texts, articles, each(sketching), each(keeping), each(grouping), adding, peakRss / 2 ** 20]);
  }
  printTable('Copies among short texts', [
    ['texts', 'articles', 'keys, µs a text', 'kept, µs', 'grouped, µs', '500 more grouped, ms', 'peak MiB'],
    ...rows,
  ]);
}

async function groupCopies(texts: number, work: string): Promise<CopyCosts> {
  const file = join(work, `${texts}-copies.db`);
  const child = fork(fileURLToPath(new URL('group-copies.ts', import.meta.url)), [file, String(texts)]);
  const [costs] = (await once(child, 'message')) as [CopyCosts];
  await once(child, 'exit');
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  return costs;
}
