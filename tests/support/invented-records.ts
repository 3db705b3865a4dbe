import type { Files } from './archive.ts';
import { inventItem } from './invented-archive.ts';
import { Random } from './seeded-random.ts';

const SOURCES = ['alpha', 'Inland', 'inland', 'Shore Daily', 'SHORE  DAILY', 'Notices of the day', null];
const LANGUAGES = ['en', 'en-gb', 'de', 'fa', null, null];
const DATES = ['2021', '2021-05', '2021-05-06', '2021-05-06T01:02:03+04:00', null];

/**
 * Files of records that share texts with pages and with each other, and say other things of them: other languages,
 * dates and sources. One record is a text file too.
 */
export function inventRecords(pages: Files, seed: number): Files {
  const random = new Random(seed);
  const shown = Object.values(pages).flatMap(
    (page) => (typeof page === 'string' ? page.match(/^Then .*$/gm) : []) ?? [],
  );
  const lines: string[] = [];
  const inventLines = () =>
    Array.from({ length: 8 }, (_, index) => {
      if (lines.length > 0 && random.chance(0.2)) return random.pick(lines);
      const { title, text } = inventItem(random);
      const record = {
        title,
        text: random.chance(0.5) ? random.pick(shown) : text,
        url: random.chance(0.6) ? `https://records.example/${seed}/${index}` : undefined,
        publishedAt: random.pick(DATES),
        source: random.pick(SOURCES),
        language: random.pick(LANGUAGES),
      };
      lines.push(JSON.stringify(record));
      return lines.at(-1)!;
    });
  const files = ['alpha/feed.jsonl', 'delta/feed.jsonl', 'feed.ndjson', 'zeta.jsonl'].map((path) => [
    path,
    `${inventLines().join('\n')}\n`,
  ]);
  return { ...Object.fromEntries(files), 'alpha/record.txt': lines[0]! };
}
