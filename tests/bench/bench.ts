import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAnswers, measureCache } from './measure-answers.ts';
import { measureCopies } from './measure-copies.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureIngest } from './measure-ingest.ts';
import { measureStart } from './measure-start.ts';
import { createWorld } from './world.ts';
import { writeArchive } from './write-archive.ts';
import { writeLines, writePages } from './write-captures.ts';

/** Growth is told from an archive of so many articles on. */
const SMALL = 10_000;
/** Copies alone are quick to find: among as many as five times the articles. */
const COPIES = [10_000, 100_000, 1_000_000];
/** More than so many articles take long to ingest: their pages are written for those who ask to keep them. */
const MOST_INGESTED = 20_000;

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    keep: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
  },
});
const articles = Number(values.articles);
const rounds = { rounds: Number(values.rounds), milliseconds: 1500, connections: 8 };
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'sourcebook-bench-'));
mkdirSync(folder, { recursive: true });

/** Of so many articles; one that a run before has kept is used again. */
async function prepareArchive(count: number): Promise<string> {
  const file = join(folder, `${count}.db`);
  if (existsSync(file)) return file;
  const began = performance.now();
  await writeArchive(createWorld(count), `${file}.part`);
  renameSync(`${file}.part`, file);
  console.log(`Wrote an archive of ${count} articles in ${Math.round((performance.now() - began) / 1000)} s.`);
  return file;
}

function preparePages(count: number): string {
  const pages = join(folder, `${count}-pages`);
  if (!existsSync(pages)) writePages(createWorld(count), pages);
  return pages;
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  answers: async () => measureAnswers(await prepareArchive(articles), rounds),
  cache: async () => measureCache(await prepareArchive(articles), rounds),
  growth: async () => {
    const sizes = [Math.min(SMALL, Math.ceil(articles / 10)), articles] as const;
    await measureGrowth([await prepareArchive(sizes[0]), await prepareArchive(sizes[1])], sizes);
  },
  start: async () => measureStart(await prepareArchive(articles), Number(values.rounds)),
  copies: () => {
    const sizes = COPIES.filter((texts) => texts <= 5 * articles);
    return measureCopies(sizes, folder);
  },
  ingest: async () => {
    const count = Math.min(articles, MOST_INGESTED);
    await measureIngest(preparePages(count), count, folder);
  },
};

console.log(`${articles} articles; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}.`);
try {
  for (const [name, run] of Object.entries(parts)) if (values.only?.includes(name) ?? true) await run();
  if (values.keep !== undefined) {
    preparePages(articles);
    const lines = join(folder, `${articles}-lines`);
    if (!existsSync(lines)) writeLines(createWorld(articles), lines);
    console.log(`\nKept in ${folder}: the archives, and the same articles as listing pages and as JSON lines.`);
  }
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true });
}
