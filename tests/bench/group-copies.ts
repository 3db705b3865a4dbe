import sql from 'sql-template-tag';
import { hashText, normalizeText } from '../../packages/ingest/src/index.ts';
import { bandKeys, sketchCopy } from '../../packages/ingest/src/resolve/copy-sketch.ts';
import { Bands } from '../../packages/server/src/store/settle/bands.ts';
import { groupWritings } from '../../packages/server/src/store/settle/group-writings.ts';
import { Ids } from '../../packages/server/src/store/settle/ids.ts';
import { keepWritings } from '../../packages/server/src/store/settle/keep-writings.ts';
import { portions } from '../../packages/server/src/store/settle/portions.ts';
import { Texts } from '../../packages/server/src/store/settle/texts.ts';
import { openArchiveFile } from '../../packages/server/src/store/sqlite/open.ts';
import { inventCopies } from '../support/invent-copies.ts';

const TEXTS_A_PAGE = 500;

/** What the copies among so many texts cost, as settling finds them: told to the parent process. */
export interface CopyCosts {
  readonly articles: number;
  /** Milliseconds on the processor: folding texts to their keys, keeping those, grouping; then one more page. */
  readonly sketching: number;
  readonly keeping: number;
  readonly grouping: number;
  readonly adding: number;
  readonly peakRss: number;
}

const [file = '', count = '0'] = process.argv.slice(2);
const engine = openArchiveFile(file, 'write');
const cpu = { sketching: 0, keeping: 0, grouping: 0, adding: 0 };
const ids = { writing: await Ids.after(engine, 'writing') };
let position = 0;
let page = 0;

const more = portions(inventCopies(Number(count) + TEXTS_A_PAGE, 5), TEXTS_A_PAGE);
const begin = () => ({
  engine,
  ids,
  writings: new Set<number>(),
  newWritings: new Set<number>(),
  texts: new Texts(engine),
  bands: new Bands(engine),
});

await engine.transaction(async () => {
  const first = begin();
  for (let kept = 0; kept < Number(count); kept += TEXTS_A_PAGE) await keepPage(first);
  await measure('grouping', () => groupWritings(first));
  const second = begin();
  await keepPage(second);
  await measure('adding', () => groupWritings(second));
});
const row = await engine.first<{ articles: number }>(sql`select count(distinct article_id) as articles from writing`);
const { maxRSS } = process.resourceUsage();
process.send?.({ articles: row?.articles ?? 0, ...cpu, peakRss: maxRSS * 1024 } satisfies CopyCosts);
await engine.close();

/** Puts a page of texts where settling would find it. */
async function keepPage(settling: ReturnType<typeof begin>): Promise<void> {
  const texts = [...(more.next().value ?? [])].map(({ text }) => text);
  const showings = await measure('sketching', async () =>
    texts.map((text) => {
      const words = normalizeText(text);
      const { shingles } = sketchCopy(words);
      const bands = shingles.length > 0 ? new Uint32Array(new Set(bandKeys(shingles))) : new Uint32Array();
      return { hash: hashText(words), isExcerpt: false, bands };
    }),
  );
  const writings = await measure('keeping', () => keepWritings(settling, showings));
  const capture = ++page;
  const bytes = Buffer.from(texts.join(''));
  await engine.insert(
    'input_capture',
    ['id', 'sha256', 'reader', 'media_type', 'encoding', 'byte_length', 'bytes'],
    [[capture, String(capture), 'plain-text', 'text/plain', 'utf-8', bytes.length, bytes]],
  );
  let end = 0;
  const spans = texts.map(({ length }) => {
    const start = end;
    end += length;
    position++;
    return { id: position, start, end };
  });
  await engine.insert(
    'appearance',
    [
      'id',
      'capture_id',
      'article_id',
      'position',
      'path',
      'start',
      'end',
      'is_excerpt',
      'is_first',
      'writing_id',
      'document_id',
    ],
    spans.map(({ id, start, end }, index) => {
      const writing = writings.get(showings[index]?.hash ?? '')?.id ?? 0;
      return [id, capture, writing, index, '', start, end, 0, 0, writing, writing];
    }),
  );
  await engine.insert(
    'text_span',
    ['appearance_id', 'start', 'end'],
    spans.map(({ id, start, end }) => [id, start, end]),
  );
}

async function measure<Result>(step: keyof typeof cpu, work: () => Promise<Result>): Promise<Result> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  cpu[step] += (user + system) / 1000;
  return result;
}
