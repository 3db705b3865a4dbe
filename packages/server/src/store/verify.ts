import {
  type ArticleRecord,
  type CaptureContent,
  decodeCapture,
  READING_VERSION,
  type Span,
  sha256Hex,
} from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import { createAppearances } from './appearances.ts';
import { createArchive } from './archive.ts';
import type { Engine } from './engine.ts';
import { readMeta } from './meta.ts';
import { computeRevision } from './settle.ts';
import { CHECKS, type Check } from './verify-checks.ts';
import { verifyWorkings } from './verify-workings.ts';
import { WORKINGS } from './verify-workings-checks.ts';

/** Something in an archive that is not as it should be. */
export interface Fault {
  /** Which check found it. */
  readonly check: string;
  /** What it is about: a path, an ID. */
  readonly subject: string;
  readonly message: string;
}

/**
 * Checks that an archive holds what it says: bytes, segments, spans, references, counts, and what settling works with.
 * Faults come as found.
 */
export async function* verifyArchive(engine: Engine): AsyncGenerator<Fault> {
  yield* verifyIntegrity(engine);
  const captures = await engine.all<{ id: number }>(sql`select id from input_capture order by id`);
  for (const { id } of captures) yield* verifyCapture(engine, id);
  yield* perform(engine, CHECKS);
  yield* verifyState(engine);
  if (!(await isSettledByUs(engine))) return;
  yield* perform(engine, WORKINGS);
  yield* verifyWorkings(engine);
}

/** What older rules made is made anew by the next ingest. */
async function isSettledByUs(engine: Engine): Promise<boolean> {
  const { settled } = await createArchive(engine).state();
  const reading = await readMeta(engine, 'reading');
  return settled && reading !== null && (JSON.parse(reading) as { version?: number }).version === READING_VERSION;
}

async function* perform(engine: Engine, checks: readonly Check[]): AsyncGenerator<Fault> {
  for (const { check, query, message } of checks) {
    for (const { subject } of await engine.all<{ subject: string | number }>(query))
      yield { check, subject: String(subject), message };
  }
}

async function* verifyIntegrity(engine: Engine): AsyncGenerator<Fault> {
  for (const message of await engine.findDamage()) yield { check: 'database', subject: 'archive', message };
}

interface CaptureBytes {
  path: string | null;
  sha256: string;
  reader: string;
  encoding: string;
  byteLength: number;
  bytes: Uint8Array;
  shownHash: string | null;
  shownLength: number | null;
  shownEncoding: string | null;
}

async function* verifyCapture(engine: Engine, id: number): AsyncGenerator<Fault> {
  const capture =
    await engine.first<CaptureBytes>(sql`select c.path, i.sha256, i.reader, i.encoding, i.byte_length as "byteLength",
    i.bytes, c.sha256 as "shownHash", c.byte_length as "shownLength", c.encoding as "shownEncoding"
    from input_capture i left join capture c on c.id = i.id where i.id = ${id}`);
  if (!capture) return;
  const { bytes, path, sha256, encoding, byteLength } = capture;
  const subject = path ?? sha256;
  const hash = sha256Hex(bytes);
  for (const recorded of new Set([sha256, capture.shownHash ?? sha256])) {
    if (hash !== recorded)
      yield { check: 'hash', subject, message: `its bytes hash to ${hash}, recorded is ${recorded}` };
  }
  for (const recorded of new Set([byteLength, capture.shownLength ?? byteLength])) {
    if (bytes.length !== recorded)
      yield { check: 'length', subject, message: `it has ${bytes.length} bytes, recorded are ${recorded}` };
  }
  if ((capture.shownEncoding ?? encoding) !== encoding) {
    const message = `it was decoded as ${encoding}, recorded is ${capture.shownEncoding}`;
    yield { check: 'encoding', subject, message };
  }
  if (path === null) return;
  const content = decode(capture);
  if (content === null) {
    yield { check: 'encoding', subject, message: `its bytes can't be decoded as ${encoding}` };
    return;
  }
  yield* verifySegments(engine, id, subject, content.text);
  yield* verifySpans(engine, id, subject, content.text);
  if (content.record) yield* verifyRecord(engine, id, subject, content.record);
}

function decode({ bytes, ...decoding }: CaptureBytes): CaptureContent | null {
  try {
    return decodeCapture(bytes, decoding);
  } catch {
    return null;
  }
}

async function* verifySegments(engine: Engine, id: number, subject: string, text: string): AsyncGenerator<Fault> {
  const segments = await engine.all<{ start: number; end: number }>(
    sql`select start, "end" from segment where capture_id = ${id} order by start`,
  );
  let at = 0;
  for (const { start, end } of segments) {
    if (start !== at)
      yield {
        check: 'segments',
        subject,
        message: `they ${start > at ? 'leave a gap' : 'overlap'} at ${Math.min(start, at)}`,
      };
    at = end;
  }
  if (at !== text.length)
    yield { check: 'segments', subject, message: `they end at ${at}, the text at ${text.length}` };
}

async function* verifySpans(engine: Engine, id: number, subject: string, text: string): AsyncGenerator<Fault> {
  const mentions = await engine.all<{ start: number; end: number; text: string }>(sql`select m.start, m."end", n.text
    from mention m join appearance ap on ap.id = m.appearance_id join entity_name n on n.id = m.name_id where ap.capture_id = ${id}`);
  for (const mention of mentions) {
    const exact = text.slice(mention.start, mention.end);
    if (exact !== mention.text) {
      yield {
        check: 'spans',
        subject,
        message: `a mention at ${mention.start} to ${mention.end} is not what its name says`,
      };
    }
  }
  const shown =
    await engine.all<ShownText>(sql`select ap.id, a.title, t.text, ap.title_start as "titleStart", ap.title_end as "titleEnd",
    (select f.id from appearance f join capture c on c.id = f.capture_id
      where f.article_id = ap.article_id and f.title_start is not null
      order by f.path, c.sha256, f.position limit 1) = ap.id as "givesTitle",
    ap.is_first as "isFirst", ap.position
    from appearance ap join article a on a.id = ap.article_id join article_text t on t.article_id = a.id where ap.capture_id = ${id}`);
  const spans = await createAppearances(engine).textSpans(shown.map((appearance) => appearance.id));
  for (const appearance of shown) {
    const own = spans.filter((span) => span.id === appearance.id);
    yield* verifyShown(appearance, own, subject, text);
  }
}

/** What the capture says of its article in so many words is what its appearance shows. */
async function* verifyRecord(
  engine: Engine,
  id: number,
  subject: string,
  { url, publishedAt }: ArticleRecord,
): AsyncGenerator<Fault> {
  const said = JSON.stringify([url, publishedAt?.at ?? null, publishedAt?.precision ?? null]);
  const shown = await engine.all<Record<'url' | 'at' | 'precision', string | null>>(sql`select url, published_at as at,
    published_at_precision as precision from appearance where capture_id = ${id}`);
  if (shown.some((appearance) => JSON.stringify([appearance.url, appearance.at, appearance.precision]) !== said))
    yield { check: 'records', subject, message: 'its appearance shows another URL or date than its bytes' };
}

interface ShownText {
  id: number;
  title: string | null;
  text: string;
  titleStart: number | null;
  titleEnd: number | null;
  givesTitle: number | null;
  isFirst: number;
  position: number;
}

function* verifyShown(appearance: ShownText, spans: readonly Span[], subject: string, text: string): Generator<Fault> {
  const shown = spans.map(({ start, end }) => text.slice(start, end)).join('\n');
  if (appearance.isFirst === 1 && shown !== appearance.text) {
    yield { check: 'spans', subject, message: `the text of appearance ${appearance.position} is not its article's` };
  }
  const title = appearance.titleStart === null ? null : text.slice(appearance.titleStart, appearance.titleEnd!);
  if (appearance.givesTitle === 1 && title !== appearance.title) {
    yield { check: 'spans', subject, message: `the title of appearance ${appearance.position} is not its article's` };
  }
}

/** What is kept of the archive as a whole, against what it holds. */
async function* verifyState(engine: Engine): AsyncGenerator<Fault> {
  const state = await createArchive(engine).state();
  const counted = await engine.first<Record<string, number>>(sql`select
    (select count(*) from article) as "articleCount",
    (select count(*) from source) as "sourceCount",
    (select count(*) from entity where article_count > 0) as "entityCount",
    (select count(*) from capture) as "captureCount",
    (select count(*) from appearance) as "appearanceCount",
    (select count(*) from mention where is_first = 1) as "mentionCount"`);
  for (const [name, found] of Object.entries(counted ?? {})) {
    const kept = state[name as keyof typeof state];
    if (found !== kept) yield { check: 'counts', subject: name, message: `kept is ${kept}, counted are ${found}` };
  }
  if (!state.settled) return;
  // What came in and has not been read yet is no fault.
  const unread = await engine.all<{ subject: string }>(
    sql`select i.sha256 as subject from input_capture i left join capture c on c.id = i.id where c.id is null`,
  );
  for (const { subject } of unread) yield { check: 'references', subject, message: 'nothing shows the capture' };
  const revision = await computeRevision(engine);
  if (revision !== state.revision)
    yield { check: 'revision', subject: 'archive', message: `kept is ${state.revision}, its inputs give ${revision}` };
}
