import { createHash } from 'node:crypto';
import { openStore } from '@sourcebook/server';
import type { TestArchive } from './archive.ts';

const LENGTH = 10_000;

/** Text that can't be packed, so that an index would have to hold all of it. */
export function longText(seed: string, length = LENGTH): string {
  let text = '';
  for (let part = 0; text.length < length; part++)
    text += createHash('sha512').update(`${seed} ${part}`).digest('base64').replace(/[+/=]/g, ' ');
  return text
    .slice(0, length - 1)
    .replace(/^\W+/, 'x')
    .replace(/\s+$/, 'x')
    .concat('x');
}

/** Texts that are alike for long, and texts about as long as what an index holds of them. */
function likeTexts(seed: string, length = LENGTH): string[] {
  const whole = longText(seed, length);
  const lengths = [250, 255, 256, 257, 258, 300];
  return [
    ...lengths.map((length) => `${whole.slice(0, length - 1)}m`),
    ...['', 'b', 'a', 'B', '\u0001z', ' é'].map((end) => whole + end),
  ];
}

/** A name in capital letters, a word at a time. */
function longName(seed: string): string {
  return longText(seed, 3 * LENGTH)
    .replace(/[^a-z ]/gi, '')
    .replace(/\w+/g, (word) => word[0]!.toUpperCase() + word.slice(1, 8).toLowerCase());
}

export const paths = likeTexts('path').map((path) => `${path.replaceAll(' ', '/')}.txt`);
export const titles = likeTexts('title', 9900);
export const urls = likeTexts('url', 6000).map((url) => `https://long.example/${encodeURIComponent(url)}`);
export const labels = [longName('label'), `${longName('label')} Ba`, `${longName('label')} Ab`];
const unlisted = [longName('unlisted'), `${longName('unlisted')} Ba`];

/** Puts an archive together whose paths, titles, names, addresses and IDs are long, in two portions. */
export async function ingestLong(archive: TestArchive): Promise<void> {
  const text = (index: number) =>
    `${labels[index % labels.length]} opened pier ${index}. ${longText(`text ${index}`)}. ${unlisted[index % 2]} was there at noon.`;
  const lines = titles.map((title, index) =>
    JSON.stringify({
      title,
      text: text(index),
      url: urls[index],
      ...(index > 4 && { source: longText('called', 9000 + (index % 4)) }),
    }),
  );
  archive.write({
    'sources.json': {
      sources: [
        { name: longText('source'), url: urls[0], paths: ['first.jsonl'] },
        { name: `${longText('source')} b`, paths: [`${paths[0]!.slice(0, 20)}*`] },
      ],
    },
    'authority.json': {
      entities: labels.map((prefLabel, index) => ({
        id: `id-${longText('id').replaceAll(' ', '')}${index}`,
        kind: 'ORGANIZATION',
        prefLabel,
        sameAs: [urls[index]],
      })),
    },
    'first.jsonl': lines.slice(0, 5).join('\n'),
  });
  await done(archive);
  const alone = `${unlisted[0]} and later ${unlisted[1]} are named here.`;
  const note = (start: number, length: number) =>
    JSON.stringify({
      target: { source: 'alone.txt', selector: { type: 'TextPositionSelector', start, end: start + length } },
      body: { value: 'PERSON' },
    });
  archive.write({
    'second.jsonl': lines.slice(3).join('\n'),
    'alone.txt': alone,
    '../brought.jsonl': unlisted.map((name) => note(alone.indexOf(`${name} a`), name.length)).join('\n'),
  });
  const store = await openStore(archive.file, 'write');
  try {
    const captures = paths.map((path, index) => {
      const bytes = Buffer.from(`Pier ${index}\n\n${text(index + 50)}\n`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const location = { path, source: null, capturedAt: null };
      return { sha256, reader: 'plain-text', mediaType: 'text/plain', encoding: 'utf-8', bytes, location };
    });
    const problems = paths.map((path) => ({ path, reader: null, message: longText('problem'), offset: null }));
    await store.inputs.add(captures, problems);
    await store.inputs.add([], [], paths.slice(0, 3));
  } finally {
    await store.close();
  }
  await done(archive, archive.folder, '--annotations', `${archive.folder}/../brought.jsonl`);
}

async function done(archive: TestArchive, ...args: string[]): Promise<void> {
  const { code, out, err } = await archive.ingest(...args);
  if (err !== '') throw new Error(`${code} ${out.slice(0, 2000)} ${err}`);
}
