import { decodeCapture, sha256Hex } from '@sourcebook/ingest';
import sql, { type Sql } from 'sql-template-tag';
import { createArchive } from './archive.ts';
import type { Engine } from './engine.ts';

/** Something in an archive that is not as it should be. */
export interface Fault {
  /** Which check found it. */
  readonly check: string;
  /** What it is about: a path, an ID. */
  readonly subject: string;
  readonly message: string;
}

/** Checks that an archive holds what it says: bytes, segments, spans, references and counts. Faults come as found. */
export async function* verifyArchive(engine: Engine): AsyncGenerator<Fault> {
  yield* verifyIntegrity(engine);
  const captures = await engine.all<{ id: number }>(sql`select id from input_capture order by id`);
  for (const { id } of captures) yield* verifyCapture(engine, id);
  for (const { check, query, message } of REFERENCES) {
    for (const { subject } of await engine.all<{ subject: string }>(query))
      yield { check, subject: String(subject), message };
  }
  yield* verifyCounts(engine);
}

async function* verifyIntegrity(engine: Engine): AsyncGenerator<Fault> {
  for (const row of await engine.all<Record<string, string>>(sql`pragma integrity_check`)) {
    const message = Object.values(row)[0] ?? '';
    if (message !== 'ok') yield { check: 'database', subject: 'archive', message };
  }
}

interface CaptureBytes {
  id: number;
  path: string | null;
  sha256: string;
  encoding: string;
  byteLength: number;
  bytes: Uint8Array;
}

async function* verifyCapture(engine: Engine, id: number): AsyncGenerator<Fault> {
  const capture = await engine.first<CaptureBytes>(sql`select i.id, c.path, i.sha256, i.encoding,
    i.byte_length as "byteLength", i.bytes from input_capture i left join capture c on c.id = i.id where i.id = ${id}`);
  if (!capture) return;
  const subject = capture.path ?? capture.sha256;
  const hash = sha256Hex(capture.bytes);
  if (hash !== capture.sha256)
    yield { check: 'hash', subject, message: `its bytes hash to ${hash}, recorded is ${capture.sha256}` };
  if (capture.bytes.length !== capture.byteLength) {
    yield {
      check: 'length',
      subject,
      message: `it has ${capture.bytes.length} bytes, recorded are ${capture.byteLength}`,
    };
  }
  if (capture.path === null) return;
  const text = decodeCapture(capture.bytes, capture.encoding);
  yield* verifySegments(engine, id, subject, text);
  yield* verifySpans(engine, id, subject, text);
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
    await engine.all<ShownText>(sql`select a.title, t.text, ap.title_start as "titleStart", ap.title_end as "titleEnd",
    (select json_group_array(json_array(s.start, s."end")) from
      (select start, "end" from text_span where appearance_id = ap.id order by start) s) as spans,
    (select min(f.id) from appearance f where f.article_id = ap.article_id and f.title_start is not null) = ap.id as "givesTitle",
    ap.is_first as "isFirst", ap.position
    from appearance ap join article a on a.id = ap.article_id join article_text t on t.article_id = a.id where ap.capture_id = ${id}`);
  for (const appearance of shown) yield* verifyShown(appearance, subject, text);
}

interface ShownText {
  title: string | null;
  text: string;
  titleStart: number | null;
  titleEnd: number | null;
  spans: string;
  givesTitle: number | null;
  isFirst: number;
  position: number;
}

function* verifyShown(appearance: ShownText, subject: string, text: string): Generator<Fault> {
  const spans = JSON.parse(appearance.spans) as [number, number][];
  const shown = spans.map(([start, end]) => text.slice(start, end)).join('\n');
  if (appearance.isFirst === 1 && shown !== appearance.text) {
    yield { check: 'spans', subject, message: `the text of appearance ${appearance.position} is not its article's` };
  }
  const title = appearance.titleStart === null ? null : text.slice(appearance.titleStart, appearance.titleEnd!);
  if (appearance.givesTitle === 1 && title !== appearance.title) {
    yield { check: 'spans', subject, message: `the title of appearance ${appearance.position} is not its article's` };
  }
}

interface Check {
  readonly check: string;
  /** Selects a subject for each fault. */
  readonly query: Sql;
  readonly message: string;
}

const REFERENCES: readonly Check[] = [
  {
    check: 'references',
    query: sql`select l.path as subject from input_location l left join input_capture c on c.id = l.capture_id where c.id is null`,
    message: 'the location has no capture',
  },
  {
    check: 'references',
    query: sql`select c.path as subject from capture c left join source s on s.id = c.source_id where s.id is null`,
    message: 'the capture has no source',
  },
  {
    check: 'references',
    query: sql`select a.key as subject from article a left join source s on s.id = a.source_id where s.id is null`,
    message: 'the article has no source',
  },
  {
    check: 'references',
    query: sql`select a.key as subject from article a left join article_text t on t.article_id = a.id where t.text is null`,
    message: 'the article has no text',
  },
  {
    check: 'references',
    query: sql`select a.key as subject from article a where (select count(*) from appearance p where p.article_id = a.id and p.is_first = 1) <> 1`,
    message: 'the article has not exactly one first appearance',
  },
  {
    check: 'references',
    query: sql`select p.id as subject from appearance p left join article a on a.id = p.article_id left join capture c on c.id = p.capture_id where a.id is null or c.id is null`,
    message: 'the appearance has no article or no capture',
  },
  {
    check: 'references',
    query: sql`select g.id as subject from segment g left join appearance p on p.id = g.appearance_id where (g.kind in ('TITLE', 'TEXT')) <> (p.id is not null)`,
    message: 'the segment and its appearance disagree',
  },
  {
    check: 'references',
    query: sql`select m.id as subject from mention m left join appearance p on p.id = m.appearance_id left join entity e on e.id = m.entity_id left join entity_name n on n.id = m.name_id and n.entity_id = m.entity_id where p.id is null or e.id is null or n.id is null or p.article_id <> m.article_id or p.is_first <> m.is_first`,
    message: 'the mention has no appearance, entity or name, or disagrees with them',
  },
  {
    check: 'references',
    query: sql`select r.old as subject from redirect r where (r.type = 'Article' and r.new not in (select key from article)) or (r.type = 'Entity' and r.new not in (select key from entity)) or (r.type = 'Source' and r.new not in (select key from source))`,
    message: 'the ID that moved leads nowhere',
  },
  {
    check: 'counts',
    query: sql`select e.key as subject from entity e where e.article_count <> (select count(distinct m.article_id) from mention m where m.entity_id = e.id and m.is_first = 1) or e.mention_count <> (select count(*) from mention m where m.entity_id = e.id and m.is_first = 1)`,
    message: "the entity's counts are not those of its mentions",
  },
  {
    check: 'counts',
    query: sql`select s.key as subject from source s where s.article_count <> (select count(distinct p.article_id) from capture_location l join appearance p on p.capture_id = l.capture_id where l.source_id = s.id)`,
    message: "the source's count is not that of its articles",
  },
  {
    check: 'counts',
    query: sql`select x.id as subject from entity_article x where x.mention_count <> (select count(*) from mention m where m.entity_id = x.entity_id and m.article_id = x.article_id and m.is_first = 1)`,
    message: 'the count of an entity in an article is not that of its mentions',
  },
  {
    check: 'counts',
    query: sql`select n.text as subject from entity_name n where n.mention_count <> (select count(*) from mention m where m.name_id = n.id and m.is_first = 1)`,
    message: "the name's count is not that of its mentions",
  },
  {
    check: 'search',
    query: sql`select 'articles' as subject where (select count(*) from article_fts) <> (select count(*) from article)`,
    message: 'the search index has not as many entries as there are articles',
  },
];

async function* verifyCounts(engine: Engine): AsyncGenerator<Fault> {
  const { articleCount, captureCount, appearanceCount, mentionCount } = await createArchive(engine).state();
  const counted = await engine.first<Record<string, number>>(sql`select
    (select count(*) from article) as "articleCount", (select count(*) from capture) as "captureCount",
    (select count(*) from appearance) as "appearanceCount", (select count(*) from mention where is_first = 1) as "mentionCount"`);
  for (const [name, kept] of Object.entries({ articleCount, captureCount, appearanceCount, mentionCount })) {
    if (counted?.[name] !== kept)
      yield { check: 'counts', subject: name, message: `kept is ${kept}, counted are ${counted?.[name]}` };
  }
}
