import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inventPages } from './invent-page.ts';
import { authorityOf, type World } from './world.ts';

/** A line of JSON a record, many in a file. */
const RECORDS_IN_FILE = 10_000;

/** Writes a world's articles as listing pages, with a manifest of their sources and the entities as authority file. */
export function writePages(world: World, folder: string): void {
  describe(world, folder);
  for (const { path, text } of inventPages(world)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The same articles as JSON lines, one record a line. */
export function writeLines(world: World, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeAuthority(world, folder);
  for (const { articles, source } of inventPages(world)) {
    const { name } = world.sources[source]!;
    const lines = articles.map(({ title, body, url, publishedAt }) =>
      JSON.stringify({ title: title.text, text: body.text, url, publishedAt, source: name, language: 'en' }),
    );
    const file = `articles-${String(Math.floor(articles[0]!.number / RECORDS_IN_FILE)).padStart(4, '0')}.jsonl`;
    appendFileSync(join(folder, file), `${lines.join('\n')}\n`);
  }
}

function describe(world: World, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeAuthority(world, folder);
  const sources = world.sources.map(({ slug, name, url }) => ({ slug, name, url, paths: [`${slug}/**`] }));
  writeFileSync(join(folder, 'sources.json'), JSON.stringify({ sources }));
}

function writeAuthority(world: World, folder: string): void {
  const entities = authorityOf(world).map(({ id, kind, prefLabel, altLabel }) => ({ id, kind, prefLabel, altLabel }));
  writeFileSync(join(folder, 'authority.json'), JSON.stringify({ entities }));
}
